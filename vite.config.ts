import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { docketDevServer } from './src/server/vite-plugin.ts';

/** `vite build` writes both halves: dist/client for the browser, dist/server.js for Node. */
export default defineConfig({
  plugins: [react(), tailwindcss(), docketDevServer()],
  builder: {},
  environments: {
    client: { build: { outDir: 'dist/client', manifest: true, target: 'baseline-widely-available' } },
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
  test: { include: ['src/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
});
