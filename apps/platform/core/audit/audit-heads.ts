// Where each tenant's log ended when it was last sealed, kept outside the database: otherwise cutting off its end would leave no trace.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeDurably } from '../files/write-durably.ts';

const auditHead = z.object({ tenantId: z.string(), number: z.int(), code: z.string() });
export type AuditHead = z.infer<typeof auditHead>;

export interface AuditHeads {
  read(): AuditHead[];
  keep(heads: readonly AuditHead[]): void;
}

/** Kept in a file of the data folder; whoever runs the installation may copy it to where the database's owner cannot write. */
export function keepHeadsInFile(path: string): AuditHeads {
  const read = (): AuditHead[] =>
    existsSync(path) ? z.array(auditHead).parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
  return {
    read,
    keep: (heads) => {
      const kept = new Map(read().map((head) => [head.tenantId, head]));
      for (const head of heads) {
        // Another process may have sealed more in the meantime; the end never moves back.
        if ((kept.get(head.tenantId)?.number ?? 0) < head.number) kept.set(head.tenantId, head);
      }
      writeDurably(path, `${JSON.stringify([...kept.values()])}\n`);
    },
  };
}

/** For commands and tests that need no trace outside the database. */
export function keepHeadsInMemory(): AuditHeads {
  const kept = new Map<string, AuditHead>();
  return {
    read: () => [...kept.values()],
    keep: (heads) => heads.forEach((head) => kept.set(head.tenantId, head)),
  };
}
