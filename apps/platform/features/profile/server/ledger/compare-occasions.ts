// Has anything changed since the attempt before? One joint posterior of both occasions, which knows why the skills were chosen.
import { levelFromTheta, twoOccasionChange } from '@dragoman/psychometrics';
import type { ChangeVerdict, ViewChange } from '@dragoman/psychometrics';
import type { Database } from '../../../../core/database/database.ts';
import { assessmentStore, pinnedTo } from '../../../assessment/server/index.ts';
import type { Attempt, Instrument } from '../../../assessment/server/index.ts';
import type { OccasionChange } from '../../contract.ts';
import { listFinished } from './gather-evidence.ts';
import { chooseCarried, toEvidence } from './ledger-evidence.ts';
import { ledgerStore } from './ledger-store.ts';

const VERDICTS: Readonly<Record<ChangeVerdict, 'risen' | 'fallen' | 'no-reliable-change' | 'no-reliable-change-yet'>> =
  {
    risen: 'risen',
    fallen: 'fallen',
    'no reliable change': 'no-reliable-change',
    'no reliable change yet': 'no-reliable-change-yet',
  };

/** Compares an attempt with the one before it; ageing plays no part, each occasion is taken as it was. */
export async function compareOccasions(
  database: Database,
  shipped: Instrument,
  attempt: Attempt,
): Promise<OccasionChange> {
  // Both occasions on one scale: that of the version the later one is pinned to.
  const instrument = pinnedTo(shipped, attempt);
  const { tenantId, personId } = attempt;
  const store = assessmentStore(database.read);
  const finished = (await listFinished(database.read, tenantId, personId)).filter(
    (each) => each.bank === attempt.bank && each.finishedAt! <= (attempt.finishedAt ?? ''),
  );
  const own = finished.findIndex((each) => each.id === attempt.id);
  const previous = finished[own - 1];
  if (own < 1 || previous === undefined) return { comparison: null };
  const stored = await Promise.all(finished.slice(0, own + 1).map((each) => store.listAnswers(tenantId, each.id)));
  const rounds = await ledgerStore(database.read).listRounds(tenantId, personId);
  const nothing = { carried: [], outside: [], ageing: null };
  const earlier = finished.slice(0, own - 1).map((each, i) => ({ attempt: each, stored: stored[i]! }));
  // A round belongs to the occasion it was released in: before the new attempt began, or after.
  const before = toEvidence(instrument, previous, stored[own - 1]!, {
    ...nothing,
    carried: chooseCarried(instrument, stored[own - 1]!, earlier),
    rounds: rounds.filter((round) => round.releasedAt <= attempt.startedAt),
  });
  const after = toEvidence(instrument, attempt, stored[own]!, {
    ...nothing,
    rounds: rounds.filter((round) => round.releasedAt > attempt.startedAt),
  });
  const { skills, method } = twoOccasionChange(before, after, instrument.model);
  const names = new Map(instrument.framework.skills.map((skill) => [skill.id, skill.name]));
  return {
    comparison: {
      before: { attemptId: previous.id, assessedOn: previous.finishedAt!.slice(0, 10) },
      after: { attemptId: attempt.id, assessedOn: (attempt.finishedAt ?? attempt.lastAnswerAt).slice(0, 10) },
      stability: Number(method.parameters['stability']),
      skills: skills.map(({ skill, before: first, after: second, change, views }) => ({
        skill,
        name: names.get(skill) ?? { en: skill },
        before: levelFromTheta(first.mean),
        after: levelFromTheta(second.mean),
        ...present(change),
        views: views.map((view) => ({ view: view.view, ...present(view) })),
      })),
    },
  };
}

function present({ change, interval, verdict }: ViewChange) {
  return { change, interval95: { low: interval.lower, high: interval.upper }, verdict: VERDICTS[verdict] };
}
