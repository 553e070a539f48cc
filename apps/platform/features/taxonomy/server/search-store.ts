// The SQL that finds concepts: by words of any of their labels, by address, by what is above them, by what replaced them.
import { sql } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { PackKey } from './content-store.ts';
import { foldLabel } from './fold-label.ts';
import type { TaxonomyTables } from './taxonomy-tables.ts';

export interface FoundConcept {
  readonly uri: string;
  readonly preferredLabel: string;
  /** The label that fits best. */
  readonly label: string;
  readonly kind: string;
}

export interface NamedEntry {
  readonly uri: string;
  readonly label: string;
  readonly isGroup: boolean;
}

/** Longest word list that is looked for; further words are passed over. */
const WORDS = 8;

/**
 * Concepts one of whose labels holds all words, in any order: equal labels first, then those that begin so, then the shorter ones.
 */
export async function searchConcepts(
  anyQueries: Queries,
  { tenantId, packId }: PackKey,
  text: string,
  limit: number,
  from = 0,
): Promise<FoundConcept[]> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  const folded = foldLabel(text);
  const words = folded
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, WORDS);
  if (words.length === 0) return [];
  const rank = sql<number>`min(case when l.folded = ${folded} then 0 when l.folded like ${`${folded}%`} then 100000 else 200000 end
    + (case when l.number = 0 then 0 else 10000 end) + length(l.folded))`;
  let best = queries
    .selectFrom('taxonomy_label as l')
    .select(['l.place', rank.as('rank')])
    .where('l.tenant_id', '=', tenantId)
    .where('l.pack_id', '=', packId);
  // Folded labels and words hold letters, digits, + and # only, so nothing in them means more than itself in a pattern.
  for (const word of words) best = best.where('l.folded', 'like', `%${word}%`);
  const places = await best.groupBy('l.place').orderBy('rank').orderBy('l.place').limit(limit).offset(from).execute();
  if (places.length === 0) return [];
  const rows = await queries
    .selectFrom('taxonomy_concept as c')
    .innerJoin('taxonomy_label as l', (join) =>
      join
        .onRef('l.tenant_id', '=', 'c.tenant_id')
        .onRef('l.pack_id', '=', 'c.pack_id')
        .onRef('l.place', '=', 'c.place'),
    )
    .select(['c.place', 'c.uri', 'c.preferred_label', 'c.kind', 'l.label', 'l.folded', 'l.number'])
    .where('c.tenant_id', '=', tenantId)
    .where('c.pack_id', '=', packId)
    .where(
      'c.place',
      'in',
      places.map(({ place }) => place),
    )
    .orderBy('l.number')
    .execute();
  return places.flatMap(({ place }) => {
    const own = rows.filter((row) => row.place === place && words.every((word) => row.folded.includes(word)));
    const shown =
      own.find((row) => row.folded === folded) ?? own.find((row) => row.folded.startsWith(folded)) ?? own[0];
    if (shown === undefined) return [];
    return [{ uri: shown.uri, preferredLabel: shown.preferred_label, label: shown.label, kind: shown.kind }];
  });
}

/** Concepts in the order of the pack, all or those directly below something. */
export async function listConcepts(
  anyQueries: Queries,
  { tenantId, packId }: PackKey,
  above: string | null,
  limit: number,
  from = 0,
): Promise<FoundConcept[]> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  let query = queries
    .selectFrom('taxonomy_concept as c')
    .select(['c.uri', 'c.preferred_label', 'c.kind'])
    .where('c.tenant_id', '=', tenantId)
    .where('c.pack_id', '=', packId);
  if (above === null) {
    query = query.where('c.kind', '<>', 'group');
  } else {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('taxonomy_relation as r')
          .select('r.number')
          .whereRef('r.tenant_id', '=', 'c.tenant_id')
          .whereRef('r.pack_id', '=', 'c.pack_id')
          .whereRef('r.place', '=', 'c.place')
          .where('r.relation', '=', 'broader')
          .where('r.target_uri', '=', above),
      ),
    );
  }
  const rows = await query.orderBy('c.preferred_label').orderBy('c.place').limit(limit).offset(from).execute();
  return rows.map((row) => ({
    uri: row.uri,
    preferredLabel: row.preferred_label,
    label: row.preferred_label,
    kind: row.kind,
  }));
}

/** Labels of the addresses that are in the pack. */
export async function nameEntries(
  anyQueries: Queries,
  { tenantId, packId }: PackKey,
  uris: readonly string[],
): Promise<Map<string, NamedEntry>> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  const named = new Map<string, NamedEntry>();
  for (let at = 0; at < uris.length; at += 500) {
    const rows = await queries
      .selectFrom('taxonomy_concept')
      .select(['uri', 'preferred_label', 'kind'])
      .where('tenant_id', '=', tenantId)
      .where('pack_id', '=', packId)
      .where('uri', 'in', uris.slice(at, at + 500))
      .execute();
    for (const { uri, preferred_label: label, kind } of rows) named.set(uri, { uri, label, isGroup: kind === 'group' });
  }
  return named;
}

/** All labels of a pack by address, for comparing two of them. */
export async function readLabels(anyQueries: Queries, { tenantId, packId }: PackKey): Promise<Map<string, string>> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  const rows = await queries
    .selectFrom('taxonomy_concept')
    .select(['uri', 'preferred_label'])
    .where('tenant_id', '=', tenantId)
    .where('pack_id', '=', packId)
    .where('kind', '<>', 'group')
    .execute();
  return new Map(rows.map((row) => [row.uri, row.preferred_label]));
}

export async function findReplacement(
  anyQueries: Queries,
  { tenantId, packId }: PackKey,
  uri: string,
): Promise<string | null> {
  const row = await withTables<TaxonomyTables>(anyQueries)
    .selectFrom('taxonomy_replacement')
    .select('to_uri')
    .where('tenant_id', '=', tenantId)
    .where('pack_id', '=', packId)
    .where('from_uri', '=', uri)
    .executeTakeFirst();
  return row?.to_uri ?? null;
}
