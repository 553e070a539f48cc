import { describe, expect, it } from 'vitest';
import { hasDataFile, readDataFile } from '../calibration/testing/reference-data.ts';
import { alphaCoefficient } from './alpha-coefficient.ts';
import { alphaStandardError } from './alpha-standard-error.ts';
import { correctedItemTotals } from './corrected-item-total.ts';
import { correlationMatrix } from './covariance-matrix.ts';
import reference from './fixtures/psych-bfi-scales.json' with { type: 'json' };
import { guttmanLambdaSix } from './guttman-lambda-six.ts';
import { itemRestCorrelation } from './item-analysis.ts';
import { fitOneFactorMinres } from './one-factor-minres.ts';
import { fitOneFactorMl, oneFactorTest } from './one-factor-ml.ts';
import { reliability } from './reliability.ts';
import { reverseColumns } from './reverse-score.ts';
import { allSplitHalves } from './split-half.ts';

const { figures } = reference;
const FILE = 'raw/bfi.csv';
const REVERSED = new Set(['A1', 'C4', 'C5', 'E1', 'E2']);
const EXACT = 1e-8;
// Both programs stop a little before the optimum; ours reaches a smaller chi-square (see the test on fit).
const FACTOR = 1e-6;

const scales = Object.entries(figures);

function near(value: number | null | undefined, figure: number, tolerance = EXACT): void {
  expect(Math.abs(value! - figure)).toBeLessThan(tolerance);
}

describe('the formulas of a scale, on the covariances of three questionnaires', () => {
  it.each(scales)('%s: alpha, its standard error, lambda 6 and the item figures are those of psych', (_, scale) => {
    const matrix = Float64Array.from(scale.covariance);
    const { complete } = scale;
    const correlations = correlationMatrix({ k: 5, matrix, fewestPeople: complete.people, constant: [] })!;
    near(alphaCoefficient(matrix, 5), complete.alpha);
    near(alphaCoefficient(correlations, 5), complete.standardisedAlpha);
    near(alphaStandardError(matrix, 5, complete.people), complete.standardError);
    near(guttmanLambdaSix(correlations, 5), complete.lambdaSix);
    const corrected = correctedItemTotals(correlations, 5)!;
    expect(corrected).toHaveLength(5);
    for (let j = 0; j < 5; j += 1) {
      near(itemRestCorrelation(matrix, 5, j), complete.itemRest[j]!);
      near(corrected[j], complete.correctedItemTotal[j]!);
    }
  });

  it.each(scales)('%s: one factor by ML is that of lavaan and by minres that of psych', (_, scale) => {
    const matrix = Float64Array.from(scale.covariance);
    const { people } = scale.complete;
    const correlations = correlationMatrix({ k: 5, matrix, fewestPeople: people, constant: [] })!;
    const ml = fitOneFactorMl(correlations, 5);
    expect(ml.converged).toBe(true);
    for (let j = 0; j < 5; j += 1) {
      const deviation = Math.sqrt((matrix[j * 6]! * (people - 1)) / people);
      near(ml.loadings[j]! * deviation, scale.omegaMl.loadings[j]!, FACTOR);
      near(Math.sqrt(ml.unitCovariance![j * 10 + j]! / people) * deviation, scale.omegaMl.standardErrors[j]!, FACTOR);
    }
    const test = oneFactorTest(ml.discrepancy, 5, people)!;
    expect(test.df).toBe(scale.omegaMl.df);
    near(test.chiSquare, scale.omegaMl.chiSquare, FACTOR);
    expect(test.chiSquare).toBeLessThan(scale.omegaMl.chiSquare);
    const minres = fitOneFactorMinres(correlations, 5);
    expect(minres.converged).toBe(true);
    const total = correlations.reduce((sum, value) => sum + value, 0);
    near(1 - minres.uniquenesses.reduce((sum, value) => sum + value, 0) / total, scale.omegaMinres, FACTOR);
  });
});

describe.skipIf(!hasDataFile(FILE))(
  `the classical report on answers (skipped where the answers ${FILE} are not at hand)`,
  () => {
    function scaleRows(items: readonly string[], complete: boolean): (number | null | undefined)[][] {
      const { names, rows } = readDataFile(FILE);
      const kept = complete ? rows.filter((row) => row.slice(0, 25).every((cell) => cell !== null)) : rows;
      const columns = items.map((item) => names.indexOf(item));
      const chosen = kept.map((row) => columns.map((column) => row[column]!));
      return reverseColumns(
        chosen,
        items,
        items.filter((item) => REVERSED.has(item)),
        { max: 6 },
      );
    }

    it.each(scales)('%s: every figure is that of psych, with missing answers pairwise and without them', (_, scale) => {
      for (const [figure, complete] of [
        [scale.complete, true],
        [scale.pairwise, false],
      ] as const) {
        const report = reliability(scaleRows(figure.items, complete), { items: figure.items, missing: 'pairwise' });
        expect(report.alpha.people).toBe(figure.people);
        near(report.alpha.alpha, figure.alpha);
        near(report.alpha.standardisedAlpha, figure.standardisedAlpha);
        near(report.alpha.lambdaSix, figure.lambdaSix);
        near(report.alpha.averageCorrelation, figure.averageCorrelation);
        near(report.alpha.standardError, figure.standardError);
        near(report.itemAnalysis.scale.mean, figure.mean);
        near(report.itemAnalysis.scale.deviation, figure.deviation);
        for (const [j, item] of report.itemAnalysis.items.entries()) {
          expect(item.item).toBe(figure.items[j]);
          near(item.itemTotal, figure.itemTotal[j]!);
          near(item.itemRest, figure.itemRest[j]!);
          near(item.correctedItemTotal, figure.correctedItemTotal[j]!);
          near(item.mean, figure.itemMean[j]!);
          near(item.deviation, figure.itemDeviation[j]!);
          near(item.alphaIfDropped, figure.alphaIfDropped[j]!);
        }
      }
    });

    it.each(scales)('%s: omega and the odd-even halves are those of lavaan and psych', (_, scale) => {
      const report = reliability(scaleRows(scale.complete.items, true), { missing: 'listwise' });
      expect(report.omega.ml.converged).toBe(true);
      near(report.omega.ml.omega, scale.omegaMl.omega, FACTOR);
      near(report.omega.minres.omega, scale.omegaMinres, FACTOR);
      near(report.splitHalf.correlation, scale.oddEven.r);
      near(report.splitHalf.spearmanBrown, scale.oddEven.sb);
      near(report.splitHalf.lambdaFour, scale.oddEven.flanagan);
    });

    it.each(scales)('%s: the first five of the ten splits are those psych looks at', (_, scale) => {
      const splits = allSplitHalves(scaleRows(scale.complete.items, true), { missing: 'listwise' });
      expect(splits.splits).toBe(10);
      const seen = splits.values.slice(0, 5);
      near(Math.max(...seen), scale.splits.max_lambda4);
      near(Math.min(...seen), scale.splits.beta_min);
      near(seen.reduce((a, b) => a + b) / 5, scale.splits.mean_rb);
    });
  },
);
