// Vite plugin: lays a Brotli and a gzip copy beside every text file of the build, so that the server packs nothing while it answers.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(js|css|html|svg|json|webmanifest)$/;

const packWithBrotli = promisify(brotliCompress);
const packWithGzip = promisify(gzip);

export function compressPlugin(): Plugin {
  return {
    name: 'dragoman-compress',
    async writeBundle({ dir }) {
      if (dir !== undefined) await compressFolder(dir);
    },
  };
}

/** Writes `name.br` and `name.gz` beside each text file below a folder; a copy that saves nothing is left out. */
export async function compressFolder(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => TEXT.test(name));
  await Promise.all(names.map((name) => compressFile(join(folder, name))));
}

async function compressFile(path: string): Promise<void> {
  const text = await readFile(path);
  const copies = [
    {
      ending: 'br',
      bytes: await packWithBrotli(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
    },
    { ending: 'gz', bytes: await packWithGzip(text, { level: constants.Z_BEST_COMPRESSION }) },
  ];
  await Promise.all(
    copies
      .filter(({ bytes }) => bytes.length < text.length)
      .map(({ ending, bytes }) => writeFile(`${path}.${ending}`, bytes)),
  );
}
