import { describe, expect, it } from 'vitest';
import { defaultModel } from '../fusion/default-model.ts';
import type { Evidence } from '../fusion/fusion-types.ts';
import { valueOfRaters } from './value-of-raters.ts';

const skills = Array.from({ length: 8 }, (_, k) => `skill-${k + 1}`);
const nothing: Evidence = { skills, instruments: [] };
const question = { targets: Object.fromEntries(skills.map((skill) => [skill, 3])) };
const peersAreTruth = defaultModel({ truth: 'peer-universe', skillCorrelation: 0 });

describe('the value of more raters', () => {
  it('is certainty for endless colleagues when the truth is what colleagues say', () => {
    const { hitRate, hitRateAfter } = valueOfRaters(nothing, peersAreTruth, question, { source: 'peers', raters: 1e6 });
    expect(hitRateAfter.value).toBeGreaterThan(0.99);
    expect(Math.abs(hitRate.value - 0.25)).toBeLessThan(4 * hitRate.monteCarloError);
  });

  it('agrees with the field figure of 65 per cent right at a correlation of .80', () => {
    // Three peers at .37 have reliability .638 and so a correlation of .80 with the universe (field figures C2, C3).
    const { hitRateAfter } = valueOfRaters(nothing, peersAreTruth, question, { source: 'peers', raters: 3 });
    expect(Math.abs(hitRateAfter.value - 0.65)).toBeLessThan(0.01);
  });

  it('rises with the number of raters, each adding less', () => {
    const rise = (raters: number) => valueOfRaters(nothing, peersAreTruth, question, { source: 'peers', raters }).rise;
    const [one, two, four] = [rise(1).value, rise(2).value, rise(4).value];
    expect(two).toBeGreaterThan(one);
    expect(four).toBeGreaterThan(two);
    expect(two - one).toBeLessThan(one);
  });

  it('is small when the truth is performance, which colleagues see only in part', () => {
    const { rise } = valueOfRaters(nothing, defaultModel(), question, { source: 'peers', raters: 4 });
    expect(rise.value).toBeGreaterThan(0.05);
    expect(rise.value).toBeLessThan(0.13);
  });

  it('refuses half a rater', () => {
    expect(() => valueOfRaters(nothing, peersAreTruth, question, { source: 'peers', raters: 0.5 })).toThrow(RangeError);
  });
});
