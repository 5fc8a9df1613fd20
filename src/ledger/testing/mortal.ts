import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';

/** What a write after its process's death ends in. */
export class Crashed extends Error {}

/** The store as a process sees it that dies after so many writes: what was committed stays, the next write never is. */
export function mortal(db: Database, life: { isAlive: boolean; writesLeft: number }): Database {
  const write = () => {
    if (life.writesLeft <= 0) life.isAlive = false;
    if (!life.isAlive) throw new Crashed();
    life.writesLeft -= 1;
  };
  let depth = 0;
  return {
    exec: db.exec,
    get: db.get,
    close: db.close,
    all: (sql, ...params) => {
      if (sql.includes('UPDATE') && depth === 0) write();
      return db.all(sql, ...params);
    },
    run: (sql, ...params) => {
      if (depth === 0) write();
      return db.run(sql, ...params);
    },
    transaction: (run) => {
      write();
      depth += 1;
      try {
        return db.transaction(run);
      } finally {
        depth -= 1;
      }
    },
  };
}

/** A dead process's timers do not fire. */
export function mortalClock(clock: Clock, life: { isAlive: boolean }): Clock {
  return { ...clock, schedule: (ms, run) => clock.schedule(ms, () => life.isAlive && run()) };
}
