import type { Context } from 'hono';
import type * as v from 'valibot';
import { docketError } from '../contract/api-error.ts';
import type { Session } from '../contract/session.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { requireOwnPage } from './guards.ts';
import { masked } from './page-of.ts';
import { readBody, readId, readQuery } from './read-request.ts';
import type { Route } from './route.ts';
import { acknowledgeBody, acknowledgedResultsQuery, captureBody, nothing, undoBody } from './schemas.ts';

/** The part of the ledger that the routes use. */
export type AskedLedger = Omit<Ledger, 'close'>;

interface Rooms {
  readonly ledger: AskedLedger;
  readonly session: () => Session;
  readonly origins: () => ReadonlySet<string>;
}

/** The routes of acknowledging: those that change the ledger, and those that read it. */
export function ledgerRoutes({ ledger, session, origins }: Rooms): Route[] {
  /**
   * A POST that only Docket's own page may send. With `leadsToSending` it is refused where nothing may be acknowledged.
   */
  const post = <Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    leadsToSending: boolean,
    answer: (context: Context, body: v.InferOutput<Schema>) => Response | Promise<Response>,
  ): Route => ({
    method: 'POST',
    path,
    answer: async (context) => {
      requireOwnPage(context, origins());
      readQuery(context, nothing);
      const { canAcknowledge, reason, reasonWords } = session();
      if (leadsToSending && !canAcknowledge) {
        const code = ledger.trouble() === undefined ? 'ReadOnly' : 'LedgerUnavailable';
        throw docketError(code, reason ?? 'This Docket may not acknowledge results.', reasonWords);
      }
      return answer(context, await readBody(context, schema));
    },
  });
  const get = (path: string, answer: (context: Context) => object): Route => ({
    method: 'GET',
    path,
    answer: (context) => {
      readQuery(context, nothing);
      return context.json(answer(context));
    },
  });
  const operationId = (context: Context) => readId(context, 'operation');
  const captureId = (context: Context) => readId(context, 'list');

  return [
    post('/api/acknowledgements', acknowledgeBody, true, async (context, body) => {
      const operation =
        'captureId' in body ? await ledger.acknowledgeCapture(body) : ledger.acknowledge(body);
      return context.json({ operation }, 202);
    }),
    get('/api/operations', () => ledger.operations()),
    get('/api/operations/:id', (context) => ledger.operation(operationId(context))),
    // Undo, pause and stop are always allowed: not sending is the safe failure.
    post('/api/operations/:id/undo', undoBody, false, async (context, { ids }) =>
      context.json({ operation: await ledger.undo(operationId(context), ids) }),
    ),
    post('/api/operations/:id/pause', nothing, false, (context) =>
      context.json({ operation: ledger.pause(operationId(context)) }),
    ),
    post('/api/operations/:id/resume', nothing, true, async (context) =>
      context.json({ operation: await ledger.resume(operationId(context)) }),
    ),
    post('/api/operations/:id/stop', nothing, false, async (context) =>
      context.json({ operation: await ledger.stop(operationId(context)) }),
    ),
    post('/api/operations/:id/dismiss', nothing, false, (context) =>
      context.json({ operation: ledger.dismiss(operationId(context)) }),
    ),
    // A capture only reads, but its only use is acknowledging, and it costs a call for every thousand results. So it is
    // refused before it begins where acknowledging is refused.
    post('/api/captures', captureBody, true, (context, filter) =>
      context.json({ capture: ledger.startCapture(filter) }, 202),
    ),
    get('/api/captures/:id', (context) => ledger.capture(captureId(context))),
    post('/api/captures/:id/cancel', nothing, false, (context) =>
      context.json({ capture: ledger.cancelCapture(captureId(context)) }),
    ),
    {
      method: 'GET',
      path: '/api/acknowledged-results',
      answer: (context) => {
        const page = ledger.acknowledgedResults(readQuery(context, acknowledgedResultsQuery));
        return context.json({ ...page, items: page.items.map(masked) });
      },
    },
  ];
}
