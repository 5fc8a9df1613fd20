import type { Context } from 'hono';
import * as v from 'valibot';
import { docketError } from '../contract/api-error.ts';
import type { Session } from '../contract/session.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { requireOwnPage } from './guards.ts';
import { readBody, readQuery } from './read-request.ts';
import { masked } from './read-routes.ts';
import type { Route } from './route.ts';
import { acknowledgeBody, acknowledgedResultsQuery, nothing, operationId, undoBody } from './schemas.ts';

/** What the routes ask of the ledger. */
export type AskedLedger = Pick<
  Ledger,
  'acknowledge' | 'undo' | 'operation' | 'operations' | 'acknowledgedResults' | 'show'
>;

interface Rooms {
  readonly ledger: AskedLedger;
  readonly session: () => Session;
  readonly origins: () => ReadonlySet<string>;
}

/** The routes of acknowledging: what changes the ledger, and what it says. */
export function ledgerRoutes({ ledger, session, origins }: Rooms): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/acknowledgements',
      answer: async (context) => {
        requireOwnPage(context, origins());
        readQuery(context, nothing);
        const { canAcknowledge, reason } = session();
        if (!canAcknowledge)
          throw docketError('ReadOnly', reason ?? 'This Docket may not acknowledge results.');
        const request = await readBody(context, acknowledgeBody);
        return context.json({ operation: ledger.acknowledge(request) }, 202);
      },
    },
    {
      method: 'GET',
      path: '/api/operations',
      answer: (context) => {
        readQuery(context, nothing);
        return context.json(ledger.operations());
      },
    },
    {
      method: 'GET',
      path: '/api/operations/:id',
      answer: (context) => {
        readQuery(context, nothing);
        return context.json(ledger.operation(readOperationId(context)));
      },
    },
    {
      // Allowed in read-only mode too: undoing sends nothing.
      method: 'POST',
      path: '/api/operations/:id/undo',
      answer: async (context) => {
        requireOwnPage(context, origins());
        readQuery(context, nothing);
        const id = readOperationId(context);
        const { ids } = await readBody(context, undoBody);
        return context.json({ operation: ledger.undo(id, ids) });
      },
    },
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

function readOperationId(context: Context): string {
  const id = v.safeParse(operationId, context.req.param('id'));
  if (!id.success) throw docketError('NotFound', 'There is no such operation.');
  return id.output;
}
