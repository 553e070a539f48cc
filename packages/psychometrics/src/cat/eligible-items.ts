// The quotas: which open items may be asked next, before any of them is weighed.
import type { PreparedItem } from '../bank/prepare-bank.ts';
import { expectedSeconds, observationsOf, type RunState } from './run-state.ts';
import type { AskReasonCode } from './cat-types.ts';

export interface Eligible {
  items: readonly PreparedItem[];
  code: AskReasonCode;
}

/** Open items that fit the time left and the maxima of the form. */
export function askableItems(state: RunState): PreparedItem[] {
  const { policy, asked, time } = state;
  return state.open.filter((item) => {
    const room =
      item.kind === 'statement'
        ? asked.statements < policy.maximumStatements
        : asked.scenarios < policy.maximumScenarios;
    return room && expectedSeconds(state, item) <= time.left;
  });
}

/** Skills still below their minimum that have not abstained. */
export function unfinishedSkills(state: RunState): number[] {
  return state.precision.flatMap((skill, k) => (skill.abstained === null && !skill.reachedMinimum ? [k] : []));
}

/** Items that the quotas allow now. Never empty when `askable` is not. */
export function eligibleItems(state: RunState, askable: readonly PreparedItem[]): Eligible {
  const statements = askable.filter((item) => item.kind === 'statement');
  const scenarios = askable.filter((item) => item.kind === 'scenario');
  if (scenarios.length > 0 && (statements.length === 0 || isScenarioDue(state, scenarios))) {
    return { items: balancedScenarios(state, scenarios), code: 'scenario-mix' };
  }
  const unfinished = unfinishedSkills(state);
  if (unfinished.length > 0) {
    const below = statements.filter((item) => unfinished.includes(item.skill));
    const wanted = below.filter((item) => wantsStatement(state, item.skill));
    // Where the scenario counted on was skipped or finds no time, a statement makes up for it.
    const due = wanted.length > 0 ? wanted : below;
    if (due.length > 0) return { items: balancedStatements(state, due), code: 'minimum-coverage' };
  }
  const least = Math.min(...statements.map((item) => observationsOf(state, item.skill)));
  const near = statements.filter((item) => observationsOf(state, item.skill) <= least + state.policy.slackAfterMinimum);
  return { items: near, code: 'decision' };
}

/** A person's pace is known only roughly at first, so the time for what must still be asked is reckoned generously. */
const TIME_MARGIN = 1.15;

/**
 * A scenario is due after every `statementsPerScenario` statements, the first after two. The parity keeps two scenarios
 * from ever following each other, in whatever order the answers are read; and none is asked that would leave too
 * little time for the statements which skills below their minimum still need.
 */
function isScenarioDue(state: RunState, scenarios: readonly PreparedItem[]): boolean {
  const { asked, policy, time } = state;
  if (asked.statements < policy.statementsPerScenario * asked.scenarios + 2) return false;
  if ((asked.statements + asked.scenarios) % 2 !== 0) return false;
  const scenario = Math.min(...scenarios.map((item) => expectedSeconds(state, item)));
  return scenario + TIME_MARGIN * secondsToMinimum(state, 1) <= time.left;
}

/** Seconds that statements would take to bring every active skill to its minimum, `spared` observations left out. */
function secondsToMinimum(state: RunState, spared: number): number {
  const { policy, time } = state;
  const missing = state.precision.reduce((sum, skill, k) => {
    const short = Math.max(0, policy.minimumPerSkill - observationsOf(state, k));
    return skill.abstained === null ? sum + short : sum;
  }, 0);
  return Math.max(0, missing - spared) * policy.secondsPerStatement * time.pace;
}

/** Scenarios of the skills with the fewest: every skill gets its second only after all had their first. */
function balancedScenarios(state: RunState, scenarios: readonly PreparedItem[]): PreparedItem[] {
  const counts = scenariosAsked(state);
  const least = Math.min(...scenarios.map((item) => counts[item.skill]!));
  return scenarios.filter((item) => counts[item.skill] === least);
}

function scenariosAsked(state: RunState): Int32Array {
  const counts = new Int32Array(state.model.skills.length);
  for (const { item } of state.matched) if (item.kind === 'scenario') counts[item.skill]! += 1;
  return counts;
}

/** Does a skill still need statements for its minimum, beyond the scenarios it has or will get? */
function wantsStatement(state: RunState, skill: number): boolean {
  const { policy, collected } = state;
  const scenarios = collected.scenarios[skill]!;
  const willGet =
    scenariosAsked(state)[skill]! < policy.minimumScenariosPerSkill &&
    state.open.some((item) => item.kind === 'scenario' && item.skill === skill);
  const planned = willGet ? policy.minimumScenariosPerSkill : scenarios;
  return collected.statements[skill]! < policy.minimumPerSkill - planned;
}

/** Statements of the least observed skills, with at most `openSkills` begun and unfinished at a time. */
function balancedStatements(state: RunState, statements: readonly PreparedItem[]): PreparedItem[] {
  const { policy, collected, time } = state;
  if (secondsToMinimum(state, 0) > time.left) {
    // Not all can be finished any more: finish the furthest, rather than leave every skill one answer short.
    const most = Math.max(...statements.map((item) => observationsOf(state, item.skill)));
    return statements.filter((item) => observationsOf(state, item.skill) === most);
  }
  const begun = new Set(statements.map((item) => item.skill).filter((skill) => collected.statements[skill]! > 0));
  const within = begun.size >= policy.openSkills ? statements.filter((item) => begun.has(item.skill)) : statements;
  const least = Math.min(...within.map((item) => collected.statements[item.skill]!));
  return within.filter((item) => collected.statements[item.skill]! <= least + policy.slackBeforeMinimum);
}
