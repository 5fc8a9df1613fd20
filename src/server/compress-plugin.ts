import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { ENCODED_SUFFIXES } from './static-files.ts';

const brotliBytes = promisify(brotliCompress);
const gzipBytes = promisify(gzip);

/**
 * Writes each script and style of the browser's build twice more, in brotli and gzip at their best levels, so that the
 * server compresses no file while it runs.
 */
export function compressFiles(): Plugin {
  return {
    name: 'docket-compress-files',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(names.map((name) => compressFile(join(dir, name))));
    },
  };
}

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
  };
  const [br, gz] = await Promise.all([brotliBytes(bytes, { params }), gzipBytes(bytes, { level: 9 })]);
  await Promise.all([writeFile(path + ENCODED_SUFFIXES.br, br), writeFile(path + ENCODED_SUFFIXES.gzip, gz)]);
}
