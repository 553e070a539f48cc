import { describe, expect, it } from 'vitest';
import { leastSquares } from '../numeric/least-squares.ts';
import { findNotPlain } from '../result/testing/find-not-plain.ts';
import reference from './fixtures/pilots.json' with { type: 'json' };
import { compareGroups, type PilotPerson } from './group-comparison.ts';
import { adjustHolm } from './holm.ts';
import { meanChange } from './mean-change.ts';
import { detectableEffect, peopleNeeded, type PilotDesign, pilotPower, planPilot } from './pilot-power.ts';
import { reliableChange } from './reliable-change.ts';
import { compareRetrospectivePre } from './retrospective-pre.ts';
import { smallestDetectableChange, smallestDetectableChangeFromRetest } from './smallest-detectable-change.ts';
import { standardisedMeanChange } from './standardised-mean-change.ts';

const { figures } = reference;
const { before, after, pilot } = figures.groups;
const PEOPLE: PilotPerson[] = before.map((value, i) => ({ inPilot: pilot[i] === 1, before: value, after: after[i]! }));

function codes(result: { warnings: readonly { code: string }[] }): string[] {
  return result.warnings.map(({ code }) => code);
}

function designOf(kind: string, people: number, comparison: number): PilotDesign {
  return kind === 'paired' ? { kind, people } : { kind: 'groups', people, comparison };
}

describe('change of one person', () => {
  it('is reliable beyond the error of two measurements, as in the published example', () => {
    // N. S. Jacobson and P. Truax (1991): SD 7.5, reliability .88, from 47.5 to 32.5 gives an index of -4.08
    const result = reliableChange({ before: 47.5, after: 32.5, deviation: 7.5, reliability: 0.88 });
    expect(result.index).toBeCloseTo(-4.08, 2);
    expect(result.verdict).toBe('fallen');
    expect(reliableChange({ before: 20, after: 30, deviation: 7.5, reliability: 0.8 }).verdict).toBe('risen');
    expect(reliableChange({ before: 20, after: 22, deviation: 7.5, reliability: 0.8 }).verdict).toBe(
      'no reliable change',
    );
    expect(findNotPlain(result)).toEqual([]);
  });

  it('is judged alike by the smallest detectable change', () => {
    const error = 7.5 * Math.sqrt(0.2);
    const { individual } = smallestDetectableChange(error);
    for (const change of [individual! - 0.01, individual! + 0.01]) {
      const { verdict } = reliableChange({ before: 0, after: change, deviation: 7.5, reliability: 0.8 });
      expect(verdict).toBe(change > individual! ? 'risen' : 'no reliable change');
    }
    expect(smallestDetectableChange(2).individual).toBeCloseTo(5.54362, 4);
    expect(smallestDetectableChange(2, 25).group).toBeCloseTo(5.54362 / 5, 4);
  });

  it('takes its error from a retest when there is one', () => {
    const result = smallestDetectableChangeFromRetest([10, 12, 9, 14, null], [11, 11, 10, 15, 3]);
    // Differences 1, -1, 1, 1: SD 1.
    expect(result.standardErrorOfMeasurement).toBeCloseTo(Math.SQRT1_2, 12);
    expect(codes(result)).toEqual(['pairs-left-out', 'few-people']);
    const flat = smallestDetectableChangeFromRetest([1, 2], [2, 3]);
    expect(flat).toMatchObject({ status: 'not-estimable', individual: null });
    expect(findNotPlain([result, flat])).toEqual([]);
  });

  it('refuses what cannot be', () => {
    const input = { before: 1, after: 2, deviation: 1, reliability: 0.5 };
    expect(() => reliableChange({ ...input, before: NaN })).toThrow(/before/);
    expect(() => reliableChange({ ...input, deviation: 0 })).toThrow(/deviation/);
    expect(() => reliableChange({ ...input, reliability: 1 })).toThrow(/reliability/);
    expect(() => smallestDetectableChange(0)).toThrow(/error/);
    expect(() => smallestDetectableChange(1, 0)).toThrow(/groupSize/);
    expect(() => smallestDetectableChangeFromRetest([1], [1, 2])).toThrow('second: 2 values where first has 1');
  });
});

describe('change of a group', () => {
  it('has the interval and test of Student', () => {
    const result = meanChange(
      Float64Array.from(after, (value, i) => value - before[i]!),
      0.95,
    )!;
    expect(result.test!.t).toBeCloseTo(figures.paired.t, 10);
    expect(result.test!.p).toBeCloseTo(figures.paired.p, 10);
    expect(result.interval.lower).toBeCloseTo(figures.paired.meanLower, 9);
    expect(result.interval.upper).toBeCloseTo(figures.paired.meanUpper, 9);
    expect(meanChange(Float64Array.from([1]), 0.95)).toBeNull();
    expect(meanChange(Float64Array.from([1, 1]), 0.95)!.test).toBeNull();
  });

  it('standardised by the SD of the changes has the noncentral t interval', () => {
    const result = standardisedMeanChange(before, after, { standardiser: 'change' });
    expect(result.value).toBeCloseTo(figures.paired.dz, 12);
    expect(result.interval!.lower).toBeCloseTo(figures.paired.lower, 8);
    expect(result.interval!.upper).toBeCloseTo(figures.paired.upper, 8);
  });

  it('standardised by the SDs of the scores has the stated standard error', () => {
    // SDs 2 and 2, correlation .5, mean change 1, 3 people: d = .5 by hand.
    const one = [0, 2, 4];
    const two = [3, 1, 5];
    const r = 0.5;
    const average = standardisedMeanChange(one, two);
    expect(average.value).toBeCloseTo(0.5, 12);
    expect(average.correlation).toBeCloseTo(r, 12);
    const variance = (0.25 * (16 + 16 + 2 * r * r * 16)) / (8 * 16 * 2) + (4 + 4 - 2 * r * 4) / (4 * 2);
    expect(average.standardError).toBeCloseTo(Math.sqrt(variance), 12);
    const start = standardisedMeanChange(one, two, { standardiser: 'before' });
    expect(start.standardError).toBeCloseTo(Math.sqrt(0.25 / 4 + 4 / 8), 12);
    // Hedges: Gamma(1) / (Gamma(1/2) sqrt(1)) for two degrees of freedom.
    expect(average.unbiased).toBeCloseTo(0.5 / Math.sqrt(Math.PI), 12);
    expect(average.method.parameters['formula']).toContain('Bonett');
  });

  it('is not estimable for two people or a constant score', () => {
    expect(codes(standardisedMeanChange([1, 2, null], [2, 3, 1]))).toEqual(['people-left-out', 'too-few-people']);
    expect(codes(standardisedMeanChange([1, 1, 1], [1, 1, 1]))).toEqual(['no-variance']);
    expect(codes(standardisedMeanChange([1, 2, 3], [2, 3, 4], { standardiser: 'change' }))).toEqual(['no-variance']);
    expect(standardisedMeanChange([1, 1, 1], [1, 2, 3]).correlation).toBeNull();
    expect(() => standardisedMeanChange([1], [1], { standardiser: 'x' as 'change' })).toThrow(/standardiser/);
    expect(() => standardisedMeanChange(['1' as unknown as number], [1])).toThrow('before, 1: "1" is not a number');
    expect(findNotPlain(standardisedMeanChange([1, 2, null], [2, 3, 1]))).toEqual([]);
  });

  it('is set beside the change people see looking back, with the response shift between', () => {
    const result = compareRetrospectivePre({
      before: [3, 4, 3, 4, 3, null],
      retrospective: [2, 3, 2, 3, 3, 1],
      after: [4, 4, 5, 4, 4, 2],
    });
    expect(result.conventional!.mean).toBeCloseTo(0.8, 12);
    expect(result.retrospective!.mean - result.conventional!.mean).toBeCloseTo(-result.responseShift!.mean, 12);
    expect(result.verdict).toBe('shift');
    expect(codes(result)).toEqual(['people-left-out', 'response-shift']);
    const alone = compareRetrospectivePre({ before: [1], retrospective: [1], after: [1] });
    expect(alone).toMatchObject({ status: 'not-estimable', responseShift: null, verdict: null });
    expect(findNotPlain([result, alone])).toEqual([]);
  });
});

describe('effect against a comparison group', () => {
  it('is that of least squares on starting values, with classical and HC3 errors', () => {
    const classical = compareGroups(PEOPLE, { errors: 'classical' });
    expect(classical.effect).toBeCloseTo(figures.groups.effect, 10);
    expect(classical.slope).toBeCloseTo(figures.groups.slope, 10);
    expect(classical.standardError).toBeCloseTo(figures.groups.classicalError, 10);
    expect(classical.test!.df).toBe(figures.groups.df);
    expect(classical.test!.p).toBeCloseTo(figures.groups.p, 10);
    expect(classical.equalSlopes!.t).toBeCloseTo(figures.groups.slopesT, 9);
    expect(compareGroups(PEOPLE).standardError).toBeCloseTo(figures.groups.robustError, 10);
  });

  it('does not depend on the zero of the score', () => {
    const moved = PEOPLE.map((person) => ({ ...person, before: person.before! + 1e6, after: person.after! + 1e6 }));
    expect(compareGroups(moved).effect).toBeCloseTo(compareGroups(PEOPLE).effect!, 6);
  });

  it('is refused without a comparison group, without spread at the start, or when groups never met', () => {
    const alone = compareGroups(PEOPLE.filter(({ inPilot }) => inPilot));
    expect(alone).toMatchObject({ status: 'not-estimable', effect: null });
    expect(codes(alone)).toEqual(['too-few-people']);
    const level = PEOPLE.map((person) => ({ ...person, before: 5 }));
    expect(codes(compareGroups(level))).toEqual(['not-identified']);
    const apart = PEOPLE.map((person) => ({ ...person, before: person.inPilot ? 1 : 0 }));
    expect(codes(compareGroups(apart))).toEqual(['not-identified']);
    const exact = compareGroups(
      PEOPLE.map((person) => ({ ...person, after: person.before! + (person.inPilot ? 2 : 0) })),
    );
    expect(exact.effect).toBeCloseTo(2, 9);
    expect(findNotPlain([alone, exact])).toEqual([]);
    expect(() => compareGroups([{ inPilot: 1 as unknown as boolean, before: 1, after: 1 }])).toThrow(
      'people, 1: inPilot',
    );
    expect(() => compareGroups(PEOPLE, { errors: 'hc9' as 'hc3' })).toThrow(/errors/);
  });

  it('warns when the effect hangs on where people started, and counts who is missing', () => {
    const crossing = Array.from({ length: 24 }, (_, i): PilotPerson => {
      const start = i % 12;
      const inPilot = i < 12;
      return { inPilot, before: start, after: (inPilot ? 2 * start : -start) + (i % 5) / 10 };
    });
    const result = compareGroups([...crossing, { inPilot: true, before: 1, after: null }]);
    expect(codes(result)).toEqual(['people-left-out', 'unequal-slopes']);
  });

  it('least squares refuses collinear columns and too few rows', () => {
    expect(leastSquares(Float64Array.from([1, 2, 1, 2, 1, 2]), Float64Array.from([1, 2, 3]), 2)).toBeNull();
    expect(leastSquares(Float64Array.from([1, 2, 1, 3]), Float64Array.from([1, 2]), 2)).toBeNull();
    expect(() => leastSquares(Float64Array.from([1]), Float64Array.from([1, 2]), 2)).toThrow(RangeError);
    const fit = leastSquares(Float64Array.from([1, 0, 1, 1, 1, 2]), Float64Array.from([1, 2, 4]), 2)!;
    expect(fit.coefficients[0]).toBeCloseTo(5 / 6, 12);
    expect(fit.coefficients[1]).toBeCloseTo(1.5, 12);
  });
});

describe('what a pilot can detect', () => {
  it('has the power, the detectable effects and the numbers of people of another program', () => {
    for (const [kind, people, comparison, effect, sides, power] of figures.power) {
      const design = designOf(kind as string, people as number, comparison as number);
      expect(pilotPower(design, effect as number, { sides: sides as 1 | 2 })).toBeCloseTo(power as number, 8);
    }
    for (const [kind, people, comparison, effect] of figures.detectable) {
      expect(detectableEffect(designOf(kind as string, people as number, comparison as number))).toBeCloseTo(
        effect as number,
        8,
      );
    }
    for (const [kind, effect, people] of figures.needed) {
      expect(peopleNeeded(kind as 'paired', effect as number)).toBe(people);
    }
  });

  it('is alpha without an effect and rises with people', () => {
    expect(pilotPower({ kind: 'paired', people: 10 }, 0)).toBeCloseTo(0.05, 10);
    expect(pilotPower({ kind: 'groups', people: 10, comparison: 5 }, 0, { alpha: 0.1, sides: 1 })).toBeCloseTo(0.1, 10);
    const powers = [5, 10, 20, 40].map((people) => pilotPower({ kind: 'paired', people }, 0.5));
    expect(powers).toEqual([...powers].sort((a, b) => a - b));
    expect(planPilot({ kind: 'paired', people: 25 }).detectableEffect).toBeCloseTo(0.584, 3);
  });

  it('refuses designs and targets that make no sense', () => {
    expect(() => pilotPower({ kind: 'paired', people: 1 }, 0.5)).toThrow(/two people/);
    expect(() => pilotPower({ kind: 'paired', people: 9 }, NaN)).toThrow(/effect/);
    expect(() => pilotPower({ kind: 'paired', people: 9 }, 1, { sides: 3 as 2 })).toThrow(/sides/);
    expect(() => detectableEffect({ kind: 'paired', people: 9 }, 0.01)).toThrow(/power/);
    expect(() => peopleNeeded('paired', 0)).toThrow(/effect/);
    expect(() => peopleNeeded('paired', 1e-4)).toThrow(/million/);
  });
});

describe('several tests at once', () => {
  it('are adjusted step by step, in the order given', () => {
    const { adjusted, rejected } = adjustHolm([0.01, 0.04, 0.03, 0.005]);
    for (const [i, p] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[i]).toBeCloseTo(p, 12);
    expect(rejected).toEqual([true, false, false, true]);
    expect(adjustHolm([]).adjusted).toEqual([]);
    expect(adjustHolm([0.9, 0.8]).adjusted).toEqual([1, 1]);
    expect(() => adjustHolm([1.2])).toThrow('pValues, 1');
    expect(() => adjustHolm([0.1], 0)).toThrow(/alpha/);
  });
});
