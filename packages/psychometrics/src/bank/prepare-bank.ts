// Checks a bank once and tabulates its items on the theta grid, so that a choice costs no exponentials.
import type { Bank, BankItem, BankScenario, BankStatement } from './bank.ts';
import { assertGradedItem, gradedLogProbability } from '../irt/graded-response.ts';
import { GRID_SIZE, THETA_GRID } from '../numeric/theta-grid.ts';
import { concentration, distanceMoments, ratingProbabilities, RATINGS } from '../scenario/distance-model.ts';
import { scenarioInformation } from '../scenario/scenario-information.ts';
import { TESTLET_RULE } from '../scenario/testlet-effect.ts';

export interface PreparedStatement {
  readonly kind: 'statement';
  readonly index: number;
  readonly item: BankStatement;
  readonly skill: number;
  readonly categories: number;
  /** categories x nodes, in the keyed direction. */
  readonly probability: Float64Array;
  readonly logProbability: Float64Array;
}

export interface PreparedScenario {
  readonly kind: 'scenario';
  readonly index: number;
  readonly item: BankScenario;
  readonly skill: number;
  /** Options x ratings x nodes x testlet points: probability of each style-free rating. */
  readonly rating: Float64Array;
  /** Expected sum of distances at each node, without style. */
  readonly expectedDistance: Float64Array;
  /** Information about theta at each node, the scenario's own effect taken out. */
  readonly information: Float64Array;
}

export type PreparedItem = PreparedStatement | PreparedScenario;

/** A checked bank with its tables; holds typed arrays, so keep it in memory and store the Bank. */
export interface PreparedBank {
  readonly prepared: true;
  readonly bank: Bank;
  readonly skills: readonly string[];
  readonly items: readonly PreparedItem[];
  readonly byId: ReadonlyMap<string, PreparedItem>;
}

/**
 * Prepare a bank for choice and scoring; do it once per bank version.
 * @throws RangeError naming the item when a bank is malformed
 */
export function prepareBank(bank: Bank): PreparedBank {
  if (bank.skills.length === 0) throw new RangeError('a bank needs at least one skill');
  const skillIndex = new Map(bank.skills.map((skill, index) => [skill, index]));
  if (skillIndex.size !== bank.skills.length) throw new RangeError('a bank names each skill once');
  const byId = new Map<string, PreparedItem>();
  const items = bank.items.map((item, index) => {
    const skill = skillIndex.get(item.skill);
    if (skill === undefined) throw new RangeError(`item ${item.id}: the bank has no skill ${item.skill}`);
    if (byId.has(item.id)) throw new RangeError(`item ${item.id} stands twice in the bank`);
    const prepared = prepareItem(item, index, skill);
    byId.set(item.id, prepared);
    return prepared;
  });
  return { prepared: true, bank, skills: bank.skills, items, byId };
}

/** A prepared bank as it is, or a raw one prepared now. */
export function preparedBankOf(bank: Bank | PreparedBank): PreparedBank {
  return 'prepared' in bank ? bank : prepareBank(bank);
}

function prepareItem(item: BankItem, index: number, skill: number): PreparedItem {
  if (item.seconds !== undefined && !(item.seconds > 0)) throw new RangeError(`item ${item.id}: seconds above zero`);
  return item.kind === 'statement' ? prepareStatement(item, index, skill) : prepareScenario(item, index, skill);
}

function prepareStatement(item: BankStatement, index: number, skill: number): PreparedStatement {
  assertGradedItem(item, `item ${item.id}`);
  const categories = item.thresholds.length + 1;
  const logProbability = new Float64Array(categories * GRID_SIZE);
  for (let category = 0; category < categories; category += 1) {
    for (let q = 0; q < GRID_SIZE; q += 1) {
      logProbability[category * GRID_SIZE + q] = gradedLogProbability(THETA_GRID[q]!, item, category);
    }
  }
  const probability = logProbability.map((log) => Math.exp(log));
  return { kind: 'statement', index, item, skill, categories, probability, logProbability };
}

function prepareScenario(item: BankScenario, index: number, skill: number): PreparedScenario {
  assertScenario(item);
  const points = GRID_SIZE * TESTLET_RULE.length;
  const rating = new Float64Array(item.options.length * RATINGS.length * points);
  const expectedDistance = new Float64Array(GRID_SIZE);
  const keys = item.options.map((option) => option.key);
  for (let q = 0; q < GRID_SIZE; q += 1) {
    const g = concentration(THETA_GRID[q]!, item);
    for (const [o, key] of keys.entries()) {
      expectedDistance[q]! += distanceMoments(key, g).mean;
      for (const [j, { deviation }] of TESTLET_RULE.entries()) {
        for (const [r, probability] of ratingProbabilities(key, g + deviation).entries()) {
          rating[(o * RATINGS.length + r) * points + q * TESTLET_RULE.length + j] = probability;
        }
      }
    }
  }
  const information = THETA_GRID.map((theta) => scenarioInformation(theta, { ...item, keys }));
  return { kind: 'scenario', index, item, skill, rating, expectedDistance, information };
}

function assertScenario(item: BankScenario): void {
  if (!(item.discrimination > 0)) throw new RangeError(`item ${item.id}: the discrimination must be above zero`);
  if (!Number.isFinite(item.location)) throw new RangeError(`item ${item.id}: the location must be a number`);
  if (item.options.length < 2) throw new RangeError(`item ${item.id}: a scenario needs two options`);
  for (const option of item.options) {
    if (!(option.key >= 1 && option.key <= 5)) throw new RangeError(`item ${item.id}: keys run from 1 to 5`);
  }
}
