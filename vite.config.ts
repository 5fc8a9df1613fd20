import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { docketDevServer } from './src/server/vite-plugin.ts';

/** Tests that take minutes: `npm run test:long` runs them, `npm test` does not. */
const LONG = 'src/**/*.long.test.ts';

/** `vite build` writes both halves: dist/client for the browser, dist/server.js for Node. */
export default defineConfig({
  plugins: [react(), tailwindcss(), docketDevServer()],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        target: 'baseline-widely-available',
        rolldownOptions: {
          // What most pages use is one file instead of twenty: fewer requests, and 7 kB less after gzip.
          output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 4 }] } },
        },
      },
    },
    ssr: {
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        copyPublicDir: false,
        ssr: true,
        target: 'node20',
        rolldownOptions: {
          input: {
            server: 'src/server/main.ts',
            emulator: 'src/server/emulator-main.ts',
            bench: 'src/server/bench-main.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'server/[name].js' },
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], exclude: [LONG], testTimeout: 30_000 },
      },
      { extends: true, test: { name: 'long', include: [LONG], testTimeout: 15 * 60_000 } },
    ],
  },
});
