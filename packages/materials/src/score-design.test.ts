import { describe, expect, it } from 'vitest';
import { addDesigns, readDesign, scoreDesign } from './score-design.ts';
import type { DesignCriterion, DesignFacts } from './score-design.ts';
import { openModule } from './open-module.ts';
import { smallModule } from './testing/small-module.ts';

const good: DesignFacts = {
  contactMinutes: 400,
  practiceMinutes: 240,
  activities: 8,
  debriefed: 8,
  outcomes: 5,
  measurable: 5,
  assessed: 5,
  workloadMinutes: 800,
  aloneMinutes: 130,
  weeks: 8,
  occasions: 5,
};
const verdictOf = (criterion: DesignCriterion, changes: Partial<DesignFacts> = {}): string =>
  scoreDesign({ ...good, ...changes }).find((each) => each.criterion === criterion)!.verdict;

describe('the course design aid', () => {
  it('finds nothing missing in a day that is practised, debriefed, spaced, assessed and chosen by a measured need', () => {
    expect(new Set(scoreDesign(good).map(({ verdict }) => verdict))).toEqual(new Set(['met']));
  });

  it.each([
    ['practice', { practiceMinutes: 100 }, 'not-met'],
    ['practice', { practiceMinutes: 140 }, 'partly'],
    ['feedback', { debriefed: 3 }, 'not-met'],
    ['feedback', { debriefed: 6 }, 'partly'],
    ['spacing', { weeks: 0, occasions: 0 }, 'not-met'],
    ['spacing', { weeks: 8, occasions: 2 }, 'not-met'],
    ['spacing', { weeks: 3 }, 'partly'],
    ['needs-analysis', { measurable: 2 }, 'not-met'],
    ['needs-analysis', { measurable: 4 }, 'partly'],
    ['alignment', { assessed: 2 }, 'not-met'],
    ['alignment', { assessed: 4 }, 'partly'],
    ['face-to-face', { contactMinutes: 200, practiceMinutes: 150 }, 'not-met'],
  ] as const)('says of %s with %o: %s', (criterion, changes, verdict) => {
    expect(verdictOf(criterion, changes)).toBe(verdict);
  });

  it('gives no number for nothing', () => {
    const nothing = Object.fromEntries(Object.keys(good).map((key) => [key, 0])) as unknown as DesignFacts;
    for (const { value, verdict } of scoreDesign(nothing)) expect([value, verdict]).toEqual([0, 'not-met']);
    expect(scoreDesign(addDesigns([], 4)).every(({ value }) => value === 0)).toBe(true);
  });

  it('counts a module from its pages', () => {
    expect(readDesign(openModule(smallModule))).toEqual({
      contactMinutes: 100,
      practiceMinutes: 80,
      activities: 2,
      debriefed: 0,
      outcomes: 2,
      measurable: 2,
      assessed: 0,
      workloadMinutes: 800,
      aloneMinutes: 200,
      weeks: 0,
      occasions: 0,
    });
  });

  it('adds modules up, with the weeks from the first day to the last message', () => {
    expect(addDesigns([good, good, good], 4)).toMatchObject({ contactMinutes: 1200, weeks: 16, occasions: 17 });
    // Of four modules a person takes two: the shares are of all, the weeks of two.
    expect(addDesigns([good, good, good, good], 4, 2)).toMatchObject({
      contactMinutes: 1600,
      weeks: 12,
      occasions: 11,
    });
  });
});
