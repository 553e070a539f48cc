import { describe, expect, it } from 'vitest';
import questionnaires from '../calibration/fixtures/mirt-questionnaires.json' with { type: 'json' };
import lsat from '../calibration/fixtures/mirt-lsat.json' with { type: 'json' };
import { bfiScale, expandPatterns, hasDataFile, readDataFile } from '../calibration/testing/reference-data.ts';
import fixture from './fixtures/mirt-lsat7-pattern-scores.json' with { type: 'json' };
import type { ScorableItem } from './scorable-items.ts';
import { type Estimator, score } from './score.ts';
import { sumScoreTable } from './sum-score-table.ts';

const items = fixture.items as ScorableItem[];
const { figures } = fixture;

function largestDifference(ours: readonly (number | null)[], theirs: readonly (number | null)[]): number {
  return Math.max(...theirs.map((value, i) => (value === null ? 0 : Math.abs(ours[i]! - value))));
}

describe('scores of the 32 patterns of LSAT7', () => {
  const cases: [Estimator, readonly (number | null)[], readonly (number | null)[]][] = [
    ['eap', figures.EAP, figures.EAP_se],
    ['map', figures.MAP, figures.MAP_se],
    ['wle', figures.WLE, figures.WLE_se],
    ['mle', figures.ML, figures.ML_se],
  ];
  for (const [estimator, theta, errors] of cases) {
    it(`are those of mirt by ${estimator}`, () => {
      const scores = score(figures.patterns, items, { estimator });
      // mirt stops its search for modes at about five digits.
      const tolerance = estimator === 'eap' ? 1e-5 : 2e-4;
      expect(largestDifference(scores.theta, theta)).toBeLessThan(tolerance);
      expect(largestDifference(scores.standardError, errors)).toBeLessThan(tolerance);
    });
  }

  it('are those of mirt from the sum score', () => {
    const rows = sumScoreTable(items);
    expect(
      largestDifference(
        rows.map((row) => row.theta),
        figures.EAPsum.F1,
      ),
    ).toBeLessThan(1e-5);
    expect(
      largestDifference(
        rows.map((row) => row.standardError),
        figures.EAPsum.SE_F1,
      ),
    ).toBeLessThan(1e-5);
    expect(rows.reduce((sum, row) => sum + row.probability, 0)).toBeCloseTo(1, 12);
    expect(score(figures.patterns, items, { estimator: 'eap-sum' }).theta[31]).toBeCloseTo(rows[5]!.theta, 12);
  });

  it('say for each person why there is no maximum of the likelihood', () => {
    const { status, theta, standardError, warnings } = score(figures.patterns, items, { estimator: 'mle' });
    expect([status[0], status[31], theta[0], standardError[31]]).toEqual(['extreme-low', 'extreme-high', null, null]);
    expect(status.filter((entry) => entry === 'estimated')).toHaveLength(30);
    expect(warnings.map((warning) => warning.code)).toEqual(['extreme-low', 'extreme-high']);
  });

  it('have the empirical reliability of mirt', () => {
    const rows = expandPatterns(lsat.patterns.lsat7);
    const { empiricalReliability } = score(rows, items);
    expect(Math.abs(empiricalReliability! - lsat.fits.lsat7_2PL.figures.scores.empirical_rxx)).toBeLessThan(1e-4);
  });
});

describe('scores of the first ten persons of whole questionnaires', () => {
  const cases: [keyof typeof questionnaires.fits, string, 'grm' | 'gpcm' | '2pl'][] = [
    ['ability_2PL', 'raw/ability.csv', '2pl'],
    ['bfi_agree_graded', 'raw/bfi.csv', 'grm'],
    ['bfi_cons_graded', 'raw/bfi.csv', 'grm'],
    ['bfi_extra_graded', 'raw/bfi.csv', 'grm'],
    ['verbagg3_gpcm', 'raw/verbagg3.csv', 'gpcm'],
  ];
  for (const [key, file, model] of cases) {
    it.skipIf(!hasDataFile(file))(`are those of mirt for ${key} (skipped without the data file ${file})`, () => {
      const letter = { bfi_agree_graded: 'A', bfi_cons_graded: 'C', bfi_extra_graded: 'E' }[key as 'bfi_agree_graded'];
      const data = letter ? bfiScale(letter) : readDataFile(file);
      const reference = questionnaires.fits[key].figures;
      const labels = letter ? [1, 2, 3, 4, 5, 6] : model === 'gpcm' ? [0, 1, 2] : [0, 1];
      const fitted = Object.entries(reference.irt).map(([name, { estimates }]): ScorableItem => {
        const [discrimination, ...locations] = estimates as number[];
        const shared = { name, model, discrimination: discrimination!, categories: labels };
        return model === '2pl' ? { ...shared, difficulty: locations[0]! } : { ...shared, thresholds: locations };
      });
      const rows = data.rows.slice(0, 10);
      const expected = reference.scores;
      const eap = score(rows, fitted);
      expect(largestDifference(eap.theta, expected.eap)).toBeLessThan(1e-5);
      expect(largestDifference(eap.standardError, expected.eap_se)).toBeLessThan(1e-5);
      const map = score(rows, fitted, { estimator: 'map' });
      expect(largestDifference(map.theta, expected.map)).toBeLessThan(2e-4);
      expect(largestDifference(map.standardError, expected.map_se)).toBeLessThan(2e-4);
      const wle = score(rows, fitted, { estimator: 'wle' });
      expect(largestDifference(wle.theta, expected.wle)).toBeLessThan(1e-3);
      expect(largestDifference(wle.standardError, expected.wle_se)).toBeLessThan(1e-3);
    });
  }
});

describe('scores in odd cases', () => {
  const mixed: ScorableItem[] = [
    {
      name: 'a',
      model: 'grm',
      discrimination: 1.4,
      thresholds: [-1, 0, 1],
      categories: ['no', 'rather not', 'rather', 'yes'],
    },
    { name: 'b', model: 'gpcm', discrimination: 0.9, thresholds: [0.3, -0.2] },
    { name: 'c', model: '3pl', discrimination: 1.1, difficulty: 0.2, guessing: 0.25 },
    { name: 'd', model: '4pl', discrimination: 1.1, difficulty: 0.2, guessing: 0.2, upperAsymptote: 0.95 },
  ];

  it('mix models and labels', () => {
    for (const estimator of ['eap', 'map', 'mle', 'wle', 'eap-sum'] as const) {
      const result = score([['rather', 1, 1, 0]], mixed, { estimator });
      expect(result.status).toEqual(['estimated']);
      expect(Math.abs(result.theta[0]!)).toBeLessThan(3);
      expect(result.standardError[0]!).toBeGreaterThan(0.3);
    }
  });

  it('give a person without answers the prior or nothing', () => {
    const empty = [[null, null, null, null]];
    const prior = { mean: 0.4, sd: 0.8 };
    const eap = score(empty, mixed, { prior });
    expect(eap.status).toEqual(['no-answers']);
    expect(eap.theta[0]).toBeCloseTo(0.4, 6);
    expect(eap.standardError[0]).toBeCloseTo(0.8, 4);
    expect(score(empty, mixed, { estimator: 'map', prior }).theta).toEqual([0.4]);
    for (const estimator of ['mle', 'wle', 'eap-sum'] as const) {
      expect(score(empty, mixed, { estimator })).toMatchObject({
        theta: [null],
        standardError: [null],
        status: ['no-answers'],
      });
    }
  });

  it('refuse a sum score of an incomplete pattern', () => {
    expect(score([['yes', 1, 1, null]], mixed, { estimator: 'eap-sum' }).status).toEqual(['incomplete']);
  });

  it('name what cannot be used', () => {
    expect(() => score([['maybe', 1, 1, 0]], mixed)).toThrow(/row 1, column a: "maybe"/);
    expect(() => score([[1]], [])).toThrow(/at least one item/);
    expect(() => score([[1]], [{ name: 'x', model: 'grm', discrimination: 1, thresholds: [1, 0] }])).toThrow(/item x/);
    expect(() => score([[1, 2]], mixed)).toThrow(RangeError);
    expect(() => score([[1]], [mixed[2]!], { prior: { mean: 0, sd: 0 } })).toThrow(/prior/);
  });
});
