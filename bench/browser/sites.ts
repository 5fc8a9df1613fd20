import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DocketProcess } from '../../e2e/docket-process.ts';

/** Enough that 200 turns of 50 rows find rows that were never shown. */
const RESULTS = '12000';

export interface Site {
  readonly name: 'Docket' | 'floor';
  /** The address of its first page with so many rows. */
  url(pageSize: number): string;
}

export interface Sites {
  readonly docket: Site;
  readonly floor: Site;
  close(): Promise<void>;
}

/** Another process of this program (`dist/bench.js`), and the first line that it prints. */
export async function startSelf(dist: string, args: readonly string[]): Promise<[ChildProcess, string]> {
  const child = spawn(process.execPath, [join(dist, 'bench.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return [child, line];
}

/** The built product with sample data, and the hand-written page that asks the same server for the same JSON. */
export async function startSites(dist: string): Promise<Sites> {
  const server = new DocketProcess(undefined, join(dist, 'server.js'));
  await server.start({ DOCKET_EMULATOR_RESULTS: RESULTS, DOCKET_CALLS_PER_SECOND: '1000' });
  const [pipe, floorOrigin] = await startSelf(dist, ['pipe', server.url]);
  return {
    docket: {
      name: 'Docket',
      url: (pageSize) => `${server.url}/results${pageSize === 50 ? '' : `?pageSize=${pageSize}`}`,
    },
    floor: { name: 'floor', url: (pageSize) => `${floorOrigin}/floor?pageSize=${pageSize}` },
    async close() {
      pipe.kill();
      await server.dispose();
    },
  };
}
