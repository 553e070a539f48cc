// What a named person says of a new term, and the list of those taken: a plain table that the import of taxonomies reads.
import { AppError } from '@dragoman/kernel';
import { createHash } from 'node:crypto';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import type { DecideTermBody } from '../contract.ts';
import type { MarketDependencies, Watcher } from './market-parts.ts';
import { keptSummary } from './reading/kept-watch.ts';
import { watchStore } from './watch-store.ts';

export async function decideTerm(
  { runtime, audit }: MarketDependencies,
  queries: WriteQueries,
  by: Watcher,
  { term, decision }: DecideTermBody,
): Promise<void> {
  const store = watchStore(queries);
  const { tenantId, personId } = by;
  if (decision === null) await store.takeBack(tenantId, term);
  else {
    const example = await findExample(queries, tenantId, term);
    if (example === null) throw new AppError('market.unknown');
    await store.decide({
      tenant_id: tenantId,
      term,
      decision,
      example,
      person_id: personId,
      decided_at: runtime.clock.iso(),
    });
  }
  await audit(queries, {
    ...by,
    action: 'market.term-decided',
    subject: { type: 'market-term', id: keyOf(term) },
    details: { decision: decision ?? 'taken-back' },
  });
}

/** Null for a term that the watch did not propose and nobody decided about. */
async function findExample(queries: Queries, tenantId: string, term: string): Promise<string | null> {
  const store = watchStore(queries);
  const known = (await store.listDecisions(tenantId)).find((row) => row.term === term);
  if (known !== undefined) return known.example;
  const kept = (await store.find(tenantId))?.summary ?? null;
  if (kept === null) return null;
  return keptSummary.parse(JSON.parse(kept)).terms.find((each) => each.term === term)?.example ?? null;
}

/** One row a term that was taken, in the columns of the plain table. */
export async function writeTermList(queries: Queries, tenantId: string): Promise<string> {
  const accepted = (await watchStore(queries).listDecisions(tenantId)).filter(
    ({ decision }) => decision === 'accepted',
  );
  const rows = accepted.map(({ term, example }) => [
    `urn:dragoman:term:${tenantId}:${keyOf(term)}`,
    term,
    example,
    'skill',
    'en',
  ]);
  return [['uri', 'label', 'description', 'type', 'language'], ...rows]
    .map((row) => `${row.map(quote).join(',')}\r\n`)
    .join('');
}

function keyOf(term: string): string {
  return createHash('sha256').update(term).digest('hex').slice(0, 16);
}

/** A cell that a spreadsheet would take for a formula begins with a mark of text. */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
