import { ApiError } from '../../contract/api-error.ts';
import type { Database } from '../../platform/database.ts';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { RecordLost } from '../errors.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { LedgerOptions } from '../options.ts';
import { Crashed, mortal, mortalClock } from './mortal.ts';
import type { CONTROLS, Step } from './steps.ts';
import { createWitness } from './witness.ts';
import { createWorld } from './world.ts';

const SETTLE_SECONDS = 60;

/** How a variant of the ledger differs from the real one. */
export interface Variant {
  options?: (options: LedgerOptions, db: Database, account: string) => LedgerOptions;
  /** Gives the operation of a click sent again another id. */
  forgetsOperationId?: boolean;
}

let accounts = 0;

/** Microtasks are all there is in a ledger over a store in memory. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}

/** Plays one history against a ledger on `db` and returns the first claim that did not hold, or undefined. */
export async function play(
  steps: readonly Step[],
  db: Database,
  variant: Variant = {},
): Promise<string | undefined> {
  accounts += 1;
  const account = `history-${accounts}`;
  const clock = createTestClock(settle);
  const world = createWorld(clock);
  const witness = createWitness(db, account, world, clock, SETTLE_SECONDS * 1000);
  const clicks: { operationId: string; ids: string[]; undoSeconds: number }[] = [];
  let life = { isAlive: true, writesLeft: Number.POSITIVE_INFINITY };
  /** Whether the path holds the file that the process has open. */
  let isAway = false;
  let ledger = open();

  function open(): Ledger {
    const mine = { isAlive: true, writesLeft: Number.POSITIVE_INFINITY };
    life = mine;
    const alive = () => {
      if (!mine.isAlive) throw new Crashed();
    };
    const options: LedgerOptions = {
      db: mortal(db, mine),
      clock: mortalClock(clock, mine),
      file: {
        prove: () => {
          if (isAway) throw new RecordLost({ message: 'The record is gone.', words: { name: 'recordGone' } });
        },
        noted: () => undefined,
        note: () => {},
      },
      account,
      upstream: 'emulator',
      accessKeyId: 'key',
      undoSeconds: 10,
      settleSeconds: SETTLE_SECONDS,
      keepTaskResult: false,
      log: () => {},
      waitForTurn: world.waitForTurn,
      send: async (ids) => {
        alive();
        if (isAway) witness.violate('a call left although its record is kept nowhere');
        witness.sent(ids);
        const outcome = await world.send(ids);
        witness.treated(ids, outcome);
        return mine.isAlive ? outcome : new Promise<never>(() => {});
      },
      readTask: async (params) => {
        alive();
        return world.readTask(params);
      },
      readQueue: async (params) => {
        alive();
        const reading = await world.readQueue(params);
        witness.saw(reading.answer.items, reading.asOf);
        return reading;
      },
    };
    return openLedger(variant.options?.(options, db, account) ?? options);
  }

  function restart(): void {
    life.isAlive = false;
    // A process that finds less than was noted does not send, so somebody puts the file back first.
    isAway = false;
    ledger = open();
  }

  /** An orderly end: nothing leaves after it was asked for, and it is over without time passing. */
  async function shutDown(): Promise<void> {
    witness.ending(true);
    let isOver = false;
    ledger.close().then(
      () => (isOver = true),
      (error: unknown) => {
        if (!(error instanceof Crashed)) throw error;
        isOver = true;
      },
    );
    await settle();
    if (!isOver) witness.violate('an orderly end waits for something');
    witness.ending(false);
    restart();
  }

  async function control(which: number, name: (typeof CONTROLS)[number]): Promise<void> {
    const click = clicks[which % clicks.length];
    if (!click) return;
    await attempt(async () => {
      // What is resumed may leave before the answer is here.
      const takeBack = name === 'resume' ? witness.resumed(click.operationId) : () => {};
      try {
        await ledger[name](click.operationId);
      } catch (error) {
        takeBack();
        throw error;
      }
    });
  }

  const attempt = async (run: () => unknown) => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof Crashed)) throw error;
    }
  };

  function act(happening: Step): void | Promise<void> {
    switch (happening.kind) {
      case 'look':
        witness.saw(world.rows(), clock.now());
        return void ledger.show(world.rows(), clock.now());
      case 'click': {
        const ids = world.rows().slice(happening.first, happening.first + happening.count);
        if (ids.length === 0) return;
        const operationId = `${account}-${clicks.length}`;
        const click = {
          operationId,
          ids: ids.map((row) => row.taskDetailNo),
          undoSeconds: happening.undoSeconds,
        };
        clicks.push(click);
        return attempt(() => void ledger.acknowledge(click));
      }
      case 'the browser sends an old click again': {
        const click = clicks[happening.which % clicks.length];
        if (!click) return;
        const operationId = variant.forgetsOperationId
          ? `${click.operationId}-again-${clock.now()}`
          : click.operationId;
        const isOld = witness.knows(click.operationId);
        return attempt(() => {
          const operation = ledger.acknowledge({ ...click, operationId });
          if (isOld && operation.id !== click.operationId)
            witness.violate('a click sent again is another operation');
        });
      }
      case 'undo': {
        const click = clicks[happening.which % clicks.length];
        const row = happening.row === undefined ? undefined : click?.ids[happening.row % click.ids.length];
        return attempt(() => click && ledger.undo(click.operationId, row === undefined ? undefined : [row]));
      }
      case 'wait':
        return clock.advance(happening.ms);
      case 'somebody else acknowledges':
        return world.takeAway(happening.row);
      case 'results arrive':
        return world.arrive(happening.count);
      case 'the cloud':
        world.treatment = happening.treatment;
        return;
      case 'pages shift while read':
        world.drift.push({ leave: happening.leave, arrive: happening.arrive });
        return;
      case 'the cloud cannot be read':
        world.isReadable = happening.isReadable;
        return;
      case 'pages are capped':
        world.cap = { rows: happening.rows, isSaid: happening.isSaid };
        return;
      case 'calls wait for their turn':
        world.turnMs = happening.ms;
        return;
      case 'control':
        return control(happening.which, happening.control);
      case 'shutdown':
        return shutDown();
      case 'the record is moved away':
        isAway = happening.isAway;
        return;
      case 'crash':
        life.writesLeft = happening.afterWrites;
    }
  }

  world.arrive(6);
  await act({ kind: 'look' });
  for (const happening of steps) {
    await act(happening);
    await settle();
    if (!life.isAlive || life.writesLeft === 0) restart();
    witness.check();
  }
  await quieten();
  return witness.violation();

  /** The weather clears, and time enough passes for everything to settle. */
  async function quieten(): Promise<void> {
    Object.assign(world, { treatment: 'answers', isReadable: true, drift: [], turnMs: 0 });
    if (!life.isAlive) restart();
    isAway = false;
    life.writesLeft = Number.POSITIVE_INFINITY;
    // Whoever paused an operation ends the pause.
    for (const [which] of clicks.entries()) await control(which, 'resume');
    // In steps: what is resumed now takes more turns to leave than one wait lets pass, and is checked after that.
    for (let minutes = 0; minutes < 20; minutes += 5) await clock.advance(5 * 60 * 1000);
    await act({ kind: 'look' });
    witness.check();
    witness.checkSettled();
    life.isAlive = false;
  }
}
