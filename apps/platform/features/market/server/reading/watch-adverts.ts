// The job that watches the market: all adverts of an institution are read in a process, and what comes of it is kept in one write.
import { z } from 'zod';
import { defineJob } from '../../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import { advertStore } from '../advert-store.ts';
import type { AdvertRow } from '../advert-store.ts';
import { sourceStore } from '../import-store.ts';
import type { SourceRow } from '../import-store.ts';
import type { MarketDependencies, SkillIndex } from '../market-parts.ts';
import { watchStore } from '../watch-store.ts';
import type { MarketWatch, WatchedAdvert } from '../watch/watch-market.ts';
import { WATCH_JOB } from './ask-for-watch.ts';
import { describeSkills, describeWatch } from './kept-watch.ts';
import type { run } from './watch-adverts.worker.ts';

/** Sixty thousand adverts against all of ESCO stay below this. */
const PATIENCE_MS = 20 * 60_000;
const MEGABYTES = 3072;
const PROGRESS_PAUSE_MS = 1_000;
const WRITE_ADVERTS = 300;
const TERM_LANGUAGE = 'en';

export function watchJob(parts: MarketDependencies): JobKind {
  return defineJob({
    name: WATCH_JOB,
    isLong: true,
    payload: z.strictObject({}),
    attempts: 3,
    run: (_, { tenantId, signal }) => watchAdverts(parts, tenantId, signal),
    onGivenUp: (queries, tenantId) => watchStore(queries).setState(tenantId, 'failed', 0),
  });
}

export async function watchAdverts(parts: MarketDependencies, tenantId: string, signal?: AbortSignal): Promise<void> {
  const { database } = parts;
  const index = await parts.indexes.find(tenantId);
  const rows: AdvertRow[] = [];
  for await (const page of advertStore(database.read).listAll(tenantId)) rows.push(...page);
  const sources = await sourceStore(database.read).list(tenantId);
  if (index === null || rows.length === 0) {
    await database.write((queries) => watchStore(queries).clear(tenantId));
    return;
  }
  await database.write((queries) => watchStore(queries).setState(tenantId, 'reading', 0));
  const watch = await watchInWorker(parts, tenantId, toAdverts(rows, sources), index, signal);
  await keepOutcomes(parts, tenantId, rows, watch, signal);
  await database.write(async (queries) => {
    await watchStore(queries).keep(
      tenantId,
      parts.runtime.clock.iso(),
      JSON.stringify(describeWatch(watch, index, rows)),
      describeSkills(tenantId, watch, rows),
    );
  });
}

function toAdverts(rows: readonly AdvertRow[], sources: readonly SourceRow[]): WatchedAdvert[] {
  const languages = new Map(sources.map(({ id, language }) => [id, language]));
  return rows.map(({ employer, title, text, posted_on: postedOn, skills, is_repeat, source_id }): WatchedAdvert => {
    const shared = { employer, title, postedOn, isWithoutTerms: languages.get(source_id) !== TERM_LANGUAGE };
    if (text !== null) return { ...shared, text };
    const kept = { skills: JSON.parse(skills ?? '[]') as never[], isRepeat: is_repeat === 1 };
    return { ...shared, text: '', kept };
  });
}

async function watchInWorker(
  parts: MarketDependencies,
  tenantId: string,
  adverts: readonly WatchedAdvert[],
  index: SkillIndex,
  signal?: AbortSignal,
): Promise<MarketWatch> {
  const { database, matchingFolder } = parts;
  let share = 0;
  const timer = setInterval(() => {
    void database.write((queries) => watchStore(queries).setProgress(tenantId, share)).catch(() => {});
  }, PROGRESS_PAUSE_MS);
  try {
    return await runInWorker<typeof run>(
      new URL('./watch-adverts.worker.ts', import.meta.url),
      { adverts, indexFile: index.file, matchingFolder },
      {
        timeoutMs: PATIENCE_MS,
        megabytes: MEGABYTES,
        onProgress: (now) => (share = now),
        ...(signal === undefined ? {} : { signal }),
      },
    );
  } finally {
    clearInterval(timer);
  }
}

/** What was read of an advert outlives its words. */
async function keepOutcomes(
  { database }: MarketDependencies,
  tenantId: string,
  rows: readonly AdvertRow[],
  { outcomes }: MarketWatch,
  signal?: AbortSignal,
): Promise<void> {
  const changed = outcomes.flatMap(({ at, skills, isRepeat }) => {
    const row = rows[at]!;
    const written = JSON.stringify(skills);
    const isSame = row.text === null || (row.skills === written && (row.is_repeat === 1) === isRepeat);
    return isSame ? [] : [{ id: row.id, written, isRepeat }];
  });
  for (let at = 0; at < changed.length; at += WRITE_ADVERTS) {
    signal?.throwIfAborted();
    await database.write(
      async (queries) => {
        for (const { id, written, isRepeat } of changed.slice(at, at + WRITE_ADVERTS))
          await advertStore(queries).keepReading(tenantId, id, written, isRepeat);
      },
      { guard: 'own-rows' },
    );
  }
}
