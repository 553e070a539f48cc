// Runs as jobs: asked for by somebody, worked off in a process with progress, kept without anybody's answers.
import { AppError, isAppError } from '@dragoman/kernel';
import { z } from 'zod';
import type { WriteQueries } from '../../../core/database/database.ts';
import { enqueueJob } from '../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import { runInWorker } from '../../../core/jobs/run-in-worker.ts';
import type { StartRunBody } from '../contract.ts';
import { PEOPLE_MIN } from '../limits.ts';
import { requireCovered } from './covered-campaigns.ts';
import { gatherPeople, listStatements, toScales } from './gather-data.ts';
import type { Acting, ResearchDependencies } from './research-dependencies.ts';
import type { ResearchInput, run as workerRun } from './research.worker.ts';
import { researchStore } from './store.ts';
import type { RunRecord } from './store.ts';

export const RUN_JOB = 'research.run';
const PATIENCE_MS = 30 * 60_000;
const PROGRESS_PAUSE_MS = 500;

/** Inside the caller's write: keeps what was asked for and queues it. Gives the run's id. */
export async function startRun(
  dependencies: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  { kind, campaignIds, skills, anchors }: StartRunBody,
): Promise<string> {
  const { runtime, audit, instrument } = dependencies;
  const { tenantId, personId } = acting;
  await requireCovered(dependencies, queries, tenantId, campaignIds);
  const known = instrument.bank.head.skills;
  if (skills.some((skill) => !known.includes(skill))) throw new AppError('research.unknown-skill');
  const current = await instrument.versions.current(queries, tenantId);
  const now = runtime.clock.iso();
  const run: RunRecord = {
    id: runtime.makeId(),
    kind,
    state: 'waiting',
    progress: 0,
    parameters: current.parameters,
    bankDigest: current.bank.digest,
    options: {
      campaigns: campaignIds,
      skills: skills.length === 0 ? known : known.filter((skill) => skills.includes(skill)),
      ...(anchors === undefined ? {} : { anchors }),
    },
    until: now,
    result: null,
    personId,
    createdAt: now,
    finishedAt: null,
    accepted: null,
  };
  await researchStore(queries).addRun(tenantId, run);
  await enqueueJob(queries, runtime, { tenantId, kind: RUN_JOB, payload: { runId: run.id }, uniqueKey: run.id });
  await audit(queries, {
    ...acting,
    action: 'research.run-started',
    subject: { type: 'research-run', id: run.id },
    details: { kind, campaigns: campaignIds.length, parameters: current.parameters },
  });
  return run.id;
}

export function runJob(dependencies: ResearchDependencies): JobKind {
  return defineJob({
    name: RUN_JOB,
    isLong: true,
    payload: z.strictObject({ runId: z.uuid() }),
    attempts: 3,
    run: ({ runId }, { tenantId, signal }) => workOff(dependencies, tenantId, runId, signal),
    onGivenUp: async (queries, tenantId, { runId }) => {
      const failed = { state: 'failed', finishedAt: dependencies.runtime.clock.iso() } as const;
      await researchStore(queries).changeRun(tenantId, runId, ['waiting', 'running'], failed);
    },
  });
}

/** May run again after a stop: it begins anew. */
export async function workOff(
  dependencies: ResearchDependencies,
  tenantId: string,
  runId: string,
  signal?: AbortSignal,
): Promise<void> {
  const { database, runtime, instrument } = dependencies;
  const found = await researchStore(database.read).findRun(tenantId, runId);
  if (found === null || !['waiting', 'running'].includes(found.state)) return;
  const change = (changes: Parameters<ReturnType<typeof researchStore>['changeRun']>[3]): Promise<boolean> =>
    database.write((queries) => researchStore(queries).changeRun(tenantId, runId, ['waiting', 'running'], changes), {
      guard: 'own-rows',
    });
  await change({ state: 'running', progress: 0 });
  let share = 0;
  const timer = setInterval(() => {
    void change({ progress: Math.min(0.99, share) }).catch(() => {});
  }, PROGRESS_PAUSE_MS);
  try {
    await instrument.versions.load(database.read, { tenantId, parameters: found.parameters });
    const pinned = instrument.versions.pinned({ tenantId, parameters: found.parameters });
    const people = await gatherPeople(dependencies, database.read, tenantId, { ...found.options, until: found.until });
    const statements = await listStatements(database.read, tenantId, pinned);
    const scales = toScales(people, statements, found.options.skills);
    const { anchors } = found.options;
    const input: ResearchInput = { kind: found.kind, scales, ...(anchors === undefined ? {} : { anchors }) };
    const result = await runInWorker<typeof workerRun>(new URL('./research.worker.ts', import.meta.url), input, {
      timeoutMs: PATIENCE_MS,
      onProgress: (now) => (share = now),
      ...(signal === undefined ? {} : { signal }),
    });
    clearInterval(timer);
    await change({ state: 'done', progress: 1, result, finishedAt: runtime.clock.iso() });
  } catch (error) {
    // What asks for too much, or was taken back meanwhile, will do so again; other faults are tried again by the queue.
    const isLasting =
      isAppError(error) &&
      ['work.too-long', 'work.too-large', 'research.not-covered', 'research.unknown-campaign'].includes(error.code);
    if (!isLasting) throw error;
    await change({ state: 'failed', finishedAt: runtime.clock.iso() });
  } finally {
    clearInterval(timer);
  }
}

/** True when a calibration has something a version can be made of. */
export function mayBecomeVersion(run: RunRecord, currentParameters: string): boolean {
  return (
    run.kind === 'calibration' &&
    run.state === 'done' &&
    run.accepted === null &&
    run.parameters === currentParameters &&
    run.result?.kind === 'calibration' &&
    run.result.skills.some((skill) => skill.status === 'estimated' && skill.people >= PEOPLE_MIN)
  );
}
