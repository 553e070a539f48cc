import { describe, expect, it } from 'vitest';
import { groupFigure } from '../../../core/disclosure/group-figure.ts';
import type { FigureUnit, GroupFigure } from '../../../core/disclosure/group-figure.ts';
import { gainAfter } from '../../profile/server/index.ts';
import { expectedReduction } from './measures.ts';
import { findLead, normalBelow, rankCourses } from './rank-courses.ts';
import type { SkillFigures } from './rank-courses.ts';

const figure = (unit: FigureUnit, people: number, mean: number, half: number): GroupFigure =>
  groupFigure.parse({
    measure: `synthetic.${unit}`,
    unit,
    people,
    mean,
    interval90: { low: mean - half, high: mean + half },
  } as GroupFigure);

/** `share` of the people are below target; ten people lose `reduction` levels of need if all take part. */
const skill = (name: string, share: number, reduction: number, half = 0.05): SkillFigures => ({
  skill: name,
  name: { en: name },
  need: figure('share', 60, share, 0.1),
  reductionForTen: figure('per-ten', 60, reduction, half),
  price: null,
  modules: [],
});

/** Many need it a little; few need it badly. */
const broad = skill('communication', 0.75, 1.5);
const deep = skill('negotiation', 0.25, 0.9);

describe('the one course', () => {
  it('is the one that takes away most need in all when there are seats for everybody', () => {
    expect(rankCourses([deep, broad], 8, 45).map((each) => each.skill)).toEqual(['communication', 'negotiation']);
    expect(findLead([deep, broad], 8, 45)).toMatchObject({ skill: 'communication', withEnoughSeats: null });
  });

  it('changes when capacity drops to eight seats, and says what it would be with more', () => {
    const lead = findLead([deep, broad], 8, 8);
    expect(lead).toMatchObject({ skill: 'negotiation', withEnoughSeats: { skill: 'communication', seats: 45 } });
    const [first] = rankCourses([deep, broad], 8, 8);
    expect(first).toMatchObject({ seatsUsed: 8, perSeat: 0.36, reduction: 2.8 });
  });

  it('cannot be told when the intervals say so', () => {
    const near = [skill('a', 0.5, 1.1, 0.5), skill('b', 0.5, 1, 0.5)];
    expect(findLead(near, 8, 30)?.sureness).toBe('cannot-tell');
    expect(findLead([skill('a', 0.5, 1.4, 0.05), skill('b', 0.5, 0.6, 0.05)], 8, 30)?.sureness).toBe('sure');
  });

  it('promises a seat no more than the course itself gives', () => {
    const [only] = rankCourses([skill('a', 0.05, 5)], 8, 20);
    expect(only!.perSeat).toBeCloseTo(gainAfter(8 * 60), 2);
  });

  it('says what a level of need less costs', () => {
    const [only] = rankCourses([{ ...broad, price: 1800 }], 8, 45);
    expect(only!.pricePerLevel).toBe(Math.round(1800 / ((45 * 0.15) / 0.75)));
  });

  it('is none when nothing may be shown', () => {
    expect(findLead([], 8, 20)).toBeNull();
  });
});

describe('what a course is expected to take away of a need that is known with doubt', () => {
  it('agrees with numerical integration', () => {
    const [mean, sd, target, gain] = [2.3, 0.6, 2.8, 0.4];
    let sum = 0;
    const step = 0.0005;
    for (let level = mean - 6 * sd; level < mean + 6 * sd; level += step) {
      const density = Math.exp(-((level - mean) ** 2) / (2 * sd * sd)) / (sd * Math.sqrt(2 * Math.PI));
      sum += density * Math.min(gain, Math.max(0, target - level)) * step;
    }
    expect(expectedReduction({ mean, sd, target }, gain)).toBeCloseTo(sum, 4);
  });

  it('is nothing for somebody surely beyond the target and the whole gain for somebody surely far below', () => {
    expect(expectedReduction({ mean: 3.9, sd: 0.1, target: 2 }, 0.4)).toBeCloseTo(0, 6);
    expect(expectedReduction({ mean: 1, sd: 0.1, target: 3 }, 0.4)).toBeCloseTo(0.4, 6);
    expect(expectedReduction({ mean: 2, sd: 0, target: 2.5 }, 0.4)).toBe(0.4);
  });

  it('uses the normal distribution as tables have it', () => {
    expect(normalBelow(1.644854)).toBeCloseTo(0.95, 6);
    expect(normalBelow(-1.959964)).toBeCloseTo(0.025, 6);
  });
});
