import { describe, expect, it } from 'vitest';
import { calibrate } from '../calibration/calibrate.ts';
import lsat from '../calibration/fixtures/mirt-lsat.json' with { type: 'json' };
import { expandPatterns } from '../calibration/testing/reference-data.ts';
import { syntheticAnswers, syntheticItems, syntheticThetas } from '../calibration/testing/simulate-answers.ts';
import { itemFit } from './item-fit.ts';
import { limitedInformationFit } from './limited-information-fit.ts';
import { noncentralChiSquareCdf, noncentralityFor } from './noncentral-chi-square.ts';
import { personFit } from './person-fit.ts';
import { residualCorrelations } from './residual-correlations.ts';

const models = [
  ['lsat6_2PL', 'lsat6', '2pl'],
  ['lsat6_Rasch', 'lsat6', 'rasch'],
  ['lsat7_2PL', 'lsat7', '2pl'],
  ['lsat7_Rasch', 'lsat7', 'rasch'],
] as const;

describe('the limited information fit', () => {
  for (const [key, table, model] of models) {
    it(`gives M2, RMSEA and SRMSR of mirt for ${key}`, () => {
      const rows = expandPatterns(lsat.patterns[table]);
      const { m2 } = lsat.fits[key].figures;
      const fit = limitedInformationFit(rows, calibrate(rows, { model }));
      expect(fit).toMatchObject({ statistic: 'M2', status: 'estimated', df: m2.df, warnings: [] });
      expect(Math.abs(fit.value! - m2.M2)).toBeLessThan(1e-3);
      expect(Math.abs(fit.p! - m2.p)).toBeLessThan(1e-4);
      expect(Math.abs(fit.rmsea! - m2.RMSEA)).toBeLessThan(1e-5);
      // mirt divides by N in the interval and by N - 1 in the estimate; here N - 1 stands in both.
      expect(Math.abs(fit.rmseaInterval!.lower - m2.RMSEA_5)).toBeLessThan(1e-4);
      expect(Math.abs(fit.rmseaInterval!.upper - m2.RMSEA_95)).toBeLessThan(1e-4);
      expect(Math.abs(fit.srmsr! - m2.SRMSR)).toBeLessThan(1e-5);
    });
  }

  it('has its stated mean when the model holds, and finds a second dimension', () => {
    const items = syntheticItems('gpcm', 6, 3, 'fit');
    const values = Array.from({ length: 40 }, (_, r) => {
      const rows = syntheticAnswers(items, syntheticThetas(500, `p${r}`), `a${r}`);
      return limitedInformationFit(rows, calibrate(rows, { model: 'gpcm', standardErrors: 'none' }));
    });
    const df = values[0]!.df;
    const mean = values.reduce((sum, fit) => sum + fit.value!, 0) / values.length;
    // Four standard errors of the mean of forty chi-squares.
    expect(Math.abs(mean - df)).toBeLessThan(4 * Math.sqrt((2 * df) / 40));
    const one = syntheticAnswers(items.slice(0, 3), syntheticThetas(500, 'one'), 'one');
    const two = syntheticAnswers(items.slice(3), syntheticThetas(500, 'two'), 'two');
    const apart = one.map((row, r) => [...row, ...two[r]!]);
    expect(limitedInformationFit(apart, calibrate(apart, { model: 'gpcm' })).p!).toBeLessThan(1e-6);
  });

  it('says why there is none', () => {
    const rows = syntheticAnswers(syntheticItems('grm', 3, 4, 'few'), syntheticThetas(300, 'few'), 'few');
    const fit = limitedInformationFit(rows, calibrate(rows, { model: 'grm' }));
    expect(fit).toMatchObject({
      status: 'not-estimable',
      value: null,
      df: 0,
      warnings: [{ code: 'no-degrees-of-freedom' }],
    });
    const groups = rows.map((_, r) => r % 2);
    expect(() => limitedInformationFit(rows, calibrate(rows, { model: 'grm', groups }))).toThrow(/one group/);
  });

  it('leaves persons with missing cells out and says so', () => {
    const rows: (number | null)[][] = expandPatterns(lsat.patterns.lsat7);
    rows[10]![2] = null;
    const fit = limitedInformationFit(rows, calibrate(rows, { model: '2pl' }));
    expect(fit).toMatchObject({ n: 999, warnings: [{ code: 'missing-cells' }] });
  });
});

describe('item fit', () => {
  for (const key of ['lsat6_2PL', 'lsat7_2PL'] as const) {
    it(`gives S-X2 of mirt for ${key}`, () => {
      const rows = expandPatterns(lsat.patterns[key === 'lsat6_2PL' ? 'lsat6' : 'lsat7']);
      const { sx2 } = lsat.fits[key].figures;
      const fit = itemFit(rows, calibrate(rows, { model: '2pl' }));
      expect(fit.items.map((row) => row.df)).toEqual(sx2['df.S_X2']);
      for (const [j, row] of fit.items.entries()) {
        expect(Math.abs(row.value! - sx2.S_X2[j]!)).toBeLessThan(1e-3);
        expect(Math.abs(row.p! - sx2['p.S_X2'][j]!)).toBeLessThan(1e-3);
        expect(Math.abs(row.rmsea! - sx2['RMSEA.S_X2'][j]!)).toBeLessThan(1e-4);
      }
    });
  }

  it('has the mean of its degrees of freedom for items with more categories', () => {
    const items = syntheticItems('grm', 8, 4, 'sx2');
    const rows = syntheticAnswers(items, syntheticThetas(2500, 'sx2'), 'sx2');
    const fit = itemFit(rows, calibrate(rows, { model: 'grm' }));
    const value = fit.items.reduce((sum, row) => sum + row.value!, 0);
    const df = fit.items.reduce((sum, row) => sum + row.df, 0);
    expect(Math.abs(value - df)).toBeLessThan(5 * Math.sqrt(2 * df));
  });

  it('refuses items without enough score groups by name', () => {
    const rows = expandPatterns(lsat.patterns.lsat7).map((row) => row.slice(0, 3));
    const fit = itemFit(rows, calibrate(rows, { model: '2pl' }));
    expect(fit.items[0]).toMatchObject({ status: 'not-estimable', value: null, p: null });
    expect(fit.warnings[0]!.message).toContain('item 1');
  });
});

describe('residual correlations', () => {
  it('find the pair that was made dependent and no other', () => {
    const items = syntheticItems('grm', 8, 4, 'q3');
    const rows = syntheticAnswers(items, syntheticThetas(800, 'q3'), 'q3');
    const clean = residualCorrelations(rows, calibrate(rows, { model: 'grm', standardErrors: 'none' }));
    expect(clean.flagged).toEqual([]);
    expect(clean.mean!).toBeLessThan(0);
    const copied = rows.map((row, r) => row.map((x, j) => (j === 1 && r % 2 === 0 ? row[0]! : x)));
    const found = residualCorrelations(copied, calibrate(copied, { model: 'grm', standardErrors: 'none' }));
    expect(found.flagged.map((pair) => pair.items)).toEqual([['item 1', 'item 2']]);
    expect(found.q3[0]![1]).toBe(found.q3[1]![0]);
  });
});

describe('person fit', () => {
  const items = syntheticItems('grm', 25, 4, 'person');
  const scorable = items.map(({ parameters: [a, ...d] }, j) => ({
    name: `i${j}`,
    model: 'grm' as const,
    discrimination: a!,
    thresholds: d.map((x) => -x / a!),
  }));

  it('has mean 0 and variance 1 with theta estimated, which lz has not', () => {
    const rows = syntheticAnswers(items, syntheticThetas(1500, 'person'), 'person');
    const fit = personFit(rows, scorable);
    const moments = (values: readonly (number | null)[]): [number, number] => {
      const known = values.filter((x) => x !== null);
      const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
      return [mean, known.reduce((sum, x) => sum + (x - mean) ** 2, 0) / known.length];
    };
    const [mean, variance] = moments(fit.lzStar);
    expect(Math.abs(mean)).toBeLessThan(0.12);
    expect(Math.abs(variance - 1)).toBeLessThan(0.15);
  });

  it('falls for someone who agrees with hard statements and not with easy ones, and is null for someone who does not answer', () => {
    // Highest where agreement is hard, lowest where it is easy.
    const contrary = scorable.map(({ thresholds }) => (thresholds[1]! > 0 ? 3 : 0));
    const fit = personFit([contrary, contrary.map(() => null)], scorable);
    expect(fit.lzStar[0]!).toBeLessThan(-3);
    expect(fit).toMatchObject({ status: ['estimated', 'no-answers'], theta: [expect.any(Number), null] });
    expect(fit.lz[1]).toBeNull();
  });
});

describe('the noncentral chi-square', () => {
  it('is the central one without noncentrality, and gives its noncentrality back', () => {
    // The 5 % point of five degrees of freedom, from any table.
    expect(noncentralChiSquareCdf(1.145476, 5, 0)).toBeCloseTo(0.05, 5);
    expect(noncentralChiSquareCdf(40, 5, noncentralityFor(40, 5, 0.3))).toBeCloseTo(0.3, 9);
    expect(noncentralityFor(1, 5, 0.95)).toBe(0);
  });
});
