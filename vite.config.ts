import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { chunkGroups } from './src/server/chunk-groups.ts';
import { compressFiles } from './src/server/compress-plugin.ts';
import { docketDevServer } from './src/server/vite-plugin.ts';

/** Tests that take minutes: `npm run test:long` runs them, `npm test` does not. */
const LONG = 'src/**/*.long.test.ts';

/** `vite build` writes both halves: dist/client for the browser, dist/server.js for Node. */
export default defineConfig({
  plugins: [react(), tailwindcss(), docketDevServer(), compressFiles()],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        target: 'baseline-widely-available',
        // Every browser of that target knows modulepreload.
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // Tailwind and brotli take most of a build's time, and whoever starts Docket need not be told.
          checks: { pluginTimings: false },
          output: { codeSplitting: { groups: chunkGroups() } },
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
            bench: 'bench/main.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'server/[name].js' },
        },
      },
    },
  },
  test: {
    // Vitest leaves a core for its own process, which on two cores would run one file after the other.
    maxWorkers: 2,
    // A second, as it is without this, is nothing on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], exclude: [LONG], testTimeout: 30_000 },
      },
      { extends: true, test: { name: 'long', include: [LONG], testTimeout: 15 * 60_000 } },
    ],
  },
});
