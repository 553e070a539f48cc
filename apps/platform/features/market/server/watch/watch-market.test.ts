import { describe, expect, it } from 'vitest';
import { createRandom } from '@dragoman/psychometrics';
import { inventMarket } from '../testing/invent-adverts.ts';
import { byEmployer, countMonths } from './count-skills.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findNewTerms } from './find-new-terms.ts';
import { findTrends } from './find-trends.ts';
import { employerKey, monthsBetween } from './posting.ts';
import type { Posting } from './posting.ts';
import { watchMarket } from './watch-market.ts';

const SKILLS = Array.from({ length: 30 }, (_, at) => ({ uri: `skill:${at}`, names: [`skillword${at} planning`] }));
const WISH = {
  seed: 3,
  adverts: 2_500,
  months: 18,
  firstMonth: '2025-01',
  skills: SKILLS,
  rising: 7,
  duplicated: 23,
  newTerm: 'quorvane alignment',
};
/** A reader that knows the invented words exactly, so that these tests are about counting and not about reading. */
const read = ({ text }: { readonly text: string }) => {
  const named = SKILLS.filter(({ names }) => text.includes(`${names[0]}.`) || text.includes(`${names[0]} well`));
  return {
    skills: named.map(({ uri, names }) => ({ uri, label: names[0]!, sentence: '' })),
    open: text.split('\n').map((line) => line.replaceAll(/skillword\d+ planning/g, '|')),
  };
};
const known = new Set(
  'experience know tasks include skills need able take responsibility synthetic looking reference office company well alignment'.split(
    ' ',
  ),
);
const isKnown = (word: string): boolean => /^\d+$/.test(word) || known.has(word) || !/quorvane/.test(word);

describe('the watch over an invented market', () => {
  const { adverts, repeats } = inventMarket(WISH);
  const watch = watchMarket(adverts, read, isKnown);
  const trendOf = (at: number) => watch.skills.find(({ uri }) => uri === `skill:${at}`)?.trend;

  it('finds the planted rise and leaves the others alone', () => {
    expect(trendOf(7)).toBe('rising');
    const raised = SKILLS.filter((_, at) => at !== 7 && ['rising', 'falling'].includes(trendOf(at) ?? ''));
    expect(raised.length / (SKILLS.length - 1)).toBeLessThanOrEqual(0.05);
  });

  it('discounts the employer that posts the same text again and again; counted as it stands, its skill would rise', () => {
    expect(watch.repeated).toBeGreaterThanOrEqual(repeats.filter((first, at) => first !== at).length);
    expect(trendOf(23)).toBe('no-change-seen');
    const months = monthsBetween('2025-01-01', '2026-06-30');
    const naive: Posting[] = adverts.map((advert) => ({
      employer: null,
      month: months.indexOf(advert.postedOn.slice(0, 7)),
      skills: new Set(read(advert).skills.map(({ uri }) => uri)),
    }));
    expect(findTrends([byEmployer(naive, 'skill:23', months.length)], months.length)[0]!.trend).toBe('rising');
  });

  it('proposes the technology that no list knows, with the month it came', () => {
    expect(watch.terms.map(({ term }) => term)).toEqual(['quorvane alignment']);
    expect(watch.terms[0]!.firstMonth).toBeGreaterThan(4);
  });

  it('says the same on the same adverts', () => {
    expect(watchMarket(inventMarket(WISH).adverts, read, isKnown)).toEqual(watch);
  });

  it('says nothing of nothing', () => {
    expect(watchMarket([], read, isKnown)).toMatchObject({ months: [], postings: 0, skills: [], terms: [] });
  });
});

describe('repeats', () => {
  const text =
    'You plan the maintenance of the whole line together with the people who run it every day and every night of the year.';

  it('are found with another place and date, and not where only the boilerplate is shared', () => {
    const one = { employer: 'A', title: 'Planner', text: `${text} The place is Vantala.` };
    const again = { employer: 'B', title: 'Planner', text: `${text} The place is Meerdijk.` };
    const other = {
      employer: 'A',
      title: 'Welder',
      text: 'You weld thick steel under water with a steady hand. The place is Vantala.',
    };
    expect(findDuplicates([one, other, again, one])).toEqual([0, 1, 0, 0]);
  });

  it('do not join two empty or very short adverts that differ', () => {
    expect(
      findDuplicates([
        { employer: null, title: 'a', text: 'b' },
        { employer: null, title: 'a', text: 'c' },
      ]),
    ).toEqual([0, 1]);
  });
});

describe('shares by month', () => {
  const posting = (employer: string | null, asks: boolean): Posting => ({
    employer,
    month: 0,
    skills: new Set(asks ? ['s'] : []),
  });

  it('have a wider interval when one employer stands behind many postings', () => {
    const alone = Array.from({ length: 40 }, (_, at) => posting(`e${at}`, at < 10));
    const alike = Array.from({ length: 40 }, (_, at) => posting(`e${Math.floor(at / 10)}`, at < 10));
    const [a, b] = [alone, alike].map((postings) => countMonths(byEmployer(postings, 's', 1), 1)[0]!);
    expect([a!.share, b!.share]).toEqual([0.25, 0.25]);
    expect(b!.high! - b!.low!).toBeGreaterThan(1.5 * (a!.high! - a!.low!));
  });

  it('cover the true share in about nine of ten months when employers differ in taste', () => {
    const random = createRandom(5);
    let covered = 0;
    const rounds = 400;
    for (let round = 0; round < rounds; round += 1) {
      const postings = Array.from({ length: 60 }, (_, employer) => {
        const taste = 0.15 * (0.3 + 1.4 * random.next());
        return Array.from({ length: 1 + Math.floor(random.next() * 6) }, () =>
          posting(`e${employer}`, random.next() < taste),
        );
      }).flat();
      const [month] = countMonths(byEmployer(postings, 's', 1), 1);
      if (month!.low! <= 0.15 && month!.high! >= 0.15) covered += 1;
    }
    expect(covered / rounds).toBeGreaterThan(0.86);
    expect(covered / rounds).toBeLessThan(0.97);
  });

  it('are empty in a month without postings, and cautious where everybody or nobody asks', () => {
    const months = countMonths(byEmployer([posting('a', true), posting('a', true), posting('b', true)], 's', 2), 2);
    expect(months[0]).toMatchObject({ share: 1, high: 1 });
    expect(months[0]!.low).toBeLessThan(0.5);
    expect(months[1]).toEqual({ asked: 0, postings: 0, share: null, low: null, high: null });
  });
});

describe('trends', () => {
  it('say that there is not enough where few employers ask', () => {
    const postings: Posting[] = Array.from({ length: 400 }, (_, at) => ({
      employer: `e${at % 100}`,
      month: at % 12,
      skills: new Set(at % 100 < 3 ? ['s'] : []),
    }));
    expect(findTrends([byEmployer(postings, 's', 12)], 12)).toEqual([
      { trend: 'not-enough', oddsAYear: null, p: null },
    ]);
  });

  it('raise a false alarm in about one of twenty single tests of skills that do not change', () => {
    const random = createRandom(9);
    const rounds = 400;
    let low = 0;
    for (let round = 0; round < rounds; round += 1) {
      const postings: Posting[] = [];
      for (let employer = 0; employer < 60; employer += 1) {
        const taste = 0.12 * (0.2 + 1.6 * random.next());
        const count = 2 + Math.floor(random.next() * 20);
        for (let n = 0; n < count; n += 1)
          postings.push({
            employer: `e${employer}`,
            month: Math.floor(random.next() * 12),
            skills: new Set(random.next() < taste ? ['s'] : []),
          });
      }
      if (findTrends([byEmployer(postings, 's', 12)], 12)[0]!.p! <= 0.05) low += 1;
    }
    expect(low / rounds).toBeLessThan(0.08);
    expect(low / rounds).toBeGreaterThan(0.01);
  });
});

describe('new terms', () => {
  const postings = (sentence: string, count: number, employers = count) =>
    Array.from({ length: count }, (_, at) => ({ employer: `Firm ${at % employers}`, month: 0, open: [sentence] }));
  const onlyNew = (word: string): boolean => !['zorblat', 'vantala'].includes(word);

  it('need several employers', () => {
    expect(findNewTerms(postings('You know zorblat.', 20, 2), onlyNew)).toEqual([]);
    expect(findNewTerms(postings('You know zorblat.', 20), onlyNew)).toMatchObject([{ employers: 20, postings: 20 }]);
  });

  it('are no names of places, nor of employers', () => {
    expect(findNewTerms(postings('We are in Vantala now.', 20), onlyNew)).toEqual([]);
    const named = postings('You know zorblat.', 20).map((each, at) => ({ ...each, employer: `Zorblat ${at}` }));
    expect(findNewTerms(named, onlyNew)).toEqual([]);
  });
});

it('knows an employer by its name without the form of the company', () => {
  expect(employerKey('Synthetic Works Oy', 1)).toBe(employerKey('SYNTHETIC works, Ltd.', 2));
  expect(employerKey(null, 1)).not.toBe(employerKey(null, 2));
});
