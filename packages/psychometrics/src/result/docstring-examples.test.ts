// The examples that stand in the docstrings of classical, agreement, consensus, change and self-other functions, run as printed.
import { describe, expect, it } from 'vitest';
import * as agreement from '../agreement/index.ts';
import * as change from '../change/index.ts';
import * as consensus from '../consensus/index.ts';
import * as ctt from '../ctt/index.ts';
import { averageRanks } from '../numeric/average-ranks.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { fQuantile, fUpperTail } from '../numeric/f-distribution.ts';
import { findRoot } from '../numeric/find-root.ts';
import { incompleteBeta } from '../numeric/incomplete-beta.ts';
import { upperIncompleteGamma } from '../numeric/incomplete-gamma.ts';
import { invertPositiveDefinite } from '../numeric/invert-positive-definite.ts';
import { logGamma, logGammaRatio } from '../numeric/log-gamma.ts';
import { noncentralTCdf } from '../numeric/noncentral-t.ts';
import { sampleQuantile } from '../numeric/quantile.ts';
import { studentCdf, studentQuantile } from '../numeric/student-t.ts';
import * as selfOther from '../self-other/index.ts';

const { ratingsFromRows } = agreement;
const PAIR = Float64Array.from([1, 0.5, 0.5, 1]);
const SCALE = [
  [1, 2, 1],
  [2, 3, 3],
  [4, 4, 5],
  [5, 3, 4],
  [2, 2, 3],
];
const CODES = [
  ['a', 'a', 'b'],
  ['b', 'b', 'b'],
  ['a', 'a', 'a'],
];

describe('the examples of the docstrings', () => {
  it.each([
    ['alphaCoefficient', ctt.alphaCoefficient(PAIR, 2), 0.6667],
    ['guttmanLambdaSix', ctt.guttmanLambdaSix(PAIR, 2), 0.5],
    ['standardErrorOfMeasurement', ctt.standardErrorOfMeasurement(10, 0.84), 4],
    ['spearmanBrown', ctt.spearmanBrown(0.6, 2), 0.75],
    ['reverseScore', ctt.reverseScore(2, { max: 6 }), 5],
    [
      'cohenKappa',
      agreement.cohenKappa(
        ratingsFromRows([
          ['a', 'a'],
          ['b', 'b'],
          ['a', 'b'],
        ]),
      ).value,
      0.4,
    ],
    [
      'kendallW',
      agreement.kendallW(
        ratingsFromRows([
          [1, 1, 2],
          [2, 3, 1],
          [3, 2, 3],
        ]),
      ).w,
      0.4444,
    ],
    [
      'rwg',
      agreement.withinGroupAgreement(ratingsFromRows([[4, 4, 5, 3]]), { name: 'uniform', options: 5 }).meanRwg,
      0.667,
    ],
    ['signedRank', consensus.signedRank([1, 2, 3, -4, 5]).p, 0.4375],
    ['criticalContentValidityRatio', consensus.criticalContentValidityRatio(10).ratio, 0.8],
    ['contentValidityIndex', consensus.contentValidityIndex({ listening: [4, 4, 3, 2] }).items[0]!.index, 0.75],
    ['roundStability', consensus.roundStability({ anna: 3, ben: 4 }, { anna: 4, ben: 4 }).unchanged, 1],
    [
      'rankStability',
      consensus.rankStability(
        ratingsFromRows([
          [5, 5],
          [4, 3],
          [1, 2],
        ]),
        { cut: 1 },
      ).swapAtCut,
      0,
    ],
    ['smallestDetectableChange', change.smallestDetectableChange(2).individual, 5.544],
    ['pilotPower', change.pilotPower({ kind: 'paired', people: 34 }, 0.5), 0.8078],
    ['detectableEffect', change.detectableEffect({ kind: 'groups', people: 20, comparison: 20 }, 0.8), 0.9091],
    ['planPilot', change.planPilot({ kind: 'paired', people: 25 }).detectableEffect, 0.584],
    ['peopleNeeded', change.peopleNeeded('paired', 0.5), 34],
    [
      'compareRetrospectivePre',
      change.compareRetrospectivePre({ before: [3, 4, 3], retrospective: [2, 3, 3], after: [4, 4, 5] }).responseShift!
        .mean,
      -0.667,
    ],
    [
      'profileAgreement',
      selfOther.profileAgreement({ listening: 3, writing: 2, planning: 4 }, { listening: 2, writing: 1, planning: 3 })
        .shape,
      1,
    ],
    [
      'calibrationIndex',
      selfOther.calibrationIndex({ listening: 3 }, [
        { subject: 'listening', rater: 'r1', value: 2 },
        { subject: 'listening', rater: 'r2', value: 3 },
      ]).index,
      0.5,
    ],
    ['logGamma', logGamma(5), Math.log(24)],
    ['logGammaRatio', logGammaRatio(5, 1), Math.log(5)],
    ['incompleteBeta', incompleteBeta(0.5, 2, 3), 0.6875],
    ['upperIncompleteGamma', upperIncompleteGamma(1, 2), Math.exp(-2)],
    ['findRoot', findRoot((x) => x * x - 2, 0, 2), Math.SQRT2],
    ['studentCdf', studentCdf(2, 10), 0.9633059826146299],
    ['studentQuantile', studentQuantile(0.975, 10), 2.2281388519862744],
    ['fUpperTail', fUpperTail(4.964602743730711, 1, 10), 0.05],
    ['fQuantile', fQuantile(0.95, 1, 10), 4.964602743730711],
    ['chiSquareUpperTail', chiSquareUpperTail(3.841458820694124, 1), 0.05],
    ['noncentralTCdf', noncentralTCdf(2, 10, 1), 0.8076115625303752],
    ['sampleQuantile', sampleQuantile([1, 2, 3, 4], 0.25), 1.75],
    ['averageRanks', averageRanks([10, 20, 10]).ranks[0]!, 1.5],
    ['invertPositiveDefinite', invertPositiveDefinite(Float64Array.from([2, 0, 0, 4]), 2)![3]!, 0.25],
    ['adjustHolm', change.adjustHolm([0.01, 0.04, 0.03]).adjusted[1]!, 0.06],
  ])('%s', (_, value, printed) => {
    expect(Math.abs(value! - printed)).toBeLessThan(5.1e-4);
  });

  it('without a printed number run and give a figure', () => {
    for (const value of [
      ctt.cronbachAlpha(
        [
          [1, 2],
          [2, 3],
          [4, 4],
          [5, 4],
        ],
        { missing: 'listwise' },
      ).alpha,
      ctt.itemAnalysis(
        [
          [1, 2, 1],
          [2, 3, 3],
          [4, 4, 5],
        ],
        { items: ['a', 'b', 'c'] },
      ).items[0]!.itemRest,
      ctt.omega(SCALE, { estimator: 'ml' }).omega,
      ctt.reliability(SCALE, { missing: 'listwise' }).alpha.alpha,
      ctt.splitHalf([
        [1, 2, 1],
        [2, 3, 3],
        [4, 4, 5],
      ]).spearmanBrown,
      ctt.allSplitHalves([
        [1, 2, 1, 2],
        [2, 3, 3, 3],
        [4, 4, 5, 3],
        [3, 1, 2, 2],
      ]).mean,
      agreement.fleissKappa(ratingsFromRows(CODES)).value,
      agreement.congerKappa(ratingsFromRows(CODES)).value,
      agreement.lightKappa(ratingsFromRows(CODES)).value,
      agreement.gwetAgreement(
        ratingsFromRows([
          ['a', 'a'],
          ['b', 'b'],
          ['a', 'b'],
        ]),
      ).value,
      agreement.krippendorffAlpha(
        ratingsFromRows([
          [1, 1],
          [2, 2],
          [3, 2],
        ]),
        { measurement: 'interval', resamples: 0 },
      ).value,
      agreement.intraclassCorrelation(
        ratingsFromRows([
          [9, 2, 5, 8],
          [6, 1, 3, 2],
          [8, 4, 6, 8],
        ]),
      ).forms[0]!.value,
      change.smallestDetectableChangeFromRetest([10, 12, 9, 14], [11, 11, 10, 15]).individual,
      change.standardisedMeanChange([1, 2, 3, 4], [2, 4, 3, 6]).value,
      change.compareGroups([
        { inPilot: true, before: 1, after: 3 },
        { inPilot: true, before: 2, after: 5 },
        { inPilot: true, before: 4, after: 6 },
        { inPilot: false, before: 1, after: 1 },
        { inPilot: false, before: 3, after: 3 },
        { inPilot: false, before: 4, after: 3 },
      ]).effect,
      selfOther.responseSurface(
        {
          self: [1, 2, 3, 4, 1, 2, 3, 4, 2],
          others: [1, 2, 4, 3, 3, 1, 2, 4, 4],
          outcome: [2, 3, 4, 4, 2, 2, 3, 5, 4],
        },
        { centre: 2.5 },
      ).surface!.a1.value,
    ]) {
      expect(Number.isFinite(value)).toBe(true);
    }
    expect(consensus.panelSummary([4, 5, 5, 3, null], { band: { from: 4, to: 5 }, share: 0.7 }).consensus).toBe(true);
    expect(change.reliableChange({ before: 20, after: 30, deviation: 7.5, reliability: 0.8 }).verdict).toBe('risen');
    expect(consensus.contentValidityRatio(9, 10).isKept).toBe(true);
  });
});
