import { beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../../../web/testing/speak.ts';
import type { CourseAdvice } from '../contract.ts';
import { courseSentences } from './course-page.tsx';
import { explain } from './map/why-not-shown.tsx';

const option = (skill: string, en: string, needing: number, perSeat: number, reduction: number) => ({
  skill,
  name: { en },
  needing,
  perSeat,
  reduction,
  need: { people: 60 },
});
const communication = option('communication', 'Communication', 45, 0.2, 9);
const negotiation = option('negotiation', 'Negotiation', 15, 0.36, 2.8);

/** As much of the answer as the sentences read; the numbers are those of `rank-courses.test.ts`. */
function advice(seats: number, options: object[], lead: object | null): CourseAdvice {
  return { seats, options, lead } as unknown as CourseAdvice;
}
const sure = { sureness: 'sure', chanceOverNext: 1, withEnoughSeats: null };
const withMore = { ...sure, withEnoughSeats: { skill: 'communication', seats: 45 } };

describe('the answer to the course question in words', () => {
  beforeEach(() => speak('en'));

  it('names the skill and the number, and another skill when eight seats are all there is (M3)', () => {
    expect(courseSentences(advice(45, [communication, negotiation], sure)).join(' ')).toBe(
      'With 45 seats, choose <b>communication</b>: the course is expected to take away <b>9.0 levels</b> of need in all, 0.20 a seat. About 45 of 60 people are below their target there. The chance that it takes away more than the next is 100 in 100.',
    );
    expect(courseSentences(advice(8, [negotiation, communication], withMore)).join(' ')).toBe(
      'With 8 seats, choose <b>negotiation</b>: the course is expected to take away <b>2.8 levels</b> of need in all, 0.36 a seat. About 15 of 60 people are below their target there. With 45 seats or more, <b>communication</b> would come first: more people need it, each a little less.',
    );
  });

  it('says that it cannot tell two alike apart, and that nothing can be weighed', () => {
    const open = advice(20, [negotiation, communication], { ...sure, sureness: 'cannot-tell' });
    expect(courseSentences(open)[0]).toContain('<b>negotiation</b> and <b>communication</b> cannot be told apart');
    expect(courseSentences(advice(20, [], null))).toEqual([
      'No course can be weighed: no figure of this group may be shown.',
    ]);
  });
});

describe('why a group is not shown, in words', () => {
  beforeEach(() => speak('en'));

  it('names what would be subtracted from what, and never how few would be left (M1)', () => {
    const sentence = explain({
      filters: { unit: 'Contracts', site: 'Oulu' },
      withheld: { reason: 'difference', threshold: 10, against: { filters: { unit: 'Contracts' }, isEarlier: false } },
    });
    expect(sentence).toBe(
      'Contracts, Oulu: subtracting Contracts, Oulu from Contracts would leave fewer than 10 people.',
    );
  });
});
