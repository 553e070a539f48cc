// The card of a calibration that an adaptive bank can take in: parameters, scale and where they come from.
import type { BankStatement } from '../bank/bank.ts';
import type { Calibration, CalibratedItem } from './calibration-types.ts';
import { type ItemModel, ITEM_MODELS } from './curves/item-curve.ts';
import { isBinaryModel } from './curves/curve-for.ts';
import type { CategoryLabel } from './read-responses.ts';

export interface BankCardItem {
  name: string;
  model: ItemModel;
  discrimination: number;
  difficulty?: number;
  thresholds?: readonly number[];
  guessing?: number;
  upperAsymptote?: number;
  /** Labels from lowest to highest. */
  categories: readonly CategoryLabel[];
  n?: number;
}

export interface BankCard {
  format: 'dragoman-bank-card';
  version: 1;
  metric: 'logistic, D = 1';
  /** Density of theta in the calibration's reference group: the prior that belongs to these parameters. */
  latent: { mean: number; variance: number };
  items: readonly BankCardItem[];
  source?: { model: ItemModel; n: number; logLik: number; converged: boolean; warnings: readonly string[] };
}

/**
 * Card of a calibration. Excluded items are left out; of an item with parameters by group the reference group's is taken.
 * @throws RangeError when the calibration did not converge: its numbers are no bank
 * @example
 * const rows = [[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 0], [1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 1]];
 * const card = bankCard(calibrate(rows, { model: 'rasch' }));
 */
export function bankCard(calibration: Calibration): BankCard {
  if (!calibration.converged) throw new RangeError('calibration: it did not converge, its items are no bank');
  const [reference] = calibration.groups;
  const seen = new Set<string>();
  const items: BankCardItem[] = [];
  for (const item of calibration.items) {
    if (item.status === 'excluded' || seen.has(item.name)) continue;
    seen.add(item.name);
    items.push(cardItem(item));
  }
  return {
    format: 'dragoman-bank-card',
    version: 1,
    metric: 'logistic, D = 1',
    latent: { mean: reference!.mean, variance: reference!.variance },
    items,
    source: {
      model: calibration.model,
      n: calibration.n,
      logLik: calibration.logLik,
      converged: calibration.converged,
      warnings: calibration.warnings.map((warning) => warning.message),
    },
  };
}

function cardItem(item: CalibratedItem): BankCardItem {
  return {
    name: item.name,
    model: item.model,
    discrimination: item.discrimination!,
    ...(item.thresholds ? { thresholds: [...item.thresholds] } : { difficulty: item.difficulty! }),
    ...(item.guessing === undefined ? {} : { guessing: item.guessing }),
    ...(item.upperAsymptote === undefined ? {} : { upperAsymptote: item.upperAsymptote }),
    categories: item.categories.map(({ label }) => label),
    n: item.n,
  };
}

/**
 * Reads a card from JSON text or a parsed value and checks every item.
 * @throws RangeError that names the item and what is wrong with it
 */
export function readBankCard(input: unknown): BankCard {
  const card = (typeof input === 'string' ? parse(input) : input) as BankCard;
  if (card?.format !== 'dragoman-bank-card' || card.version !== 1) {
    throw new RangeError('bank card: format "dragoman-bank-card", version 1 is needed');
  }
  const { latent, items } = card;
  if (!(Number.isFinite(latent?.mean) && latent.variance > 0 && Number.isFinite(latent.variance))) {
    throw new RangeError('bank card: latent.mean and latent.variance are needed');
  }
  if (!Array.isArray(items) || items.length === 0) throw new RangeError('bank card: it has no items');
  const names = new Set<string>();
  for (const item of items as readonly BankCardItem[]) {
    if (typeof item.name !== 'string' || names.has(item.name)) {
      throw new RangeError(`bank card: every item needs a name of its own ("${item.name}")`);
    }
    names.add(item.name);
    assertCardItem(item);
  }
  return card;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('bank card: the text is not JSON');
  }
}

/** @throws RangeError naming the item */
export function assertCardItem(item: BankCardItem): void {
  const { name, model, discrimination, difficulty, thresholds, guessing, upperAsymptote } = item;
  if (!ITEM_MODELS.includes(model)) throw new RangeError(`item ${name}: unknown model "${model}"`);
  if (!Number.isFinite(discrimination) || discrimination === 0) {
    throw new RangeError(`item ${name}: the discrimination must be a finite number other than 0`);
  }
  const locations = thresholds ?? (difficulty === undefined ? [] : [difficulty]);
  if (locations.length === 0 || !locations.every((b) => Number.isFinite(b))) {
    throw new RangeError(`item ${name}: a finite difficulty or thresholds are needed`);
  }
  if (isBinaryModel(model) && locations.length !== 1) throw new RangeError(`item ${name}: ${model} has one difficulty`);
  if (model === 'grm') {
    for (let k = 1; k < locations.length; k += 1) {
      if (!((locations[k]! - locations[k - 1]!) * discrimination > 0)) {
        throw new RangeError(`item ${name}: thresholds must ascend`);
      }
    }
  }
  if (item.categories && item.categories.length !== locations.length + 1) {
    throw new RangeError(`item ${name}: ${locations.length + 1} category labels are needed`);
  }
  for (const value of [guessing, upperAsymptote]) {
    if (value !== undefined && !(value >= 0 && value <= 1))
      throw new RangeError(`item ${name}: asymptotes lie in [0, 1]`);
  }
}

/**
 * Statements of an adaptive bank from the graded and two-category items of a card. A negative slope becomes a
 * reverse-keyed statement.
 * @throws RangeError for a model that the adaptive bank does not score
 */
export function statementsFromCard(card: BankCard, skill: string): BankStatement[] {
  return card.items.map((item) => {
    if (item.model !== 'grm' && item.model !== '2pl' && item.model !== 'rasch') {
      throw new RangeError(`item ${item.name}: statements of the adaptive bank are graded, not ${item.model}`);
    }
    const locations = item.thresholds ?? [item.difficulty!];
    const isReverse = item.discrimination < 0;
    return {
      id: item.name,
      kind: 'statement',
      skill,
      discrimination: Math.abs(item.discrimination),
      thresholds: isReverse ? [...locations].reverse() : [...locations],
      ...(isReverse ? { reverse: true } : {}),
    };
  });
}
