// Change of one person between two occasions from one joint posterior, so that the reason why a skill was chosen is part of it.
// A skill picked for being lowest was partly low by error; given all of the first occasion's evidence the posterior already expects
// it to come back (selection on what is conditioned on is ignorable: R. J. A. Little and D. B. Rubin 2002, chapter 6).
import type { MethodRecord } from '../bank/bank.ts';
import { statementsOf } from '../fusion/condition-model.ts';
import { conditionNormal } from '../fusion/condition-normal.ts';
import { fitSites, type NormalPrior } from '../fusion/expectation-propagation.ts';
import type { Evidence, EvidenceSource, FusionModel } from '../fusion/fusion-types.ts';
import { posteriorOf } from '../fusion/joint-posterior.ts';
import { viewsOf } from '../fusion/person-state.ts';
import { dimensionOf, preparedFor, type PreparedModel, VIEWS } from '../fusion/prepare-model.ts';
import { normalCdf } from '../numeric/normal-cdf.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { assertConfidence, type Interval } from '../result/result-types.ts';

/** Correlation of a skill, and of every view of it, between the occasions; an assumption, on the cautious side for a year. */
export const STABILITY = 0.8;
/** Half a level: an interval that reaches no further says that nothing that matters has happened. */
const MATTERS = 0.5;

export type ChangeVerdict = 'risen' | 'fallen' | 'no reliable change' | 'no reliable change yet';

export interface ViewChange {
  view: 'truth' | EvidenceSource;
  change: number;
  sd: number;
  interval: Interval;
  /** Of any rise at all. */
  probabilityRisen: number;
  verdict: ChangeVerdict;
}

export interface SkillChange {
  skill: string;
  before: { mean: number; sd: number };
  after: { mean: number; sd: number };
  /** Of the true skill. */
  change: ViewChange;
  /** Of each source seen on both occasions: what its answers alone show. */
  views: readonly ViewChange[];
}

export interface TwoOccasionChange {
  /** Skills with evidence on both occasions. */
  skills: readonly SkillChange[];
  method: MethodRecord;
}

/**
 * Change of every skill observed twice.
 * @param before all evidence of the first occasion, also about skills that were not trained: it is why the others were chosen
 * @param after evidence of the second occasion alone
 * @throws RangeError when the occasions concern different skills or stability is not between 0 and 1
 */
export function twoOccasionChange(
  before: Evidence,
  after: Evidence,
  model: FusionModel | PreparedModel,
  options: { stability?: number; level?: number } = {},
): TwoOccasionChange {
  const stability = options.stability ?? STABILITY;
  const level = options.level ?? 0.95;
  assertConfidence(level, 'twoOccasionChange');
  if (!(stability >= 0 && stability < 1)) throw new RangeError('stability lies from 0 to below 1');
  if (before.skills.join() !== after.skills.join()) throw new RangeError('both occasions concern the same skills');
  const prepared = preparedFor(model, before.skills);
  const original = doublePrior(prepared, stability);
  let prior = original;
  const occasions = [before, after].map((evidence, occasion) => {
    const offset = occasion * prepared.size;
    for (const { view, ...said } of statementsOf(evidence, prepared)) {
      const dimensions = prepared.skills.map(
        (_, k) => offset + dimensionOf(VIEWS.indexOf(view), k, prepared.skills.length),
      );
      prior = conditionNormal(prior, original, { ...said, dimensions });
    }
    return viewsOf(evidence, prepared).map((view) => ({
      ...view,
      site: { ...view.site, dimension: view.site.dimension + offset },
    }));
  });
  const fitted = fitSites(
    prior,
    occasions.flat().map((view) => view.site),
  );
  const seen = occasions.map((views, occasion) => seenViews(views, occasion === 0 ? before : after, prepared));
  const compare = (at: number): { change: number; sd: number; means: number[]; sds: number[] } => {
    const both = posteriorOf(prior, fitted, [at, at + prepared.size]);
    const [a, ab, , b] = both.covariance as unknown as readonly [number, number, number, number];
    const sd = Math.sqrt(Math.max(1e-12, a + b - 2 * ab));
    return { change: both.mean[1]! - both.mean[0]!, sd, means: [...both.mean], sds: [Math.sqrt(a), Math.sqrt(b)] };
  };
  const skills = prepared.skills.flatMap((skill, k): SkillChange[] => {
    const shared = [...seen[0]![k]!].filter((view) => seen[1]![k]!.has(view));
    if (seen[0]![k]!.size === 0 || seen[1]![k]!.size === 0) return [];
    const truth = compare(k);
    return [
      {
        skill,
        before: { mean: truth.means[0]!, sd: truth.sds[0]! },
        after: { mean: truth.means[1]!, sd: truth.sds[1]! },
        change: judge('truth', truth, level),
        views: shared.map((view) =>
          judge(view, compare(dimensionOf(VIEWS.indexOf(view), k, prepared.skills.length)), level),
        ),
      },
    ];
  });
  const parameters = { stability, level };
  return { skills, method: { name: 'two-occasion-change', version: '1', page: 'two-occasion-change', parameters } };
}

/** [[K, rK], [rK, K]]: every view of every skill keeps its place by r. */
function doublePrior(model: PreparedModel, stability: number): NormalPrior {
  const { size } = model;
  const covariance = new Float64Array(4 * size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const value = model.covariance[i * size + j]!;
      covariance[i * 2 * size + j] = value;
      covariance[(i + size) * 2 * size + j + size] = value;
      covariance[i * 2 * size + j + size] = stability * value;
      covariance[(i + size) * 2 * size + j] = stability * value;
    }
  }
  return { size: 2 * size, mean: Float64Array.from([...model.mean, ...model.mean]), covariance };
}

/** Which views say something of each skill on one occasion; a group counts as the view it informs. */
function seenViews(
  views: readonly { source: EvidenceSource; skill: number; observations: number }[],
  evidence: Evidence,
  model: PreparedModel,
): Set<EvidenceSource>[] {
  const seen = model.skills.map(() => new Set<EvidenceSource>());
  for (const { source, skill, observations } of views) if (observations > 0) seen[skill]!.add(source);
  for (const group of evidence.groups ?? []) {
    const view = group.group === 'manager' ? 'supervisor' : 'peers';
    for (const [k, raters] of group.ratersBySkill.entries()) if (raters > 0) seen[k]!.add(view);
  }
  return seen;
}

function judge(view: ViewChange['view'], { change, sd }: { change: number; sd: number }, level: number): ViewChange {
  const reach = normalQuantile(1 - (1 - level) / 2) * sd;
  const interval = { level, lower: change - reach, upper: change + reach };
  let verdict: ChangeVerdict = 'no reliable change yet';
  if (interval.lower > 0) verdict = 'risen';
  else if (interval.upper < 0) verdict = 'fallen';
  else if (interval.lower > -MATTERS && interval.upper < MATTERS) verdict = 'no reliable change';
  return { view, change, sd, interval, probabilityRisen: normalCdf(change / sd), verdict };
}
