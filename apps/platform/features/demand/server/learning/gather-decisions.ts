// An institution's decisions as the ranker learns from them: one for each sentence and skill, the newest counts, nothing confidential.
import type { Decision } from '@dragoman/matching';
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import { REJECTION_REASONS } from '../../limits.ts';
import { readingStore } from '../reading/reading-store.ts';
import type { DemandTables } from '../tables.ts';

/** Confidential sentences teach nothing: what is learned could say something of them. */
export async function gatherDecisions(queries: Queries, tenantId: string): Promise<Decision[]> {
  const rows = await readingStore(queries).listAllDecisions(tenantId);
  const sentences = await readSentences(queries, tenantId);
  const gathered = new Map<string, Decision>();
  const keep = (sentenceId: string, uri: string, decision: Omit<Decision, 'sentence' | 'language' | 'uri'> | null) => {
    const sentence = sentences.get(sentenceId);
    if (sentence === undefined) return;
    if (decision === null) gathered.delete(`${sentenceId} ${uri}`);
    else gathered.set(`${sentenceId} ${uri}`, { ...sentence, uri, ...decision });
  };
  for (const row of rows) {
    for (const id of JSON.parse(row.sentence_ids) as string[]) {
      if (row.verdict === 'taken-back') keep(id, row.uri, null);
      else if (row.verdict === 'accepted') {
        keep(id, row.uri, { verdict: 'accepted', reason: '' });
        // Taking an alternative says of the suggestion that it was not what the words meant.
        if (row.instead_of !== null) keep(id, row.instead_of, { verdict: 'rejected', reason: '', why: 'wrong-sense' });
      } else {
        const why = REJECTION_REASONS.find((each) => each === row.why) ?? 'other';
        keep(id, row.uri, { verdict: 'rejected', reason: row.note, why });
      }
    }
  }
  return [...gathered.values()];
}

async function readSentences(
  queries: Queries,
  tenantId: string,
): Promise<ReadonlyMap<string, { sentence: string; language: string }>> {
  const rows = await withTables<DemandTables>(queries)
    .selectFrom('need_sentence as s')
    .innerJoin('need_text as t', (join) =>
      join.onRef('t.tenant_id', '=', 's.tenant_id').onRef('t.id', '=', 's.text_id'),
    )
    .select(['s.id', 's.start_at', 's.end_at', 's.language', 't.text'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.is_confidential', '=', 0)
    .execute();
  return new Map(
    rows.map(({ id, start_at, end_at, language, text }) => [
      id,
      { sentence: text.slice(Number(start_at), Number(end_at)), language },
    ]),
  );
}
