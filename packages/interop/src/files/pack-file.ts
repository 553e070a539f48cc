// A file of a pack: its name, its size, and its bytes as they come. A folder, a zip and bytes in memory all give these.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface PackFile {
  /** Without folders. */
  readonly name: string;
  readonly bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

/** A file whose bytes are at hand. */
export function fileFromBytes(name: string, content: Uint8Array | string): PackFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes: bytes.length, read: () => chunksOf(bytes) };
}

/** A file on disk. */
export async function fileFromPath(path: string): Promise<PackFile> {
  const { size } = await stat(path);
  return {
    name: path.split(/[\\/]/).at(-1)!,
    bytes: size,
    read: () => createReadStream(path, { highWaterMark: 1 << 18 }),
  };
}

/** The files of a folder, not of those below it. Rejects as `node:fs` does when there is no such folder. */
export async function filesFromFolder(folder: string): Promise<PackFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'));
  return Promise.all(files.map(({ name }) => fileFromPath(join(folder, name))));
}

async function* chunksOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  const step = 1 << 18;
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
