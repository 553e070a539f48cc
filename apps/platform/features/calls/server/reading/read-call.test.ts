import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareReading } from '../testing/compare-reading.ts';
import { CALL_SETS, parseMarkedCall, readMarkedCalls } from '../testing/read-marked-calls.ts';
import type { FoundPart } from './call-reading.ts';
import { CALL_LANGUAGES, FOUND_KINDS } from './call-reading.ts';
import { readCall } from './read-call.ts';

const CALL = `Synthetic Agency of Norvale                                  Call 9/2027

Call for proposals: Bridges of skill

The Synthetic Agency invites proposals for the training of those who work between universities and firms.

1. Lots

Lot 1: Negotiation
The training must last at least three days.

Lot 2: Presenting
The training should use recordings of the participants.

2. Who may apply

Universities of the region may apply. Firms are excluded.

Synthetic Agency of Norvale                                  Call 10/2027
Page 2 of 3

3. Money

The total budget is EUR 600 000. The grant for Lot 2 will not exceed EUR 80 000.

4. Award criteria

Quality of the me-
thod is what counts first.
Quality of the method          60 %
Price                          40 %

5. Dates

Questions can be sent until 1 March 2027; answers are published on 8 March 2027.
Applications must be submitted by 31 February 2027.

6. Annexes

- work plan, at most 12 pages
- curricula vitae
`;

describe('the reading of a call', () => {
  const { found, title, language, sentences } = readCall(CALL);
  const of = (kind: FoundPart['kind']): readonly FoundPart[] => found.filter((part) => part.kind === kind);

  it('finds what is planted, with its values', () => {
    expect(language).toBe('en');
    expect(title).toBe('Call for proposals: Bridges of skill');
    expect(of('lot').map(({ lot, text }) => [lot, text])).toEqual([
      ['Lot 1', 'Lot 1: Negotiation'],
      ['Lot 2', 'Lot 2: Presenting'],
    ]);
    expect(of('requirement').map(({ lot, strength }) => [lot, strength])).toEqual([
      ['Lot 1', 'must'],
      ['Lot 2', 'should'],
    ]);
    expect(of('eligibility').map(({ text }) => text)).toEqual([
      'Universities of the region may apply.',
      'Firms are excluded.',
    ]);
    expect(of('budget').map(({ amount, currency, lot }) => [amount, currency, lot])).toEqual([
      [600_000, 'EUR', null],
      [80_000, 'EUR', 'Lot 2'],
    ]);
    expect(of('criterion').map(({ text, weight, weightUnit }) => [text, weight, weightUnit])).toEqual([
      ['Quality of the method | 60 %', 60, 'percent'],
      ['Price | 40 %', 40, 'percent'],
    ]);
    expect(of('document').map(({ text, pages }) => [text, pages])).toEqual([
      ['work plan, at most 12 pages', 12],
      ['curricula vitae', null],
    ]);
  });

  it('tells what each date is for, and says none for a date that does not exist', () => {
    expect(of('deadline').map(({ role, date }) => [role, date])).toEqual([
      ['questions', '2027-03-01'],
      ['answers', '2027-03-08'],
      ['submission', null],
    ]);
  });

  it('keeps the place of each part in the text as it was given, and joins broken words only in what it shows', () => {
    for (const { start, end, text } of found)
      expect(
        CALL.slice(start, end)
          .replaceAll(/\s{3,}/g, ' | ')
          .replaceAll(/\s+/g, ' '),
      ).toBe(text);
    const broken = sentences.map(({ start, end }) => CALL.slice(start, end)).find((each) => each.includes('me-\nthod'));
    expect(broken).toBeDefined();
  });

  it('leaves page headers out, but not what is written once for each lot', () => {
    expect(found.some(({ text }) => /Page 2|Call 10/.test(text))).toBe(false);
    const twice = readCall(
      'Call for tenders, synthetic\n\nThe city buys training for its staff and for that of the schools.\n\nLot 1: A\n\nA coach must be named for the whole group\n\nLot 2: B\n\nA coach must be named for the whole group\n',
    );
    expect(twice.found.filter(({ kind }) => kind === 'requirement').map(({ lot }) => lot)).toEqual(['Lot 1', 'Lot 2']);
  });

  it('reads what a PDF gives: no empty lines, no marks of lists, one blank between the cells of a row', () => {
    const pdf = [
      'Synthetic Agency of Norvale Call 9/2027 Page 1 of 2',
      'Call for proposals: Bridges of skill between universities and firms in the',
      'region of Norvale',
      '1. Who may apply',
      'Universities and public research organisations of the region may apply. Firms are excluded, unless they',
      'take part as partners of the project. The total budget is EUR 2 400 000.',
      'The following documents are needed:',
      'work plan of at most 12 pages',
      'curricula vitae of the trainers',
      '2. What the training must offer',
      'The training must cover negotiation and the protection of results, which all participants practise with',
      '',
      'Synthetic Agency of Norvale Call 9/2027 Page 2 of 2',
      'real cases. Coaches should come from industry.',
      '3. Award criteria',
      'Criterion Maximum points',
      'Quality of the method 60',
      'Relevance to the needs of small firms 40',
      'Total 100',
      '4. Dates',
      'Information day 3 February 2027',
      'Submission of proposals 15 March 2027, 16:00',
    ].join('\n');
    const reading = readCall(pdf);
    expect(reading.title).toBe(
      'Call for proposals: Bridges of skill between universities and firms in the region of Norvale',
    );
    const told = reading.found.map(({ kind, text, weight, pages, date, role, strength, amount }) =>
      [kind, weight ?? pages ?? amount ?? strength ?? role, date, text.slice(0, 24)].filter(Boolean).join(' / '),
    );
    expect(told).toEqual([
      'eligibility / Universities and public ',
      'eligibility / Firms are excluded, unle',
      'budget / 2400000 / The total budget is EUR ',
      'document / 12 / work plan of at most 12 ',
      'document / curricula vitae of the t',
      'requirement / must / The training must cover ',
      'requirement / should / Coaches should come from',
      'criterion / 60 / Quality of the method 60',
      'criterion / 40 / Relevance to the needs o',
      'deadline / other / 2027-02-03 / Information day 3 Februa',
      'deadline / submission / 2027-03-15 / Submission of proposals ',
    ]);
    const across = reading.found.find(({ text }) => text.startsWith('The training must'))!;
    expect(across.text).toMatch(/practise with real cases\.$/);
    expect(pdf.slice(across.start, across.end)).toMatch(/real cases\.$/);
  });

  it('finds nothing where nothing is asked', () => {
    expect(readCall('').found).toEqual([]);
    const story =
      'Synthetic letter. We met on 3 May 2026 in Turku and talked about 40 % of the machines. It cost a lot.';
    expect(readCall(story).found).toEqual([]);
    expect(
      readCall('Wir suchen eine Schulung für die Mitarbeiter in der Produktion. Sie kostet nicht viel.').found,
    ).toEqual([]);
  });

  it('does not hold the funder to what the funder promises', () => {
    const text = 'The ministry shall pay within 30 days. The applicant shall report within 30 days.';
    expect(readCall(text).found.map((part) => part.text)).toEqual(['The applicant shall report within 30 days.']);
  });

  it('reads a call in two languages with the words of both', () => {
    const finnish = readMarkedCalls().find(({ name }) => name === 'fi-dev-foundation')!;
    const english = readMarkedCalls().find(({ name }) => name === 'en-dev-programme')!;
    const both = readCall(`${finnish.text}\n\n${english.text}`).found.filter(({ kind }) => kind === 'requirement');
    const alone = [finnish, english]
      .flatMap(({ text }) => readCall(text).found)
      .filter(({ kind }) => kind === 'requirement');
    expect(both.length).toBeGreaterThanOrEqual(alone.length - 2);
  });
});

describe('the call of the demonstration', () => {
  const file = new URL('../../../../../../content/demo/calls.json', import.meta.url);
  const plan = JSON.parse(readFileSync(file, 'utf8')) as { text: string[]; answers: { to: string }[]; done: string[] };
  const { found } = readCall(plan.text.join('\n').replaceAll(/\{day\+\d+\}/g, '15 March 2027'));

  it('has a part of every kind, each of its days understood, and everything that is answered there', () => {
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(FOUND_KINDS));
    const days = found.filter(({ kind }) => kind === 'deadline').map(({ role, date }) => [role, date]);
    const roles = ['questions', 'answers', 'submission', 'other', 'start'];
    expect(days).toEqual(roles.map((role) => [role, '2027-03-15']));
    const rows = found.filter(({ kind }) => kind === 'requirement' || kind === 'eligibility');
    const unanswerable = plan.answers.filter(({ to }) => !rows.some(({ text }) => text.startsWith(to)));
    expect(unanswerable).toEqual([]);
    const papers = found.filter(({ kind }) => kind === 'document').map(({ text }) => text);
    expect(papers).toEqual(expect.arrayContaining(plan.done));
  });
});

describe('the synthetic calls', () => {
  const calls = readMarkedCalls();

  it('are there in every language and set, with every kind marked, and say that they are synthetic', () => {
    for (const language of CALL_LANGUAGES)
      for (const set of CALL_SETS)
        expect(calls.filter((call) => call.language === language && call.set === set).length).toBeGreaterThan(0);
    for (const set of CALL_SETS) {
      const kinds = calls.filter((call) => call.set === set).flatMap(({ parts }) => parts.map(({ kind }) => kind));
      expect(new Set(kinds)).toEqual(new Set(FOUND_KINDS));
    }
    for (const { text } of calls) expect(text).toMatch(/synthetic/i);
  });

  it('are read back on the set that the rules were written with: nine in ten found, nine in ten of what is found right', () => {
    const dev = calls.filter(({ set }) => set === 'dev').map((call) => compareReading(call, readCall(call.text)));
    const count = (pick: (one: (typeof dev)[number]) => number): number => dev.reduce((sum, one) => sum + pick(one), 0);
    const pairs = count((one) => one.pairs.length);
    expect(pairs / (pairs + count((one) => one.missed.length))).toBeGreaterThan(0.9);
    expect(pairs / (pairs + count((one) => one.wrong.length))).toBeGreaterThan(0.9);
    expect(count((one) => one.pairs.filter(({ faults }) => faults.length === 0).length) / pairs).toBeGreaterThan(0.9);
  });

  it('count a reading that finds nothing, or the wrong thing, as what it is', () => {
    const call = parseMarkedCall(
      'planted',
      'set: dev\nlanguage: en\ntitle: T\n---\n{{deadline role=start date=2027-05-01}}Projects start on 1 May 2027.{{/}} Synthetic.',
    );
    expect(call.text).toBe('Projects start on 1 May 2027. Synthetic.');
    const right = readCall(call.text);
    expect(compareReading(call, right).pairs.map(({ faults }) => faults)).toEqual([[]]);
    const nothing = compareReading(call, { ...right, found: [] });
    expect([nothing.pairs.length, nothing.missed.length]).toEqual([0, 1]);
    const late = compareReading(call, {
      ...right,
      found: right.found.map((part) => ({ ...part, date: '2027-05-02' })),
    });
    expect(late.pairs[0]!.faults).toEqual(['date']);
    const other = compareReading(call, {
      ...right,
      found: right.found.map((part) => ({ ...part, kind: 'budget' as const })),
    });
    expect([other.missed.length, other.wrong.length]).toEqual([1, 1]);
  });

  it('are refused with a mark that is open, unknown or unreadable', () => {
    const head = 'set: dev\nlanguage: en\ntitle: T\n---\n';
    for (const body of ['{{lot}}x', 'x{{/}}', '{{price}}x{{/}}', '{{lot x}}y{{/}}'])
      expect(() => parseMarkedCall('bad', head + body)).toThrow('bad');
    expect(() => parseMarkedCall('bad', 'set: dev\n---\nx')).toThrow('head');
  });
});
