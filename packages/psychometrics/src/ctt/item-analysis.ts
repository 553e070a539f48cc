// Statistics of each item of a scale: its mean, spread, fit to the others, and alpha without it.
import type { MethodRecord } from '../bank/bank.ts';
import { correlationOf, deviationOf, meanOf } from '../numeric/moments.ts';
import type { ResultWarning } from '../result/result-types.ts';
import { alphaCoefficient } from './alpha-coefficient.ts';
import { correctedItemTotals } from './corrected-item-total.ts';
import { correlationMatrix, itemCovariance, totalOf } from './covariance-matrix.ts';
import { readScoreTable, type ScaleOptions, type ScoreRows, type ScoreTable } from './score-table.ts';

export interface ItemStatistics {
  item: string;
  /** People who answered it. */
  answers: number;
  mean: number | null;
  deviation: number | null;
  /** Correlation with the person's mean over the answered items, the item included. */
  itemTotal: number | null;
  /** Correlation with the sum of the other items. */
  itemRest: number | null;
  /** Corrected for overlap and the scale's unreliability. */
  correctedItemTotal: number | null;
  /** Raw alpha of the other items; null when only one is left. */
  alphaIfDropped: number | null;
}

export interface ItemAnalysis {
  items: readonly ItemStatistics[];
  /** Mean and SD over people of the mean of their answered items. */
  scale: { people: number; mean: number | null; deviation: number | null };
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Item statistics.
 * @param rows people x items, already turned round where reverse-keyed
 * @throws TypeError or RangeError that names row and column of a cell that cannot be read
 * @example itemAnalysis([[1, 2, 1], [2, 3, 3], [4, 4, 5]], { items: ['a', 'b', 'c'] }).items[0]?.itemRest
 */
export function itemAnalysis(rows: ScoreRows, options: ScaleOptions = {}): ItemAnalysis {
  const table = readScoreTable(rows, options);
  const k = table.items.length;
  const covariance = itemCovariance(table);
  const correlations = covariance && correlationMatrix(covariance);
  const corrected = correlations && correctedItemTotals(correlations, k);
  const personMeans = meansOfPeople(table);
  const warnings = [...table.warnings];
  const items = table.items.map((item, j): ItemStatistics => {
    const { answers, means } = answersTo(table, j, personMeans);
    const matrix = covariance?.matrix;
    return {
      item,
      answers: answers.length,
      mean: answers.length > 0 ? meanOf(answers) : null,
      deviation: answers.length > 1 ? deviationOf(answers) : null,
      itemTotal: answers.length > 1 ? correlationOf(answers, means) : null,
      itemRest: matrix ? itemRestCorrelation(matrix, k, j) : null,
      correctedItemTotal: corrected ? corrected[j]! : null,
      alphaIfDropped: matrix && k > 2 ? alphaCoefficient(without(matrix, k, j), k - 1) : null,
    };
  });
  for (const { item, deviation, itemRest } of items) {
    if (deviation === 0) {
      warnings.push({ code: 'constant-item', message: `${item}: everybody gave the same answer` });
    } else if (itemRest !== null && itemRest < 0) {
      warnings.push({
        code: 'negative-item-rest',
        message: `${item} runs against the other items: is it to be turned round?`,
      });
    }
  }
  const { people } = table;
  return {
    items,
    scale: {
      people,
      mean: people > 0 ? meanOf(personMeans) : null,
      deviation: people > 1 ? deviationOf(personMeans) : null,
    },
    warnings,
    method: { name: 'item-analysis', version: '1', page: 'reliability', parameters: { missing: table.missing } },
  };
}

/**
 * Correlation of item j with the sum of the others, from covariances; null when one of them does not vary.
 * @param matrix row-major k x k covariances
 */
export function itemRestCorrelation(matrix: Float64Array, k: number, j: number): number | null {
  const own = matrix[j * k + j]!;
  let row = 0;
  for (let i = 0; i < k; i += 1) row += matrix[j * k + i]!;
  const rest = totalOf(matrix) - 2 * row + own;
  // A rest of rounding noise is a rest that does not vary.
  if (!(own > 0 && rest > 1e-12 * totalOf(matrix.map(Math.abs)))) return null;
  return Math.min(1, Math.max(-1, (row - own) / Math.sqrt(own * rest)));
}

function without(matrix: Float64Array, k: number, j: number): Float64Array {
  return matrix.filter((_, at) => at % k !== j && Math.floor(at / k) !== j);
}

function meansOfPeople(table: ScoreTable): Float64Array {
  const k = table.items.length;
  return Float64Array.from({ length: table.people }, (_, p) =>
    meanOf(table.values.subarray(p * k, (p + 1) * k).filter((score) => !Number.isNaN(score))),
  );
}

function answersTo(table: ScoreTable, j: number, personMeans: Float64Array): { answers: number[]; means: number[] } {
  const k = table.items.length;
  const answers: number[] = [];
  const means: number[] = [];
  for (let p = 0; p < table.people; p += 1) {
    const score = table.values[p * k + j]!;
    if (Number.isNaN(score)) continue;
    answers.push(score);
    means.push(personMeans[p]!);
  }
  return { answers, means };
}
