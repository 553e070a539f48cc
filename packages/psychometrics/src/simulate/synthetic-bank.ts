// A synthetic bank with provisional parameters: levels 1-4 in turn, every third statement reverse keyed.
import type { Bank, BankItem, BankScenario } from '../bank/bank.ts';
import { provisionalParameters } from '../irt/provisional-parameters.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { provisionalScenarioParameters } from '../scenario/provisional-scenario-parameters.ts';
import { TYPICAL_KEYS } from '../scenario/scenario-information.ts';

type Level = 1 | 2 | 3 | 4;

/**
 * A synthetic bank.
 * @example syntheticBank({ skills: 8, statements: 16, scenarios: 7 }) // 128 statements, 56 scenarios
 */
export function syntheticBank(size: { skills: number; statements: number; scenarios: number }): Bank {
  const skills = Array.from({ length: size.skills }, (_, k) => `synthetic-skill-${k + 1}`);
  const items = skills.flatMap((skill): BankItem[] => [
    ...Array.from({ length: size.statements }, (_, i): BankItem => {
      const parameters = provisionalParameters(((i % 4) + 1) as Level, i % 3 === 2);
      return { id: `${skill}/statement-${i + 1}`, kind: 'statement', skill, ...parameters };
    }),
    ...Array.from({ length: size.scenarios }, (_, i) => syntheticScenario(skill, i)),
  ]);
  return { skills, items };
}

function syntheticScenario(skill: string, i: number): BankScenario {
  const keys = TYPICAL_KEYS[i % TYPICAL_KEYS.length]!;
  return {
    id: `${skill}/scenario-${i + 1}`,
    kind: 'scenario',
    skill,
    options: keys.map((key, index) => ({ id: `option-${index + 1}`, key })),
    ...provisionalScenarioParameters(((i % 4) + 1) as Level),
  };
}

export interface BankErrors {
  /** SD of the error of log discrimination. */
  logDiscriminationSd: number;
  /** SD of the error of an item's location, in theta. */
  locationSd: number;
}

/** The same bank with other true parameters: what a bank set by judgement may really be like. */
export function perturbBank(bank: Bank, errors: BankErrors, seed: number | string): Bank {
  const random = createRandom(seed);
  const items = bank.items.map((item): BankItem => {
    const factor = Math.exp(errors.logDiscriminationSd * random.normal());
    const shift = errors.locationSd * random.normal();
    const discrimination = item.discrimination * factor;
    return item.kind === 'statement'
      ? { ...item, discrimination, thresholds: item.thresholds.map((threshold) => threshold + shift) }
      : { ...item, discrimination, location: item.location + shift };
  });
  return { skills: bank.skills, items };
}
