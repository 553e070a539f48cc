// The bank as the measurement library wants it: items with the parameters of one parameter set.
import { provisionalParameters, provisionalScenarioParameters } from '@dragoman/psychometrics';
import type { Bank } from '@dragoman/psychometrics';
import type { ItemBank, Scenario } from '../contract.ts';

type Level = 1 | 2 | 3 | 4;

/** Name of the only parameter set there is until items are calibrated; stored with every attempt. */
export const PROVISIONAL_PARAMETERS = 'provisional-1';

/** The bank with provisional parameters: location by level, stated priors for the rest (docs/methods/provisional-parameters.md). */
export function toMeasuredBank(bank: ItemBank): Bank {
  return {
    skills: bank.head.skills,
    items: [
      ...bank.statements.map((item) => ({
        id: item.id,
        kind: 'statement' as const,
        skill: item.skill,
        ...provisionalParameters(item.level as Level, item.reverse),
        ...(item.roles === undefined ? {} : { roles: item.roles }),
      })),
      ...bank.scenarios.map((item) => ({
        id: item.id,
        kind: 'scenario' as const,
        skill: item.skill,
        options: item.options.map(({ id, key }) => ({ id, key })),
        ...provisionalScenarioParameters(levelOf(item)),
        ...(item.roles === undefined ? {} : { roles: item.roles }),
      })),
    ],
  };
}

/** A scenario is written for the highest level among the indicators it shows; ids end in `-<level>-<number>`. */
function levelOf(item: Scenario): Level {
  const levels = item.indicators.map((id) => Number(id.split('-').at(-2))).filter((level) => level >= 1 && level <= 4);
  return (levels.length === 0 ? 3 : Math.max(...levels)) as Level;
}
