// The two forms of a run as data; docs/methods/adaptive-choice-and-stopping.md gives the reason of each number.
import type { AdaptivePolicy } from './cat-types.ts';

type PolicyChoices = Partial<AdaptivePolicy> & { seed: number | string };

const FULL: Omit<AdaptivePolicy, 'seed'> = {
  form: 'full',
  planSize: 2,
  minimumPerSkill: 4,
  minimumScenariosPerSkill: 1,
  maximumStatements: 36,
  maximumScenarios: 12,
  statementsPerScenario: 3,
  timeCapSeconds: 1200,
  secondsPerStatement: 12,
  secondsPerScenario: 70,
  targetSd: 0.35,
  planSettledBelow: 0.05,
  slackBeforeMinimum: 1,
  slackAfterMinimum: 3,
  openSkills: 8,
  randomesque: 4,
  skipsToAbstain: 3,
};

// Eight minutes carry four statements for each of eight skills and a few more. One scenario costs as much as six
// statements and tells far less, so the short form has none and the scenario view of every skill abstains.
const SHORT: Omit<AdaptivePolicy, 'seed'> = {
  ...FULL,
  form: 'short',
  minimumScenariosPerSkill: 0,
  maximumStatements: 40,
  maximumScenarios: 0,
  timeCapSeconds: 480,
  // A slow reader then has some skills done and the rest abstained, instead of every skill one answer short.
  openSkills: 3,
};

/**
 * Policy of the full run: 32-48 observations in at most 20 minutes.
 * @param choices the attempt's seed, its role and targets, and any number to be replaced
 * @example fullPolicy({ seed: attemptId, role: 'kt-professional', targets: { negotiation: 3 } })
 */
export function fullPolicy(choices: PolicyChoices): AdaptivePolicy {
  return { ...FULL, ...choices };
}

/** Observations a skill gets at least when it is measured again: enough to tell a change of a level from none. */
const AGAIN_PER_SKILL = 8;

/**
 * Policy for measuring some skills again: more of each, whatever it means for the plan, until the aimed-at precision or half of a
 * full run's time.
 * @example focusedPolicy({ seed: attemptId, focus: ['negotiation'] })
 */
export function focusedPolicy(choices: PolicyChoices & { focus: readonly string[] }): AdaptivePolicy {
  const skills = choices.focus.length;
  return {
    ...FULL,
    minimumPerSkill: AGAIN_PER_SKILL,
    maximumStatements: 12 * skills,
    maximumScenarios: 2 * skills,
    timeCapSeconds: Math.min(FULL.timeCapSeconds, 240 * skills + 120),
    planSettledBelow: 0,
    ...choices,
  };
}

/** Policy of the short form: what eight minutes can carry, statements only. */
export function shortPolicy(choices: PolicyChoices): AdaptivePolicy {
  return { ...SHORT, ...choices };
}
