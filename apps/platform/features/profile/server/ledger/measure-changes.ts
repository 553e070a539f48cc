// How people changed between a campaign and its next wave, for the figures of their group.
import { levelFromTheta } from '@dragoman/psychometrics';
import type { ViewChange } from '@dragoman/psychometrics';
import type { ProfileResult } from '../../contract.ts';
import type { Estimated, OccasionPair, PersonChange } from '../profile-door.ts';
import { findFinished, readResult } from '../read-result.ts';
import type { ResultDependencies } from '../result-dependencies.ts';
import { profileStore } from '../store.ts';
import { measureChange } from './compare-occasions.ts';
import type { MeasuredChange } from './compare-occasions.ts';

export async function measureChanges(
  dependencies: ResultDependencies,
  tenantId: string,
  pairs: readonly OccasionPair[],
  until: string,
): Promise<PersonChange[]> {
  const found: PersonChange[] = [];
  // One after the other: each is some tens of milliseconds of arithmetic, and the job runner shares its thread with requests.
  for (const pair of pairs) {
    const change = await measurePerson(dependencies, tenantId, pair, until);
    if (change !== null) found.push(change);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}

async function measurePerson(
  dependencies: ResultDependencies,
  tenantId: string,
  { personId, beforeAttemptId, afterAttemptId }: OccasionPair,
  until: string,
): Promise<PersonChange | null> {
  const { attempt } = await findFinished(dependencies, tenantId, afterAttemptId);
  const { database, instrument } = dependencies;
  const measured = await measureChange(database, instrument, attempt, beforeAttemptId);
  if (measured === null) return null;
  const before = await resultOf(dependencies, tenantId, beforeAttemptId, until);
  const after = await resultOf(dependencies, tenantId, afterAttemptId, null);
  const isKnown = (result: ProfileResult, skill: string): boolean =>
    result.skills.some((each) => each.skill === skill && each.status === 'estimated');
  return {
    personId,
    beforeResultId: before.resultId,
    afterResultId: after.resultId,
    skills: measured.skills
      .filter(({ skill }) => isKnown(before, skill) && isKnown(after, skill))
      .map(({ skill, before: first, after: second, change }) => ({
        skill,
        before: { mean: levelFromTheta(first.mean), sd: first.sd },
        after: { mean: levelFromTheta(second.mean), sd: second.sd },
        change: toEstimated(change),
        views: viewsOf(measured, skill),
      })),
  };
}

/** What was given out of an attempt by then; computed now when nobody has asked for it yet. */
async function resultOf(
  dependencies: ResultDependencies,
  tenantId: string,
  attemptId: string,
  until: string | null,
): Promise<ProfileResult> {
  const kept = await profileStore(dependencies.database.read).listResults(tenantId, attemptId);
  const entry = kept.findLast((each) => each.reason !== 'recomputed' && (until === null || each.computedAt <= until));
  return readResult(dependencies, tenantId, attemptId, entry?.id ?? null);
}

function viewsOf({ viewsOf: of }: MeasuredChange, skill: string): PersonChange['skills'][number]['views'] {
  const views = of(skill);
  const crowds = views.filter(({ view }) => !['self', 'scenario', 'together', 'manager'].includes(view));
  // One group of colleagues alone is all of them.
  const others = views.find(({ view }) => view === 'together') ?? (crowds.length === 1 ? crowds[0] : undefined);
  const own = (name: 'self' | 'scenario') => views.find(({ view }) => view === name);
  return Object.fromEntries(
    [['self', own('self')] as const, ['scenario', own('scenario')] as const, ['others', others] as const].flatMap(
      ([name, found]) => (found === undefined ? [] : [[name, toEstimated(found.change)]]),
    ),
  );
}

/** A difference of two places is the same number on both scales. */
function toEstimated({ change, sd }: ViewChange): Estimated {
  return { mean: change, sd };
}
