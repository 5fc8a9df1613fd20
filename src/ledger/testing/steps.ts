import fc from 'fast-check';
import { TREATMENTS } from './world.ts';

export const CONTROLS = ['stop', 'pause', 'resume'] as const;

/** One event. Numbers choose among what there is. */
export type Step =
  | { kind: 'look' }
  | { kind: 'click'; first: number; count: number; undoSeconds: number }
  | { kind: 'the browser sends an old click again'; which: number }
  | { kind: 'undo'; which: number; row: number | undefined }
  | { kind: 'wait'; ms: number }
  | { kind: 'somebody else acknowledges'; row: number }
  | { kind: 'results arrive'; count: number }
  | { kind: 'the cloud'; treatment: (typeof TREATMENTS)[number] }
  | { kind: 'pages shift while read'; leave: number; arrive: number }
  | { kind: 'the cloud cannot be read'; isReadable: boolean }
  | { kind: 'pages are capped'; rows: number; isSaid: boolean }
  | { kind: 'calls wait for their turn'; ms: number }
  | { kind: 'control'; which: number; control: (typeof CONTROLS)[number] }
  | { kind: 'shutdown' }
  | { kind: 'the record is moved away'; isAway: boolean }
  | { kind: 'crash'; afterWrites: number };

const small = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'look' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('click' as const),
      first: small,
      count: fc.integer({ min: 1, max: 4 }),
      undoSeconds: fc.constantFrom(0, 0, 10),
    }),
  },
  fc.record({ kind: fc.constant('the browser sends an old click again' as const), which: small }),
  fc.record({ kind: fc.constant('undo' as const), which: small, row: fc.option(small, { nil: undefined }) }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 1000, 5000, 10_000, 61_000),
    }),
  },
  fc.record({ kind: fc.constant('somebody else acknowledges' as const), row: small }),
  fc.record({ kind: fc.constant('results arrive' as const), count: fc.integer({ min: 1, max: 3 }) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('the cloud' as const),
      treatment: fc.constantFrom(...TREATMENTS),
    }),
  },
  fc.record({
    kind: fc.constant('pages shift while read' as const),
    leave: fc.nat({ max: 1 }),
    arrive: fc.nat({ max: 1 }),
  }),
  fc.record({ kind: fc.constant('the cloud cannot be read' as const), isReadable: fc.boolean() }),
  fc.record({
    kind: fc.constant('pages are capped' as const),
    rows: fc.integer({ min: 1, max: 4 }),
    isSaid: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('calls wait for their turn' as const), ms: fc.constantFrom(0, 2000) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('control' as const),
      which: small,
      control: fc.constantFrom(...CONTROLS),
    }),
  },
  fc.constant({ kind: 'shutdown' as const }),
  fc.record({ kind: fc.constant('the record is moved away' as const), isAway: fc.boolean() }),
  fc.record({ kind: fc.constant('crash' as const), afterWrites: fc.nat({ max: 4 }) }),
);
export const histories = fc.array(step, { minLength: 3, maxLength: 24 });
