// Takes normal statements about some views into the joint model before the person's own answers are fitted.
import { conditionNormal } from './condition-normal.ts';
import type { NormalPrior } from './expectation-propagation.ts';
import type { Evidence, EvidenceSource, FusionModel, GroupView } from './fusion-types.ts';
import { dimensionOf, preparedFor, type PreparedModel, VIEWS } from './prepare-model.ts';
import { defaultRaterModel, viewOfGroup } from './rater-model.ts';

/** A normal statement exp(-u'Pu/2 + s'u) about a view of all skills, or about a view that shares only part of it. */
export interface ViewStatement {
  view: 'truth' | EvidenceSource;
  /** Correlation of what was seen with the view; 1: the view itself. */
  perspective: number;
  precision: Float64Array;
  shift: Float64Array;
}

/**
 * The model for a person's own answers once groups and outside observations have spoken.
 * The same model when there are none, so that a profile without them keeps its last bit.
 */
export function evidenceModel(evidence: Evidence, model: FusionModel | PreparedModel): PreparedModel {
  const prepared = preparedFor(model, evidence.skills);
  const statements = statementsOf(evidence, prepared);
  if (statements.length === 0) return prepared;
  const indices = (view: ViewStatement['view']): number[] =>
    prepared.skills.map((_, k) => dimensionOf(VIEWS.indexOf(view), k, prepared.skills.length));
  let now: NormalPrior = prepared;
  for (const { view, ...said } of statements)
    now = conditionNormal(now, prepared, { ...said, dimensions: indices(view) });
  return { ...prepared, mean: now.mean, covariance: now.covariance, unconditioned: prepared };
}

/** What groups and outside observations say, in one order whatever order they came in. */
export function statementsOf(evidence: Evidence, model: PreparedModel): ViewStatement[] {
  const { perspective } = evidence.raterModel ?? defaultRaterModel();
  // One order for every way in: the last bits depend on it.
  const groups = (evidence.groups ?? []).toSorted((a, b) => compare(groupKey(a), groupKey(b)));
  const views = groups.map((group): ViewStatement => {
    if (group.skills.join() !== model.skills.join()) throw new RangeError('a group was read for other skills');
    const weight = weightOf(group.weight);
    return {
      view: viewOfGroup(group.group),
      perspective: perspective[group.group].value,
      precision: Float64Array.from(group.precision.flat(), (value) => weight * value),
      shift: Float64Array.from(group.shift, (value) => weight * value),
    };
  });
  return [...views, ...outsideStatements(evidence, model)];
}

function groupKey(group: GroupView): string {
  return `${group.group} ${group.shift.join(' ')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What an instrument with validity v and error e says about the truth: y = v truth + own part + error. */
function outsideStatements(evidence: Evidence, model: PreparedModel): ViewStatement[] {
  const outside = evidence.outside ?? [];
  if (outside.length === 0) return [];
  const n = model.skills.length;
  const precision = new Float64Array(n * n);
  const shift = new Float64Array(n);
  for (const each of outside.toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b)))) {
    const skill = model.skills.indexOf(each.skill);
    if (skill < 0) throw new RangeError(`an observation concerns ${each.skill}, which is not in question`);
    if (!(each.validity > 0 && each.validity <= 1)) throw new RangeError('a validity lies above 0 and at most at 1');
    if (!(each.standardError > 0) || !Number.isFinite(each.theta)) {
      throw new RangeError('an observation needs a finite value and a standard error above zero');
    }
    const variance = 1 - each.validity ** 2 + each.standardError ** 2;
    const weight = weightOf(each.weight);
    precision[skill * n + skill]! += (weight * each.validity ** 2) / variance;
    shift[skill]! += (weight * each.validity * each.theta) / variance;
  }
  return [{ view: 'truth', perspective: 1, precision, shift }];
}

/** Weight of an aged observation; 1 when it does not age. */
export function weightOf(weight: number | undefined): number {
  const value = weight ?? 1;
  if (!(value > 0 && value <= 1)) throw new RangeError('a weight lies above 0 and at most at 1');
  return value;
}
