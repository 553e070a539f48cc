// The SQL over what is in a pack: concepts and groups by place, their labels, what leads from one to another.
import { z } from 'zod';
import type { Replacement, TaxonomyConcept, TaxonomyGroup } from '@dragoman/interop';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { foldLabel } from './fold-label.ts';
import type { TaxonomyTables } from './taxonomy-tables.ts';

/** Which pack, in whose name. */
export interface PackKey {
  readonly tenantId: string;
  readonly packId: string;
}

export type Entry = { readonly concept: TaxonomyConcept } | { readonly group: TaxonomyGroup };

const conceptBody = z.object({
  description: z.string(),
  hidden: z.int(),
  collections: z.array(z.string()),
  occupations: z.int(),
});
const groupBody = z.object({ code: z.string() });

/** Rows of one statement stay far below the parameters both databases take. */
const ROWS = 400;

/** Writes entries whose first one has the place `first`. Groups come before concepts, so that a place tells them apart. */
export async function writeEntries(
  anyQueries: Queries,
  { tenantId, packId }: PackKey,
  entries: readonly Entry[],
  first: number,
): Promise<void> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  const concepts: TaxonomyTables['taxonomy_concept'][] = [];
  const labels: TaxonomyTables['taxonomy_label'][] = [];
  const relations: TaxonomyTables['taxonomy_relation'][] = [];
  for (const [index, entry] of entries.entries()) {
    const at = { tenant_id: tenantId, pack_id: packId, place: first + index };
    const { uri, preferredLabel: preferred_label, broader } = 'group' in entry ? entry.group : entry.concept;
    concepts.push({ ...at, uri, preferred_label, ...kindAndBody(entry) });
    const names =
      'group' in entry ? [] : [entry.concept.preferredLabel, ...entry.concept.altLabels, ...entry.concept.hiddenLabels];
    for (const [number, label] of names.entries()) labels.push({ ...at, number, label, folded: foldLabel(label) });
    const links = [
      ...broader.map((uriAbove) => ({ relation: 'broader', uri: uriAbove })),
      ...('group' in entry ? [] : entry.concept.related),
    ];
    for (const [number, link] of links.entries())
      relations.push({ ...at, number, relation: link.relation, target_uri: link.uri });
  }
  for (const rows of inPieces(concepts)) await queries.insertInto('taxonomy_concept').values(rows).execute();
  for (const rows of inPieces(labels)) await queries.insertInto('taxonomy_label').values(rows).execute();
  for (const rows of inPieces(relations)) await queries.insertInto('taxonomy_relation').values(rows).execute();
}

export async function writeReplacements(
  anyQueries: Queries,
  { tenantId, packId }: PackKey,
  replacements: readonly Replacement[],
  first: number,
): Promise<void> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  const rows = replacements.map(({ from, to }, index) => ({
    tenant_id: tenantId,
    pack_id: packId,
    place: first + index,
    from_uri: from,
    to_uri: to,
  }));
  for (const piece of inPieces(rows)) await queries.insertInto('taxonomy_replacement').values(piece).execute();
}

const TABLES = ['taxonomy_label', 'taxonomy_relation', 'taxonomy_replacement', 'taxonomy_concept'] as const;

/** Clears the places below a bound that are still there; true when nothing is left. */
export async function clearPiece(anyQueries: Queries, { tenantId, packId }: PackKey, places: number): Promise<boolean> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  for (const table of TABLES) {
    const { lowest } = await queries
      .selectFrom(table)
      .select((select) => select.fn.min('place').as('lowest'))
      .where('tenant_id', '=', tenantId)
      .where('pack_id', '=', packId)
      .executeTakeFirstOrThrow();
    if (lowest === null) continue;
    await queries
      .deleteFrom(table)
      .where('tenant_id', '=', tenantId)
      .where('pack_id', '=', packId)
      .where('place', '<', Number(lowest) + places)
      .execute();
    return false;
  }
  return true;
}

export interface Content {
  readonly concepts: readonly TaxonomyConcept[];
  readonly groups: readonly TaxonomyGroup[];
}

/** A pack as it was read from its files: all of it, or the one entry with an address. */
export async function readContent(
  anyQueries: Queries,
  { tenantId, packId }: PackKey,
  uri: string | null = null,
): Promise<Content> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  const inPack = queries
    .selectFrom('taxonomy_concept')
    .select(['place', 'uri', 'preferred_label', 'kind', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('pack_id', '=', packId);
  const rows = await (uri === null ? inPack : inPack.where('uri', '=', uri)).orderBy('place').execute();
  const [first] = rows;
  if (first === undefined) return { concepts: [], groups: [] };
  // A row of a whole pack and of one entry differ in nothing but the places asked for.
  const from = uri === null ? 0 : first.place;
  const to = uri === null ? 2_147_483_647 : first.place;
  const labels = groupByPlace(
    await queries
      .selectFrom('taxonomy_label')
      .select(['place', 'label'])
      .where('tenant_id', '=', tenantId)
      .where('pack_id', '=', packId)
      .where('place', '>=', from)
      .where('place', '<=', to)
      .orderBy('place')
      .orderBy('number')
      .execute(),
  );
  const links = groupByPlace(
    await queries
      .selectFrom('taxonomy_relation')
      .select(['place', 'relation', 'target_uri'])
      .where('tenant_id', '=', tenantId)
      .where('pack_id', '=', packId)
      .where('place', '>=', from)
      .where('place', '<=', to)
      .orderBy('place')
      .orderBy('number')
      .execute(),
  );
  return toContent(rows, labels, links);
}

type Row<Table extends keyof TaxonomyTables, Columns extends keyof TaxonomyTables[Table]> = Pick<
  TaxonomyTables[Table],
  Columns
>;

function toContent(
  rows: readonly Row<'taxonomy_concept', 'place' | 'uri' | 'preferred_label' | 'kind' | 'body'>[],
  labels: ReadonlyMap<number, readonly Row<'taxonomy_label', 'label'>[]>,
  links: ReadonlyMap<number, readonly Row<'taxonomy_relation', 'relation' | 'target_uri'>[]>,
): Content {
  const concepts: TaxonomyConcept[] = [];
  const groups: TaxonomyGroup[] = [];
  for (const row of rows) {
    const own = links.get(row.place) ?? [];
    const broader = own.filter(({ relation }) => relation === 'broader').map((each) => each.target_uri);
    const head = { uri: row.uri, preferredLabel: row.preferred_label };
    if (row.kind === 'group') {
      groups.push({ ...head, code: groupBody.parse(JSON.parse(row.body)).code, broader });
      continue;
    }
    const { description, hidden, collections, occupations } = conceptBody.parse(JSON.parse(row.body));
    const others = (labels.get(row.place) ?? []).slice(1).map(({ label }) => label);
    concepts.push({
      ...head,
      altLabels: others.slice(0, others.length - hidden),
      hiddenLabels: others.slice(others.length - hidden),
      description,
      skillType: row.kind === 'skill' || row.kind === 'knowledge' ? row.kind : null,
      broader,
      related: own
        .filter(({ relation }) => relation !== 'broader')
        .map((each) => ({ uri: each.target_uri, relation: each.relation as 'essential' | 'optional' | 'related' })),
      collections,
      occupations,
    });
  }
  return { concepts, groups };
}

function kindAndBody(entry: Entry): Pick<TaxonomyTables['taxonomy_concept'], 'kind' | 'body'> {
  if ('group' in entry) return { kind: 'group', body: JSON.stringify({ code: entry.group.code }) };
  const { skillType, description, hiddenLabels, collections, occupations } = entry.concept;
  const body = { description, hidden: hiddenLabels.length, collections, occupations };
  return { kind: skillType ?? '', body: JSON.stringify(body) };
}

function groupByPlace<Row extends { readonly place: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const list = groups.get(row.place);
    if (list === undefined) groups.set(row.place, [row]);
    else list.push(row);
  }
  return groups;
}

function inPieces<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_each, index) =>
    rows.slice(index * ROWS, (index + 1) * ROWS),
  );
}
