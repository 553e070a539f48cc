// Teaches the reading from an institution's own decisions. What is learned is offered with its figures; a person puts it into use.
import { AppError } from '@dragoman/kernel';
import { LEAST_SENTENCES } from '@dragoman/matching';
import { z } from 'zod';
import type { Queries } from '../../../../core/database/database.ts';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import { rankerRun } from '../../contract.ts';
import type { RankerRun, RankerView } from '../../contract.ts';
import type { DemandParts, Worker, WriteQueries } from '../demand-parts.ts';
import { nameStaff } from '../name-staff.ts';
import { readingStore } from '../reading/reading-store.ts';
import type { RankerRow } from '../reading/reading-store.ts';
import { createIndexFiles, listChoices } from '../reading/taxonomy-choice.ts';
import { gatherDecisions } from './gather-decisions.ts';
import type { Learned, run } from './retrain.worker.ts';

export const RETRAIN_JOB = 'demand.retrain';
const payload = z.strictObject({ runId: z.uuid() });
const PATIENCE_MS = 300_000;

/** The list whose ranking is taught: the one the institution reads with. */
export async function findTaughtScheme(parts: DemandParts, tenantId: string): Promise<string> {
  const [choice] = await listChoices(parts, tenantId);
  if (choice === undefined) throw new AppError('demand.no-list');
  return choice.scheme;
}

/** Asks for a training on all decisions so far; gives the id of its run. */
export async function askForTraining(
  { runtime, audit }: DemandParts,
  queries: WriteQueries,
  { tenantId, personId }: Worker,
  scheme: string,
): Promise<string> {
  const id = runtime.makeId();
  await readingStore(queries).addRanker({
    tenant_id: tenantId,
    id,
    scheme,
    base_id: '',
    model: null,
    figures: 'null',
    state: 'waiting',
    made_at: runtime.clock.iso(),
    decided_at: null,
    person_id: personId,
  });
  await enqueueJob(queries, runtime, { tenantId, kind: RETRAIN_JOB, payload: { runId: id }, uniqueKey: id });
  await audit(queries, { tenantId, personId, action: 'demand.training-asked', subject: { type: 'need-ranker', id } });
  return id;
}

export function retrainJob(parts: DemandParts): JobKind {
  const indexFiles = createIndexFiles(parts);
  const { database, matchingFolder } = parts;
  return defineJob({
    name: RETRAIN_JOB,
    payload,
    attempts: 2,
    run: async ({ runId }, { tenantId, signal }) => {
      const row = await readingStore(database.read).findRanker(tenantId, runId);
      if (row === null || row.state !== 'waiting') return;
      const choice = (await listChoices(parts, tenantId)).find(({ scheme }) => scheme === row.scheme);
      if (choice === undefined) throw new AppError('demand.no-list');
      const learned = await runInWorker<typeof run>(
        new URL('./retrain.worker.ts', import.meta.url),
        {
          decisions: await gatherDecisions(database.read, tenantId),
          indexFile: await indexFiles(tenantId, choice),
          matchingFolder,
        },
        { timeoutMs: PATIENCE_MS, signal },
      );
      await database.write((queries) => keepLearned(queries, row, learned));
    },
    onGivenUp: async (queries, tenantId, { runId }) => {
      await readingStore(queries).changeRanker(tenantId, runId, { state: 'failed' });
    },
  });
}

async function keepLearned(
  queries: WriteQueries,
  row: RankerRow,
  { model, baseId, ...figures }: Learned,
): Promise<void> {
  await readingStore(queries).changeRanker(row.tenant_id, row.id, {
    base_id: baseId,
    model: figures.verdict === 'too-few' ? null : JSON.stringify(model),
    figures: JSON.stringify(figures),
    state: figures.verdict === 'too-few' ? 'left' : 'offered',
  });
}

/** Puts what was learned into use, or leaves it. One is in use for each list of skills; leaving that one goes back to what ships. */
export async function decideRanker(
  { runtime, audit }: DemandParts,
  queries: WriteQueries,
  by: Worker,
  runId: string,
  use: boolean,
): Promise<void> {
  const { tenantId, personId } = by;
  const store = readingStore(queries);
  const row = await store.findRanker(tenantId, runId);
  if (row === null) throw new AppError('route.not-found');
  if (use && row.model === null) throw new AppError('demand.nothing-learned');
  if (use) await store.replaceRankers(tenantId, row.scheme);
  await store.changeRanker(tenantId, runId, {
    state: use ? 'in-use' : 'left',
    decided_at: runtime.clock.iso(),
    person_id: personId,
  });
  const subject = { type: 'need-ranker', id: runId };
  await audit(queries, { tenantId, personId, action: 'demand.training-decided', subject, details: { use } });
}

export async function presentRankers(queries: Queries, tenantId: string): Promise<RankerView> {
  const decisions = await gatherDecisions(queries, tenantId);
  const accepted = decisions.filter(({ verdict }) => verdict === 'accepted');
  const rows = await readingStore(queries).listRankers(tenantId);
  const names = await nameStaff(queries, rows);
  return {
    decisions: {
      accepted: accepted.length,
      rejected: decisions.length - accepted.length,
      sentences: new Set(accepted.map(({ sentence }) => sentence)).size,
      needed: LEAST_SENTENCES,
    },
    runs: rows.map((row) => presentRun(row, names)),
  };
}

function presentRun(row: RankerRow, names: ReadonlyMap<string, string>): RankerRun {
  const { id, scheme, made_at: madeAt, person_id } = row;
  const state = rankerRun.shape.state.parse(row.state);
  const figures = rankerRun.shape.figures.parse(JSON.parse(row.figures));
  return { id, scheme, madeAt, state, figures, by: person_id === null ? null : (names.get(person_id) ?? null) };
}
