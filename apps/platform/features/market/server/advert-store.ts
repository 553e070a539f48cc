// The SQL over adverts. Those of an import that is not taken in as a whole are not seen.
import { sql } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { MarketTables } from './market-tables.ts';

export type AdvertRow = MarketTables['market_advert'];

export interface SourceCount {
  readonly adverts: number;
  readonly from: string | null;
  readonly to: string | null;
}

const PAGE = 2_000;

export function advertStore(anyQueries: Queries) {
  const queries = withTables<MarketTables>(anyQueries);
  const taken = (tenantId: string) =>
    queries
      .selectFrom('market_advert')
      .innerJoin('market_import', (join) =>
        join
          .onRef('market_import.tenant_id', '=', 'market_advert.tenant_id')
          .onRef('market_import.id', '=', 'market_advert.import_id'),
      )
      .where('market_advert.tenant_id', '=', tenantId)
      .where('market_import.state', '=', 'taken');
  return {
    async add(rows: readonly AdvertRow[]): Promise<void> {
      if (rows.length > 0)
        await queries
          .insertInto('market_advert')
          .values([...rows])
          .execute();
    },
    async count(tenantId: string): Promise<number> {
      const row = await taken(tenantId)
        .select(({ fn }) => fn.countAll().as('adverts'))
        .executeTakeFirstOrThrow();
      return Number(row.adverts);
    },
    async countBySource(tenantId: string): Promise<ReadonlyMap<string, SourceCount>> {
      const rows = await taken(tenantId)
        .groupBy('market_advert.source_id')
        .select(({ fn }) => [
          'market_advert.source_id as source_id',
          fn.countAll().as('adverts'),
          fn.min('market_advert.posted_on').as('first'),
          fn.max('market_advert.posted_on').as('last'),
        ])
        .execute();
      return new Map(
        rows.map((row) => [row.source_id, { adverts: Number(row.adverts), from: row.first, to: row.last }]),
      );
    },
    /** By what adverts of a source are known again. */
    async listKnown(tenantId: string, sourceId: string): Promise<{ externalIds: Set<string>; textKeys: Set<string> }> {
      const rows = await taken(tenantId)
        .where('market_advert.source_id', '=', sourceId)
        .select(['market_advert.external_id as external_id', 'market_advert.text_key as text_key'])
        .execute();
      return {
        externalIds: new Set(rows.flatMap(({ external_id }) => external_id ?? [])),
        textKeys: new Set(rows.map(({ text_key }) => text_key)),
      };
    },
    /** All that are taken in, page by page in the order of their ids, since together they may be large. */
    async *listAll(tenantId: string): AsyncGenerator<AdvertRow[]> {
      let last = '';
      for (;;) {
        const rows = await taken(tenantId)
          .where('market_advert.id', '>', last)
          .selectAll('market_advert')
          .orderBy('market_advert.id')
          .limit(PAGE)
          .execute();
        if (rows.length > 0) yield rows;
        if (rows.length < PAGE) return;
        last = rows.at(-1)!.id;
      }
    },
    async keepReading(tenantId: string, id: string, skills: string, isRepeat: boolean): Promise<void> {
      await queries
        .updateTable('market_advert')
        .set({ skills, is_repeat: isRepeat ? 1 : 0 })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    async removeOfImport(tenantId: string, importId: string): Promise<void> {
      await queries
        .deleteFrom('market_advert')
        .where('tenant_id', '=', tenantId)
        .where('import_id', '=', importId)
        .execute();
    },
    async removeOfSource(tenantId: string, sourceId: string): Promise<void> {
      await queries
        .deleteFrom('market_advert')
        .where('tenant_id', '=', tenantId)
        .where('source_id', '=', sourceId)
        .execute();
    },
    /** Forgets the words of adverts posted before this date that the watch has read; gives how many. */
    async forgetWords(before: string): Promise<number> {
      const changed = await queries
        .updateTable('market_advert')
        .set({ text: null, title: '', external_id: sql`null` })
        .where('posted_on', '<', before)
        .where('text', 'is not', null)
        .where('skills', 'is not', null)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows);
    },
  };
}
