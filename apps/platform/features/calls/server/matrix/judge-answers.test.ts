import { describe, expect, it } from 'vitest';
import { makeAnswers, makePart } from '../testing/sample-parts.ts';
import { countCoverage, findGap } from './judge-answers.ts';
import { listFacts } from './list-facts.ts';

const must = makePart('m', 'requirement', { strength: 'must', lot: 'Lot 1' });
const wish = makePart('w', 'requirement', { strength: 'should', lot: 'Lot 2' });
const who = makePart('e', 'eligibility');
const SESSION = { modules: [], academicIds: [], sessionIds: ['s1'] };

describe('a requirement', () => {
  it.each([
    ['that nobody answered', {}, 'open'],
    ['that is partly met', { m: { status: 'partly' } }, 'partly'],
    ['that is not met', { m: { status: 'not-met' } }, 'not-met'],
    ['said to be met with nothing behind it', { m: { status: 'met', text: '  ' } }, 'nothing-behind-it'],
  ] as const)('%s is amber', (_, given, gap) => {
    expect(findGap(must, makeAnswers(given))).toBe(gap);
  });

  it('is not amber once it is met in words or by a tie, or is somebody else’s', () => {
    expect(findGap(must, makeAnswers({ m: { status: 'met', text: 'We teach online.' } }))).toBeNull();
    expect(findGap(must, makeAnswers({ m: { status: 'met', ties: SESSION } }))).toBeNull();
    expect(findGap(must, makeAnswers({ m: { status: 'not-ours' } }))).toBeNull();
  });

  it('that is a wish is never amber, and who may apply always is asked', () => {
    expect(findGap(wish, makeAnswers({ w: { status: 'not-met' } }))).toBeNull();
    expect(findGap(who, makeAnswers({}))).toBe('open');
    expect(findGap(makePart('b', 'budget', { strength: 'must' }), makeAnswers({}))).toBeNull();
  });
});

it('coverage is counted for the whole call and for each lot with a requirement of its own', () => {
  const parts = [makePart('l', 'lot', { lot: 'Lot 3' }), must, wish, who];
  const answers = makeAnswers({ m: { status: 'met', text: 'Yes.' }, w: { status: 'met' } });
  const none = { met: 0, partly: 0, notMet: 0, open: 0, notOurs: 0, gaps: 0, shoulds: 0, shouldsMet: 0 };
  expect(countCoverage(parts, answers)).toEqual([
    { ...none, lot: null, musts: 2, met: 1, open: 1, gaps: 1, shoulds: 1, shouldsMet: 1 },
    { ...none, lot: 'Lot 1', musts: 1, met: 1 },
    { ...none, lot: 'Lot 2', musts: 0, shoulds: 1, shouldsMet: 1 },
  ]);
});

describe('hard facts against a bid', () => {
  const now = '2026-11-21T22:30:00.000Z';
  const due = (date: string | null) => makePart('d', 'deadline', { role: 'submission', date });
  const codes = (...parts: Parameters<typeof listFacts>[0]) =>
    listFacts(parts, makeAnswers({}), now).map(({ code, days, count }) => [code, days ?? count]);

  it('name the time that is left, is over, or is not known', () => {
    expect(codes(due('2026-12-04'))).toEqual([['deadline-near', 13]]);
    expect(codes(due('2026-12-05'))).toEqual([]);
    expect(codes(due('2026-11-21'))).toEqual([['deadline-near', 0]]);
    expect(codes(due('2026-11-20'))).toEqual([['deadline-passed', -1]]);
    expect(codes(due(null))).toEqual([['no-deadline', null]]);
    expect(codes(due('2026-11-20'), due('2027-01-20'))).toEqual([]);
  });

  it('name who may not apply and what is not met apart from what is open', () => {
    const answers = makeAnswers({ e: { status: 'not-met' }, m: { status: 'partly' } });
    const facts = listFacts([due('2027-06-01'), who, must, wish], answers, now);
    expect(facts.map(({ code, count }) => [code, count])).toEqual([
      ['eligibility-not-met', 1],
      ['musts-open', 1],
    ]);
  });
});
