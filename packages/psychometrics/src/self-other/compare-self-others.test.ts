import { describe, expect, it } from 'vitest';
import { compareSelfOthers } from './compare-self-others.ts';
import { ownCalibration } from './own-calibration.ts';

const others = (level: number, raters = 4, sd = 0.4) => ({ level, sd, raters });

describe('self and others on one skill', () => {
  it('calls a blind spot only when the gap exceeds half a level with more than 80 chances in 100', () => {
    expect(compareSelfOthers({ level: 3.4, sd: 0.3 }, others(2.2), 2.5)).toMatchObject({
      verdict: 'blind-spot',
      reason: 'called',
    });
    // Gap .92, sd .5: P(gap > .5) = Phi(.84) = .7995; at .93 it is Phi(.86) = .8051.
    expect(compareSelfOthers({ level: 2.92, sd: 0.3 }, others(2), 2.5).verdict).toBe('cannot-tell-yet');
    const called = compareSelfOthers({ level: 2.93, sd: 0.3 }, others(2), 2.5);
    expect(called.verdict).toBe('blind-spot');
    expect(called.probability).toBeCloseTo(0.8051, 3);
  });

  it('names the other three, each on its own side', () => {
    expect(compareSelfOthers({ level: 2, sd: 0.3 }, others(3.2), 2.5).verdict).toBe('hidden-strength');
    expect(compareSelfOthers({ level: 3.4, sd: 0.3 }, others(3.3), 2.5).verdict).toBe('agreed-strength');
    expect(compareSelfOthers({ level: 1.6, sd: 0.3 }, others(1.7), 2.5).verdict).toBe('agreed-need');
  });

  it('abstains with two raters however large the gap, and without a self view', () => {
    expect(compareSelfOthers({ level: 4, sd: 0.1 }, others(1, 2, 0.1), 2.5)).toEqual({
      verdict: 'cannot-tell-yet',
      reason: 'too-few-raters',
      probability: null,
      gap: null,
      interval90: null,
      raters: 2,
    });
    expect(compareSelfOthers({ level: 4, sd: 0.1 }, null, 2.5).reason).toBe('too-few-raters');
    expect(compareSelfOthers(null, others(2), 2.5)).toMatchObject({ reason: 'no-self-view', gap: null });
  });

  it('cannot tell when the views are close to the target, and says so with the gap and its interval', () => {
    const unsure = compareSelfOthers({ level: 2.6, sd: 0.4 }, others(2.4), 2.5);
    expect(unsure).toMatchObject({ verdict: 'cannot-tell-yet', reason: 'unsure' });
    expect(unsure.gap).toBeCloseTo(0.2, 12);
    expect(unsure.interval90![0]).toBeLessThan(0);
    expect(unsure.probability).toBeLessThan(0.8);
  });

  it('refuses a view that is sure of itself beyond reason', () => {
    expect(() => compareSelfOthers({ level: 3, sd: 0 }, others(2), 2.5)).toThrow(RangeError);
  });
});

describe('a person’s own calibration', () => {
  const pair = (self: number, other: number, sd = 0.3) => ({ self: { level: self, sd }, others: { level: other, sd } });

  it('calls over-rating, under-rating and being in tune only when they are probable', () => {
    const all = (gap: number) => Array.from({ length: 8 }, () => pair(2.5 + gap, 2.5));
    expect(ownCalibration(all(0.8), 0.02, 4)!.verdict).toBe('over-rates');
    expect(ownCalibration(all(-0.8), 0.02, 4)!.verdict).toBe('under-rates');
    expect(ownCalibration(all(0), 0.005, 4)!.verdict).toBe('in-tune');
    expect(ownCalibration(all(0), 0.3, 4)!.verdict).toBe('cannot-tell-yet');
  });

  it('is silent with two raters or one skill, and its interval holds the shared error of the raters whole', () => {
    const pairs = [pair(3, 2), pair(3, 2)];
    expect(ownCalibration(pairs, 0.1, 2)).toBeNull();
    expect(ownCalibration(pairs.slice(1), 0.1, 4)).toBeNull();
    const { interval90 } = ownCalibration(
      Array.from({ length: 400 }, () => pair(3, 2, 0.5)),
      0.09,
      4,
    )!;
    expect((interval90[1] - interval90[0]) / 2 / 1.6449).toBeCloseTo(0.3, 1);
  });
});
