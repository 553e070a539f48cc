// Where a run stands: everything the choice and the stop rules look at, computed from the set of answers.
import { collectAnswers, type CollectedAnswers, type MatchedAnswer, matchAnswers } from '../bank/collect-answers.ts';
import type { Answer } from '../bank/bank.ts';
import type { PreparedBank, PreparedItem } from '../bank/prepare-bank.ts';
import { type JointPosterior, posteriorOf } from '../fusion/joint-posterior.ts';
import { answerState, type PersonState } from '../fusion/person-state.ts';
import type { PreparedModel } from '../fusion/prepare-model.ts';
import { sourceEstimate } from '../fusion/source-estimate.ts';
import type { AdaptivePolicy, RunProgress, SkillPrecision } from './cat-types.ts';
import { type RunTime, runTime, usualSeconds } from './run-time.ts';

export interface RunState {
  bank: PreparedBank;
  policy: AdaptivePolicy;
  model: PreparedModel;
  matched: readonly MatchedAnswer[];
  collected: CollectedAnswers;
  /** Truth, self and scenario views of every skill, in this order. */
  joint: JointPosterior;
  person: PersonState;
  time: RunTime;
  /** Statements and scenarios asked, skipped ones included. */
  asked: { statements: number; scenarios: number };
  /** Unasked items for this role whose skill has not abstained. */
  open: readonly PreparedItem[];
  precision: SkillPrecision[];
}

export function runState(
  bank: PreparedBank,
  answers: readonly Answer[],
  policy: AdaptivePolicy,
  model: PreparedModel,
): RunState {
  const matched = matchAnswers(bank, answers);
  const collected = collectAnswers(bank.skills.length, matched);
  const person = answerState(collected, model);
  const askedIndices = new Set(matched.map(({ item }) => item.index));
  const unasked = bank.items.filter(
    (item) => !askedIndices.has(item.index) && fitsRole(item, policy.role) && isInFocus(item, policy.focus),
  );
  const precision = precisionOf(collected, person, unasked, policy, model);
  const open = unasked.filter((item) => precision[item.skill]!.abstained === null);
  const statements = matched.filter(({ item }) => item.kind === 'statement').length;
  return {
    bank,
    policy,
    model,
    matched,
    collected,
    joint: posteriorOf(
      model,
      person.fitted,
      Int32Array.from({ length: 3 * bank.skills.length }, (_, i) => i),
    ),
    person,
    time: runTime(matched, policy),
    asked: { statements, scenarios: matched.length - statements },
    open,
    precision,
  };
}

/** Observations per skill that count towards the minimum. */
export function observationsOf(state: RunState, skill: number): number {
  return state.collected.statements[skill]! + state.collected.scenarios[skill]!;
}

/** Seconds this person will probably need for an item. */
export function expectedSeconds(state: RunState, item: PreparedItem): number {
  return usualSeconds(item, state.policy) * state.time.pace;
}

export function progressOf(state: RunState): RunProgress {
  const { matched, collected, time } = state;
  const skipped = collected.skipped.reduce((sum, count) => sum + count, 0);
  return {
    answered: matched.length - skipped,
    skipped,
    statements: collected.statements.reduce((sum, count) => sum + count, 0),
    scenarios: collected.scenarios.reduce((sum, count) => sum + count, 0),
    secondsUsed: time.used,
    secondsLeft: time.left,
  };
}

function fitsRole(item: PreparedItem, role: string | undefined): boolean {
  const { roles } = item.item;
  return role === undefined || roles === undefined || roles.length === 0 || roles.includes(role);
}

function isInFocus(item: PreparedItem, focus: readonly string[] | undefined): boolean {
  return focus === undefined || focus.includes(item.item.skill);
}

function precisionOf(
  collected: CollectedAnswers,
  person: PersonState,
  unasked: readonly PreparedItem[],
  policy: AdaptivePolicy,
  model: PreparedModel,
): SkillPrecision[] {
  const hasItems = new Uint8Array(model.skills.length);
  for (const item of unasked) {
    const allowed = item.kind === 'statement' ? policy.maximumStatements : policy.maximumScenarios;
    if (allowed > 0) hasItems[item.skill] = 1;
  }
  return model.skills.map((skill, k) => {
    const self = viewEstimate(person, model, 'self', k);
    const scenario = viewEstimate(person, model, 'scenario', k);
    const statements = collected.statements[k]!;
    const scenarios = collected.scenarios[k]!;
    const skipped = collected.skipped[k]!;
    const observations = statements + scenarios;
    const reachedMinimum = observations >= policy.minimumPerSkill;
    let abstained: SkillPrecision['abstained'] = null;
    if (!reachedMinimum && skipped >= policy.skipsToAbstain) abstained = 'skipped';
    else if (!reachedMinimum && hasItems[k] === 0) abstained = 'no-items';
    return {
      skill,
      statements,
      scenarios,
      observations,
      skipped,
      selfMean: self.mean,
      selfSd: self.sd,
      scenarioMean: scenario.mean,
      scenarioSd: scenario.sd,
      reachedMinimum,
      reachedTarget: statements > 0 && self.sd <= policy.targetSd,
      abstained,
    };
  });
}

function viewEstimate(
  person: PersonState,
  model: PreparedModel,
  source: 'self' | 'scenario',
  skill: number,
): { mean: number; sd: number } {
  const view = person.views.find((each) => each.source === source && each.skill === skill);
  return view ? sourceEstimate(view, model) : { mean: model.model.leniency[source].value, sd: 1 };
}
