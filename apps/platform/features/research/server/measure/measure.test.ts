import { describe, expect, it } from 'vitest';
import { skillCalibration, scaleReport } from '../../contract.ts';
import { calibrateSkill } from './calibrate-skill.ts';
import { compareGroups } from './compare-groups.ts';
import { reportScale } from './report-scale.ts';
import { syntheticScale } from '../testing/synthetic-scale.ts';

const seeds = Array.from({ length: 20 }, (_, index) => `synthetic seed ${index + 1}`);

describe('a planted difference between languages (R6)', () => {
  it.each([
    ['where everybody answered everything', 1],
    ['where a run asked each a part', 0.55],
  ] as const)('is flagged and an innocent item is not, in 18 of 20 seeds, %s', { timeout: 300_000 }, (_, share) => {
    let planted = 0;
    let innocent = 0;
    for (const seed of seeds) {
      const data = syntheticScale({ people: 360, items: 10, seed, share, planted: { item: 4, shift: 1.1 } });
      const found = compareGroups(data, 'language');
      expect(found.method).toBe(share === 1 ? 'ordinal-logistic' : 'likelihood-ratio');
      if (found.items.find((item) => item.id === 'item-5')!.isFlagged) planted += 1;
      if (!found.items.find((item) => item.id === 'item-7')!.isFlagged) innocent += 1;
    }
    expect(planted).toBeGreaterThanOrEqual(18);
    expect(innocent).toBeGreaterThanOrEqual(18);
  });

  it('is told with the group that has it easier', () => {
    const data = syntheticScale({
      people: 400,
      items: 10,
      seed: 'direction',
      share: 1,
      planted: { item: 4, shift: 1.4 },
    });
    const { groups, items } = compareGroups(data, 'language');
    const flagged = items.filter((item) => item.isFlagged);
    expect(flagged.map((item) => item.id)).toContain('item-5');
    // The statement is harder in Finnish.
    const easier = flagged[0]!.direction === 'first' ? groups[0]!.label : groups[1]!.label;
    expect(easier).toBe('en');
  });

  it('is not looked for in groups that are too small, and the page says what is needed', () => {
    const data = syntheticScale({ people: 80, items: 6, seed: 'small', share: 1 });
    expect(compareGroups(data, 'language')).toMatchObject({ status: 'not-enough-evidence', needed: 50, items: [] });
  });
});

describe('the report of a skill', () => {
  it('gives reliability with intervals, items, information and fit, and fits its contract', () => {
    const report = reportScale(syntheticScale({ people: 240, items: 8, seed: 'report', share: 1 }));
    expect(scaleReport.parse(report)).toEqual(report);
    expect(report.alpha.value!).toBeGreaterThan(0.75);
    expect(report.alpha.low!).toBeLessThan(report.alpha.value!);
    expect(report.omega.value!).toBeGreaterThan(0.75);
    expect(report.items.every((item) => item.answers! % 5 === 0)).toBe(true);
    expect(report.items.every((item) => item.fit !== null)).toBe(true);
    expect(report.information).toHaveLength(25);
  });

  it('says nothing below the minimum but what is needed', () => {
    const report = reportScale(syntheticScale({ people: 29, items: 8, seed: 'few', share: 1 }));
    expect(report).toMatchObject({ status: 'not-enough-evidence', people: null, needed: 30 });
    expect(report.alpha).toEqual({ value: null, low: null, high: null, why: 'too-few-people' });
    expect(report.items.every((item) => item.mean === null && item.answers === null && item.exposure === null)).toBe(
      true,
    );
  });

  it('makes up no reliability where pairs of items were never answered together', () => {
    const data = syntheticScale({ people: 240, items: 8, seed: 'apart', share: 1 });
    const rows = data.rows.map((row, i) => row.map((cell, j) => ((i % 2 === 0) === j < 4 ? cell : null)));
    const report = reportScale({ ...data, rows });
    expect(report.alpha.value).toBeNull();
    expect(report.alpha.why).toBe('not-estimable');
  });
});

describe('a calibration', () => {
  it('finds the parameters that made the answers, on the scale of the version before', () => {
    const data = syntheticScale({ people: 1200, items: 10, seed: 'recover', share: 1, mean: 0.5, wrong: 0.3 });
    const found = calibrateSkill(data);
    expect(skillCalibration.parse(found)).toEqual(found);
    expect(found.status).toBe('estimated');
    expect(found.convergence!.converged).toBe(true);
    expect(found.link!.anchors).toHaveLength(10);
    expect(found.link!.linkingErrors[2]!.standardError).toBeGreaterThan(0);
    expect(Math.abs(found.latent!.mean - 0.5)).toBeLessThan(0.25);
    const before = found.items.reduce(
      (sum, item, j) => sum + Math.abs(item.before.thresholds[1]! - data.truth[j]!.thresholds[1]!),
      0,
    );
    const after = found.items.reduce(
      (sum, item, j) => sum + Math.abs(item.thresholds[1]! - data.truth[j]!.thresholds[1]!),
      0,
    );
    expect(after).toBeLessThan(before);
    expect(found.items.every((item) => item.thresholdErrors.every((error) => error !== null && error > 0))).toBe(true);
  });

  it('of few people says that it leans on what it started from, and settles nothing', () => {
    const found = calibrateSkill(syntheticScale({ people: 60, items: 8, seed: 'lean', share: 1 }));
    expect(found.status).toBe('estimated');
    expect(found.warnings.map((each) => each.code)).toContain('leans-on-priors');
    expect(found.items.some((item) => item.isSettled)).toBe(false);
  });

  it('does not begin below the minimum', () => {
    expect(calibrateSkill(syntheticScale({ people: 20, items: 8, seed: 'none', share: 1 })).status).toBe(
      'not-enough-evidence',
    );
  });
});
