// Everybody an institution could ask, made ready for matching once and kept in memory until anything about anybody changes.
import { PeopleIndex } from '@dragoman/matching';
import type { LanguageProfiles, PersonMatch } from '@dragoman/matching';
import type { Queries } from '../../../../core/database/database.ts';
import { academicStore } from '../academic-store.ts';
import type { Academic, AcademicRecordRow } from '../academic.ts';

export interface PoolPerson {
  readonly academic: Academic;
  /** Those the academic has not hidden. */
  readonly records: readonly AcademicRecordRow[];
}

export interface Likeness {
  /** A likeness for ordering; the same scale for all of one pool and need. */
  readonly score: number;
  readonly words: readonly string[];
}

export interface PersonLikeness {
  readonly score: number;
  readonly works: readonly { readonly recordId: string; readonly words: readonly string[] }[];
}

export interface Pool {
  /** Neither hidden nor gone. */
  readonly people: ReadonlyMap<string, PoolPerson>;
  /** Expertise: every academic's publications against texts of a need, the best text counting. */
  likenessOfPublications(texts: readonly string[]): ReadonlyMap<string, PersonLikeness>;
  /** Every single course and piece of work in industry against the same, by record id. */
  likenessOfPractice(texts: readonly string[]): ReadonlyMap<string, Likeness>;
}

export function buildPool(
  academics: readonly Academic[],
  records: readonly AcademicRecordRow[],
  profiles: LanguageProfiles,
): Pool {
  const visible = Map.groupBy(
    records.filter((record) => !record.hidden),
    (record) => record.academicId,
  );
  const people = new Map(
    academics
      .filter((academic) => !academic.hidden)
      .map((academic) => [academic.id, { academic, records: visible.get(academic.id) ?? [] }]),
  );
  const published = [...people.values()].map(({ academic, records: own }) => ({
    academicId: academic.id,
    publications: own.filter((record) => record.kind === 'publication'),
  }));
  const publications = new PeopleIndex(
    published.map(({ academicId, publications: works }) => ({
      id: academicId,
      name: '',
      works: works.map(({ title, abstract }) => ({ title, abstract })),
    })),
    profiles,
  );
  const worksOf = new Map(published.map((each) => [each.academicId, each.publications]));
  const practised = [...people.values()].flatMap(({ records: own }) =>
    own.filter((record) => record.kind !== 'publication'),
  );
  // One record a "person": the likeness of each is wanted, not of the people behind them.
  const practice = new PeopleIndex(
    practised.map(({ id, title, abstract, venue }) => ({
      id,
      name: '',
      works: [{ title, abstract: `${abstract} ${venue}` }],
    })),
    profiles,
  );
  return {
    people,
    likenessOfPublications: (texts) =>
      bestOf(publications, texts, ({ id, score, works }) => ({
        score,
        works: works.map(({ index, words }) => ({ recordId: worksOf.get(id)![index]!.id, words })),
      })),
    likenessOfPractice: (texts) =>
      bestOf(practice, texts, ({ score, works }) => ({ score, words: works[0]?.words ?? [] })),
  };
}

/** A need speaks the firm's language and its skills also English: whichever fits somebody's works better counts. */
function bestOf<Found extends { readonly score: number }>(
  index: PeopleIndex,
  texts: readonly string[],
  toFound: (match: PersonMatch) => Found,
): ReadonlyMap<string, Found> {
  const best = new Map<string, Found>();
  for (const text of texts) {
    if (text.trim() === '') continue;
    for (const match of index.match(text)) {
      if (match.score > (best.get(match.id)?.score ?? 0)) best.set(match.id, toFound(match));
    }
  }
  return best;
}

/** Institutions whose pools are kept at once. */
const POOLS_KEPT = 8;

export interface Pools {
  read(queries: Queries, tenantId: string): Promise<Pool>;
}

/**
 * A pool is used as long as its version stands in the database: whoever hides a work changes the version in the same write, so that
 * the next ranking knows nothing of it.
 */
export function createPools(profiles: LanguageProfiles): Pools {
  const kept = new Map<string, { readonly version: string; readonly pool: Pool }>();
  return {
    async read(queries, tenantId) {
      const store = academicStore(queries);
      const { version } = await store.settings(tenantId);
      const known = kept.get(tenantId);
      if (known !== undefined && known.version === version) return known.pool;
      const pool = buildPool(await store.list(tenantId), await store.listRecords(tenantId), profiles);
      kept.delete(tenantId);
      kept.set(tenantId, { version, pool });
      if (kept.size > POOLS_KEPT) kept.delete(kept.keys().next().value!);
      return pool;
    },
  };
}
