// Has anything changed since the attempt before? One joint posterior of both occasions, which knows why the skills were chosen.
import { levelFromTheta, twoOccasionChange } from '@dragoman/psychometrics';
import type { ChangeVerdict, Evidence, SkillChange, ViewChange } from '@dragoman/psychometrics';
import type { Database } from '../../../../core/database/database.ts';
import { assessmentStore, pinnedTo } from '../../../assessment/server/index.ts';
import type { Attempt, Instrument } from '../../../assessment/server/index.ts';
import type { ChangedView, OccasionChange, RaterGroup } from '../../contract.ts';
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

/** Two attempts of one person measured against each other. */
export interface MeasuredChange {
  readonly before: Attempt;
  readonly stability: number;
  readonly skills: readonly SkillChange[];
  /** What each source that spoke on both occasions shows of a skill by itself. */
  readonly viewsOf: (skill: string) => readonly { readonly view: ChangedView; readonly change: ViewChange }[];
}

/** Compares an attempt with the one before it; ageing plays no part, each occasion is taken as it was. */
export async function compareOccasions(
  database: Database,
  shipped: Instrument,
  attempt: Attempt,
): Promise<OccasionChange> {
  const measured = await measureChange(database, shipped, attempt, null);
  if (measured === null) return { comparison: null };
  const names = new Map(pinnedTo(shipped, attempt).framework.skills.map((skill) => [skill.id, skill.name]));
  const { before } = measured;
  return {
    comparison: {
      before: { attemptId: before.id, assessedOn: before.finishedAt!.slice(0, 10) },
      after: { attemptId: attempt.id, assessedOn: (attempt.finishedAt ?? attempt.lastAnswerAt).slice(0, 10) },
      stability: measured.stability,
      skills: measured.skills.map(({ skill, before: first, after: second, change }) => ({
        skill,
        name: names.get(skill) ?? { en: skill },
        before: levelFromTheta(first.mean),
        after: levelFromTheta(second.mean),
        ...present(change),
        views: measured.viewsOf(skill).map((each) => ({ view: each.view, ...present(each.change) })),
      })),
    },
  };
}

/** `beforeId` null: the attempt before. Null when there is no such earlier attempt with the same bank. */
export async function measureChange(
  database: Database,
  shipped: Instrument,
  attempt: Attempt,
  beforeId: string | null,
): Promise<MeasuredChange | null> {
  // Both occasions on one scale: that of the version the later one is pinned to.
  const instrument = pinnedTo(shipped, attempt);
  const { tenantId, personId } = attempt;
  const store = assessmentStore(database.read);
  const finished = (await listFinished(database.read, tenantId, personId)).filter(
    (each) => each.bank === attempt.bank && each.finishedAt! <= (attempt.finishedAt ?? ''),
  );
  const own = finished.findIndex((each) => each.id === attempt.id);
  const first = beforeId === null ? own - 1 : finished.findIndex((each) => each.id === beforeId);
  const previous = finished[first];
  if (previous === undefined || first >= own) return null;
  const stored = await Promise.all(finished.slice(0, own + 1).map((each) => store.listAnswers(tenantId, each.id)));
  const rounds = await ledgerStore(database.read).listRounds(tenantId, personId);
  const nothing = { carried: [], outside: [], ageing: null };
  const earlier = finished.slice(0, first).map((each, i) => ({ attempt: each, stored: stored[i]! }));
  // A round belongs to the occasion it was released in: before the new attempt began, or after.
  const before = toEvidence(instrument, previous, stored[first]!, {
    ...nothing,
    carried: chooseCarried(instrument, stored[first]!, earlier),
    rounds: rounds.filter((round) => round.releasedAt <= attempt.startedAt),
  });
  const after = toEvidence(instrument, attempt, stored[own]!, {
    ...nothing,
    rounds: rounds.filter((round) => round.releasedAt > attempt.startedAt),
  });
  const { skills, method } = twoOccasionChange(before, after, instrument.model);
  const viewsOf = changesBySource(before, after, instrument);
  return { before: previous, stability: Number(method.parameters['stability']), skills, viewsOf };
}

/**
 * What each source that spoke on both occasions shows by itself: its own words of both, and nobody else's, so that no source rises
 * because another did.
 */
function changesBySource(before: Evidence, after: Evidence, instrument: Instrument): MeasuredChange['viewsOf'] {
  const found = sourcesOf(before, after).map(({ view, latent, holds }) => {
    const [first, second] = [before, after].map((evidence) => onlyWhat(evidence, holds, instrument));
    const { skills } = twoOccasionChange(first!, second!, instrument.model);
    const own = skills.flatMap((each): [string, ViewChange][] => {
      const change = each.views.find((one) => one.view === latent);
      return change === undefined ? [] : [[each.skill, change]];
    });
    return { view, of: new Map(own) };
  });
  return (skill) => found.flatMap(({ view, of }) => (of.has(skill) ? [{ view, change: of.get(skill)! }] : []));
}

interface SourceOfChange {
  readonly view: ChangedView;
  /** The view of the model that the source informs: one for all colleagues, one for the manager. */
  readonly latent: ViewChange['view'];
  holds(source: string): boolean;
}

function sourcesOf(before: Evidence, after: Evidence): SourceOfChange[] {
  const groups = [before, after].map((evidence) => (evidence.groups ?? []).map(({ group }) => group as RaterGroup));
  const crowds = new Set<string>(groups.flat().filter((group) => group !== 'manager'));
  const single = (view: ChangedView, latent: ViewChange['view'] = 'peers'): SourceOfChange => ({
    view,
    latent,
    holds: (source) => source === view,
  });
  return [
    single('self', 'self'),
    single('scenario', 'scenario'),
    ...groups[0]!
      .filter((group) => groups[1]!.includes(group))
      .map((group) => single(group, group === 'manager' ? 'supervisor' : 'peers')),
    // One group alone says it under its own name.
    ...(crowds.size > 1 ? [{ ...single('together'), holds: (source: string) => crowds.has(source) }] : []),
  ];
}

function onlyWhat(evidence: Evidence, holds: SourceOfChange['holds'], { prepared }: Instrument): Evidence {
  const kindOf = (itemId: string): string => (prepared.byId.get(itemId)?.kind === 'scenario' ? 'scenario' : 'self');
  return {
    ...evidence,
    instruments: evidence.instruments.map((each) => ({
      ...each,
      answers: each.answers.filter(({ itemId }) => holds(kindOf(itemId))),
    })),
    groups: (evidence.groups ?? []).filter(({ group }) => holds(group)),
    outside: [],
  };
}

function present({ change, interval, verdict }: ViewChange) {
  return { change, interval95: { low: interval.lower, high: interval.upper }, verdict: VERDICTS[verdict] };
}
