// What other people add to a result: self and others on every skill, the person's own calibration, the rounds behind it.
import { compareSelfOthers, levelFromTheta, ownCalibration, ownEstimate, poolGroups } from '@dragoman/psychometrics';
import type {
  AdaptivePolicy,
  ComparedView,
  Evidence,
  FusedProfile,
  FusedSkill,
  GroupView,
} from '@dragoman/psychometrics';
import type { OthersBasis, ProfileResult, SelfOthers, SkillResult } from '../contract.ts';
import { countingViews } from './ledger/ledger-evidence.ts';
import type { LedgerEvidence } from './ledger/ledger-evidence.ts';

export interface PresentedOthers {
  readonly ofResult: Pick<ProfileResult, 'others'>;
  ofSkill(skill: string): Pick<SkillResult, 'selfOthers'>;
}

/** Says nothing, not even that there is nothing, before a round has been released. */
export function presentOthers(
  evidence: Evidence,
  fused: FusedProfile,
  ledger: LedgerEvidence,
  policy: AdaptivePolicy,
): PresentedOthers {
  if (ledger.rounds.length === 0) return { ofResult: {}, ofSkill: () => ({}) };
  const pool = poolGroups(evidence.groups ?? []);
  const views = pool === null ? new Map<string, ComparedView>() : viewsOf(pool);
  const selfOf = new Map(fused.skills.map((skill) => [skill.skill, selfView(skill)]));
  return {
    ofResult: { others: presentBasis(ledger, pool, views, selfOf) },
    ofSkill: (skill) => ({
      selfOthers: presentComparison(
        selfOf.get(skill) ?? null,
        views.get(skill) ?? null,
        ratersOn(pool, skill),
        policy.targets?.[skill] ?? levelFromTheta(0),
      ),
    }),
  };
}

function ratersOn(pool: GroupView | null, skill: string): number {
  return pool?.ratersBySkill[pool.skills.indexOf(skill)] ?? 0;
}

/** What all groups together say of each skill, from their own prior; leniency of others is nought by definition. */
function viewsOf(pool: GroupView): Map<string, ComparedView> {
  const { mean, sd } = ownEstimate(pool, 0);
  return new Map(
    pool.skills.flatMap((skill, k) =>
      pool.ratersBySkill[k] === 0 ? [] : [[skill, { level: levelFromTheta(mean[k]!), sd: sd[k]! }] as const],
    ),
  );
}

function selfView(skill: FusedSkill): ComparedView | null {
  const self = skill.sources.find((source) => source.source === 'self');
  return self === undefined ? null : { level: self.level, sd: self.sd };
}

function presentComparison(
  self: ComparedView | null,
  others: ComparedView | null,
  raters: number,
  target: number,
): SelfOthers {
  const compared = compareSelfOthers(self, others === null ? null : { ...others, raters }, target);
  const { interval90, ...rest } = compared;
  return { ...rest, interval90: interval90 === null ? null : { low: interval90[0], high: interval90[1] } };
}

function presentBasis(
  ledger: LedgerEvidence,
  pool: GroupView | null,
  views: ReadonlyMap<string, ComparedView>,
  selfOf: ReadonlyMap<string, ComparedView | null>,
): OthersBasis {
  const counting = countingViews(ledger.rounds);
  const newest = ledger.rounds.toSorted((a, b) => (a.releasedAt < b.releasedAt ? 1 : -1))[0]!;
  const pairs = [...views].flatMap(([skill, others]) => {
    const self = selfOf.get(skill) ?? null;
    return self === null ? [] : [{ self, others }];
  });
  const shared = counting.reduce((sum, { view }) => sum + 1 / Math.max(view.sharedVariance, 1e-9), 0);
  const calibration = ownCalibration(pairs, counting.length === 0 ? 0 : 1 / shared, pool?.raters ?? 0);
  return {
    rounds: ledger.rounds.map((round) => ({
      roundId: round.roundId,
      releasedAt: round.releasedAt,
      groups: counting
        .filter((each) => each.round.roundId === round.roundId)
        .map(({ view }) => ({ group: view.group, raters: view.raters })),
      withheld: round.withheld.map(({ group, reason }) => ({ group, reason })),
    })),
    severity: newest.severity,
    calibration:
      calibration === null
        ? null
        : {
            verdict: calibration.verdict,
            index: calibration.index,
            interval90: { low: calibration.interval90[0], high: calibration.interval90[1] },
            probabilityOver: calibration.probabilityOver,
            probabilityUnder: calibration.probabilityUnder,
            skills: calibration.skills,
          },
  };
}
