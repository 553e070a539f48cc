import { seededRandom } from '@dragoman/kernel';
import { describe, expect, it } from 'vitest';
import { releaseTexts } from './release-texts.ts';
import { checkThreshold, roundCount, roundShare } from './rule.ts';
import { summariseGroup } from './summarise-group.ts';

const level = { id: 'negotiation.level', unit: 'level' } as const;
const share = { id: 'negotiation.need', unit: 'share' } as const;
const of = (...values: number[]) => values.map((value) => ({ value }));

describe('a figure of a group', () => {
  it('is the mean to one decimal, with its interval and the number in steps of five', () => {
    const figure = summariseGroup(level, of(1.8, 2.2, 2.6, 3.1, 2.4, 2.9, 1.6, 2.2, 2.7, 3.3, 2.1, 2.5));
    expect(figure).toMatchObject({ people: 10, mean: 2.5, unit: 'level' });
    expect(figure!.interval90.low).toBeLessThan(2.5);
    expect(figure!.interval90.high).toBeGreaterThan(2.5);
  });

  it('has a wider interval when the people were measured less exactly', () => {
    const values = [1.8, 2.2, 2.6, 3.1, 2.4, 2.9, 1.6, 2.2, 2.7, 3.3];
    const width = (error: number): number => {
      const { low, high } = summariseGroup(
        level,
        values.map((value) => ({ value, error })),
      )!.interval90;
      return high - low;
    };
    expect(width(0.9)).toBeGreaterThan(width(0));
  });

  it('is not shown when everybody is the same, or everybody at an end', () => {
    expect(summariseGroup(level, of(...Array<number>(12).fill(2.2)))).toBeNull();
    expect(summariseGroup(level, of(1.9, 2.3, 1.9, 2.1, 2.2, 2.3, 2.1, 2.2, 2, 2))).toBeNull();
    expect(
      summariseGroup(
        share,
        of(0.01, 0.02, 0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      ),
    ).toBeNull();
  });

  it('of a change goes up or down and is hidden when everybody moved alike', () => {
    const change = { id: 'negotiation.change', unit: 'change' } as const;
    const fallen = summariseGroup(change, of(-0.6, -0.2, -0.9, -0.4, -0.7, -0.3, -0.5, -0.8, -0.1, -1));
    expect(fallen).toMatchObject({ mean: -0.5, unit: 'change' });
    expect(fallen!.interval90.high).toBeLessThan(0);
    expect(summariseGroup(change, of(0.1, -0.2, 0.3, -0.1, 0.2, -0.3, 0, 0.1, -0.1, 0))).toMatchObject({ mean: 0 });
    expect(summariseGroup(change, of(0.5, 0.55, 0.6, 0.52, 0.58, 0.5, 0.61, 0.6, 0.55, 0.5))).toBeNull();
  });

  it('is not shown when one contributor outweighs all others together', () => {
    const even = of(1.2, 3.4, 2.2, 3.6);
    expect(summariseGroup(level, [...even, { value: 1.1, weight: 5 }])).toBeNull();
    expect(summariseGroup(level, [...even, { value: 1.1, weight: 3 }])).not.toBeNull();
  });

  it('rounds counts and shares to fives, and never to nobody', () => {
    expect([2, 11, 12, 13, 38].map(roundCount)).toEqual([5, 10, 10, 15, 40]);
    expect([0.02, 0.37, 0.49].map(roundShare)).toEqual([0, 0.35, 0.5]);
  });

  it('never rests on a threshold below five', () => {
    expect(() => checkThreshold(4)).toThrow(RangeError);
    expect(() => checkThreshold(7.5)).toThrow(RangeError);
    expect(checkThreshold(5)).toBe(5);
  });
});

describe('words of a group', () => {
  const write = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ personId: `p${index}`, text: `text ${index}` }));

  it('are shown from ten writers on, shuffled', () => {
    expect(releaseTexts(write(9), seededRandom(1))).toBeNull();
    const released = releaseTexts(write(12), seededRandom(1))!;
    expect(released.toSorted()).toEqual(
      write(12)
        .map((each) => each.text)
        .toSorted(),
    );
    expect(released).not.toEqual(write(12).map((each) => each.text));
  });

  it('count writers, not texts', () => {
    const one = Array.from({ length: 20 }, () => ({ personId: 'talker', text: 'again' }));
    expect(releaseTexts([...one, ...write(8)], seededRandom(1))).toBeNull();
  });

  it('cannot be had at a lower threshold', () => {
    expect(releaseTexts(write(6), seededRandom(1), 5)).toBeNull();
  });
});
