// The tombstones outside the database: a backup that is restored brings back persons and knows nothing of their erasure since.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { appendDurably } from '../files/write-durably.ts';

const tombstone = z.object({ tenantId: z.string(), personDigest: z.string(), at: z.string() });
export type Tombstone = z.infer<typeof tombstone>;

export interface TombstoneFile {
  read(): Tombstone[];
  append(tombstone: Tombstone): void;
}

/** One JSON line each. A line that a power cut tore is left out: its erasure was never acknowledged. */
export function openTombstoneFile(path: string): TombstoneFile {
  return {
    read: () => {
      if (!existsSync(path)) return [];
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines.filter((line) => line !== '' && !isTorn(line)).map((line) => tombstone.parse(JSON.parse(line)));
    },
    // The line break comes first, so that the entry stands on a line of its own even after a torn one.
    append: (entry) => appendDurably(path, `\n${JSON.stringify(entry)}\n`),
  };
}

function isTorn(line: string): boolean {
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}
