import { createEmulator, EMULATOR_CREDENTIALS } from '../emulator/emulator.ts';
import { systemClock } from '../platform/clock.ts';
import { ConfigError } from './config.ts';
import { openInFolder } from './data-folder.ts';
import { lockDataDir } from './data-lock.ts';
import { EMULATOR_HELP, type EmulatorArgs, readEmulatorArgs } from './emulator-args.ts';
import { listen } from './listen.ts';
import {
  describeCrash,
  describeListenError,
  EX_CONFIG,
  fail,
  guardProcess,
  stopOnSignal,
  write,
} from './run-process.ts';

/** A sample of 100,000 results takes about three seconds to make, one of 1,000,000 about thirty. */
const MANY_RESULTS = 100_000;

/** How to use the emulator with the usual clients: each needs an endpoint and the key. */
function guide(port: number): string {
  const { accessKeyId, accessKeySecret } = EMULATOR_CREDENTIALS;
  const key = `accessKeyId: '${accessKeyId}', accessKeySecret: '${accessKeySecret}'`;
  return `Emulator of Alibaba Cloud is ready at http://127.0.0.1:${port}
AccessKeyId      ${accessKeyId}
AccessKeySecret  ${accessKeySecret}

@alicloud/pop-core
  new Client({ endpoint: 'http://127.0.0.1:${port}', apiVersion: '2018-01-29',
    ${key} })
    .request('PollTaskResult', { PageNum: 1, PageSize: 20 })

@alicloud/openapi-client
  new Config({ endpoint: '127.0.0.1:${port}', protocol: 'http',
    ${key} })

aliyun CLI
  aliyun domain PollTaskResult --version 2018-01-29 --force --endpoint 127.0.0.1:${port} --insecure \\
    --access-key-id ${accessKeyId} --access-key-secret ${accessKeySecret} --region cn-hangzhou --PageNum 1 --PageSize 20

Control: /__emulator/faults, /__emulator/rows, /__emulator/log
`;
}

async function start(args: EmulatorArgs): Promise<void> {
  const lock = lockDataDir(args.data);
  const db = openInFolder(args.data, 'emulator.db');
  if (args.results >= MANY_RESULTS)
    write(process.stdout, 'A sample of this size takes a while to make the first time.\n');
  const emulator = createEmulator({
    ...args,
    db,
    clock: systemClock,
    onInternalError: (error) => write(process.stderr, `emulator: ${describeCrash(error)}\n`),
  });
  const listening = await listen(emulator.fetch, '127.0.0.1', args.port);
  stopOnSignal(async () => {
    await listening.close(0);
    emulator.close();
    db.close();
    lock.release();
  });
  write(process.stdout, guide(listening.port));
}

guardProcess('emulator');
try {
  const args = readEmulatorArgs(process.argv.slice(2));
  if (args) await start(args);
  else write(process.stdout, EMULATOR_HELP);
} catch (error) {
  if (error instanceof ConfigError) fail('emulator', EX_CONFIG, error.message);
  const trouble = describeListenError(error);
  if (trouble) fail('emulator', EX_CONFIG, `${trouble}; choose another with --port.`);
  fail('emulator', 1, describeCrash(error));
}
