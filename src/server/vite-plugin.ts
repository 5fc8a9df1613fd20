import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';
import type { Docket } from './docket.ts';

/**
 * Runs Docket's server inside Vite's development server: the same rooms, guards, store and settings. Only the page
 * comes from Vite.
 */
export function docketDevServer(): Plugin {
  return {
    name: 'docket-dev-server',
    apply: 'serve',
    async configureServer(vite) {
      if (process.env.VITEST) return;
      const load = <Module>(path: string) => vite.ssrLoadModule(path) as Promise<Module>;
      const { createDocket } = await load<typeof import('./docket.ts')>('/src/server/docket.ts');
      const { readConfig } = await load<typeof import('./config.ts')>('/src/server/config.ts');
      const { createLog } = await load<typeof import('./log.ts')>('/src/server/log.ts');
      const { serveEmulator } = await load<typeof import('./emulator-port.ts')>(
        '/src/server/emulator-port.ts',
      );
      const { systemClock } = await load<typeof import('../platform/clock.ts')>('/src/platform/clock.ts');

      const config = readConfig(process.env);
      const log = createLog(config.logLevel, (line) => process.stderr.write(line));
      const port = () => ((vite.httpServer as Server).address() as AddressInfo).port;
      const docket: Docket = createDocket(config, systemClock, log, port);
      const emulator = await serveEmulator(docket, config, log);
      vite.httpServer?.once('close', () => {
        void emulator?.close(0);
        void docket.close();
      });

      const listener = getRequestListener(docket.app.fetch, { overrideGlobalObjects: false });
      vite.middlewares.use((request, response, next) => {
        if (request.url?.startsWith('/api/')) void listener(request, response);
        else next();
      });
    },
  };
}
