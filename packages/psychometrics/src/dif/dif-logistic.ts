// Differential functioning by logistic and ordinal logistic regression on the matching score.
// Sources: H. Swaminathan and H. J. Rogers (1990); D. Magis, G. Raiche, S. Beland and P. Gerard (2011) for more groups;
// B. D. Zumbo (1999) for ordered categories; M. G. Jodoin and M. J. Gierl (2001) for the classes of the effect size.
import type { ResultWarning } from '../result/result-types.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { type CumulativeLogit, cumulativeLogit } from './cumulative-logit.ts';
import type { DifData, DifItem, DifOptions, DifResult } from './dif-types.ts';
import { nagelkerke } from './nagelkerke.ts';
import { testItems } from './purify.ts';
import { type DifTable, readDifData } from './read-dif-data.ts';

/** `uniform`: equal odds ratio at all scores; `non-uniform`: a different slope; `both`: either. */
export type LogisticDifKind = 'both' | 'uniform' | 'non-uniform';

export interface LogisticDifOptions extends DifOptions {
  /** The test that flags; all three are reported. `both` when absent. */
  test?: LogisticDifKind;
}

export interface DifContrast {
  statistic: number;
  df: number;
  p: number;
}

export interface LogisticDifItem extends DifItem {
  both: DifContrast | null;
  uniform: DifContrast | null;
  nonUniform: DifContrast | null;
  /** Rise of Nagelkerke's R squared that belongs to the flagging test. */
  deltaR2: number | null;
  /** A negligible, B moderate, C large; A as well when the test is not significant. */
  effectClass: 'A' | 'B' | 'C' | null;
  /** Log odds of focal against reference group at equal scores (uniform model), by focal group. */
  logOddsRatios: readonly { group: string | number; estimate: number; standardError: number }[] | null;
}

/** Limits of the rise of R squared between A, B and C (Jodoin and Gierl 2001). */
const EFFECT_LIMITS = [0.035, 0.07] as const;

/**
 * Logistic regression test of every item with two answers.
 * @throws TypeError or RangeError that names row, column or item
 * @example
 * const responses = [[1, 0, 1], [0, 0, 1], [1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1], [1, 1, 0], [0, 1, 0]];
 * difLogistic({ responses, groups: ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'] }).items.length; // 3
 */
export function difLogistic(data: DifData, options: LogisticDifOptions = {}): DifResult<LogisticDifItem> {
  const table = readDifData(data);
  for (const [j, labels] of table.labels.entries()) {
    if (labels.length <= 2) continue;
    throw new RangeError(
      `column ${table.names[j]}: ${labels.length} different answers; logistic regression takes two, the ordinal test takes more`,
    );
  }
  return testByLogit(table, options, 'dif-logistic');
}

/**
 * Ordinal (proportional odds) logistic regression test of every item with ordered answers.
 * @throws TypeError or RangeError that names row, column or item
 * @example
 * const responses = [[2, 0, 1], [0, 1, 1], [1, 2, 0], [2, 1, 0], [0, 1, 2], [1, 0, 1], [1, 2, 2], [0, 1, 0]];
 * difOrdinal({ responses, groups: [1, 1, 1, 1, 2, 2, 2, 2] }).items.length; // 3
 */
export function difOrdinal(data: DifData, options: LogisticDifOptions = {}): DifResult<LogisticDifItem> {
  return testByLogit(readDifData(data), options, 'dif-ordinal');
}

function testByLogit(table: DifTable, options: LogisticDifOptions, name: string): DifResult<LogisticDifItem> {
  const test = options.test ?? 'both';
  if (test !== 'both' && test !== 'uniform' && test !== 'non-uniform') {
    throw new RangeError(`test: "both", "uniform" or "non-uniform", not ${JSON.stringify(test)}`);
  }
  const alpha = options.alpha ?? 0.05;
  return testItems<LogisticDifItem>(table, options, (item, score) => testItem(table, item, score, test, alpha), {
    name,
    version: '1',
    page: 'differential-functioning',
    parameters: {
      test,
      alpha,
      effectSize: 'Nagelkerke delta R2',
      matching: options.anchors ? 'anchors and studied item' : 'sum score with studied item',
      purify: options.purify ?? false,
      missing: 'listwise',
    },
  });
}

function testItem(
  table: DifTable,
  item: number,
  score: Float64Array,
  test: LogisticDifKind,
  alpha: number,
): Omit<LogisticDifItem, 'adjustedP' | 'flagged'> {
  const name = table.names[item]!;
  const labels = table.labels[item]!;
  if (labels.length < 2) {
    return nothing(name, 'constant-item', `${name}: everybody gave the same answer, so nothing can be compared`);
  }
  const outcome = Array.from({ length: table.n }, (_, i) => labels.indexOf(table.values[i * table.items + item]!));
  const focal = table.groupLabels.slice(1);
  const dummies = focal.map((_, g) => Float64Array.from(table.group, (at) => (at === g + 1 ? 1 : 0)));
  const centre = score.reduce((sum, value) => sum + value, 0) / table.n;
  const interactions = dummies.map((dummy) => dummy.map((value, i) => value * (score[i]! - centre)));
  const none = cumulativeLogit(outcome, labels.length, [score]);
  const uniform = cumulativeLogit(outcome, labels.length, [score, ...dummies]);
  const full = cumulativeLogit(outcome, labels.length, [score, ...dummies, ...interactions]);
  const failed = [none, uniform, full].find((fit) => fit.status !== 'estimated');
  if (failed) return nothing(name, failed.status, `${name}: ${FAILURES[failed.status]}`);
  const both = contrast(full, none, 2 * focal.length);
  const one = contrast(uniform, none, focal.length);
  const slope = contrast(full, uniform, focal.length);
  const chosen = test === 'both' ? both : test === 'uniform' ? one : slope;
  const [larger, smaller] = test === 'both' ? [full, none] : test === 'uniform' ? [uniform, none] : [full, uniform];
  const deltaR2 = rise(larger, smaller, table.n);
  return {
    name,
    status: 'estimated',
    ...chosen,
    both,
    uniform: one,
    nonUniform: slope,
    deltaR2,
    effectClass: deltaR2 === null ? null : chosen.p < alpha ? effectClassOf(deltaR2) : 'A',
    logOddsRatios: focal.map((group, g) => ({
      group,
      estimate: uniform.slopes![g + 1]!,
      standardError: uniform.standardErrors![g + 1]!,
    })),
    warnings: [],
  };
}

function contrast(larger: CumulativeLogit, smaller: CumulativeLogit, df: number): DifContrast {
  const statistic = Math.max(0, 2 * (larger.logLik - smaller.logLik));
  return { statistic, df, p: chiSquareUpperTail(statistic, df) };
}

function rise(larger: CumulativeLogit, smaller: CumulativeLogit, n: number): number | null {
  const high = nagelkerke(larger.logLik, larger.nullLogLik, n);
  const low = nagelkerke(smaller.logLik, smaller.nullLogLik, n);
  return high === null || low === null ? null : high - low;
}

function effectClassOf(deltaR2: number): 'A' | 'B' | 'C' {
  if (deltaR2 < EFFECT_LIMITS[0]) return 'A';
  return deltaR2 < EFFECT_LIMITS[1] ? 'B' : 'C';
}

const FAILURES: Readonly<Record<string, string>> = {
  separated:
    'the score or the group tells the answers apart without error (perfect separation); there is no finite estimate',
  collinear: 'the matching score or the group does not vary among these persons; there is no estimate',
  'not-converged': 'the regression did not converge; there is no estimate',
};

function nothing(name: string, code: string, message: string): Omit<LogisticDifItem, 'adjustedP' | 'flagged'> {
  const warnings: ResultWarning[] = [{ code, message }];
  return {
    name,
    status: 'not-estimable',
    statistic: null,
    df: null,
    p: null,
    both: null,
    uniform: null,
    nonUniform: null,
    deltaR2: null,
    effectClass: null,
    logOddsRatios: null,
    warnings,
  };
}
