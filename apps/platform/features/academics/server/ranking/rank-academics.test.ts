import { loadMatchingModel } from '@dragoman/matching';
import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { DEFAULT_WEIGHTS, RANK_PARTS } from '../../limits.ts';
import { makeAcademic, makeRecord, makeRequest } from '../testing/make-academic.ts';
import { buildPool } from './pool.ts';
import { addUp, rankAcademics } from './rank-academics.ts';
import type { RankWorld } from './rank-academics.ts';
import type { Academic, AcademicRecordRow } from '../academic.ts';

const { languages } = loadMatchingModel(fileURLToPath(new URL('../../../../../../content/matching', import.meta.url)));
const NOW = '2026-11-22T08:00:00.000Z';
const NEED = {
  text: 'Our service engineers must diagnose faults of packaging machines remotely from log data.',
  skills: [{ uri: 's:1', label: 'fault diagnosis' }],
  language: 'en',
  hours: 6,
  from: null,
};
const worldOf = (academics: Academic[], records: AcademicRecordRow[], more: Partial<RankWorld> = {}): RankWorld => ({
  pool: buildPool(academics, records, languages),
  requests: [],
  weights: DEFAULT_WEIGHTS,
  now: NOW,
  ...more,
});
const papers = (academicId: string, count: number): AcademicRecordRow[] =>
  Array.from({ length: count }, (_, index) =>
    makeRecord(academicId, 'publication', `Fault diagnosis of machines from log data, part ${index + 1}`),
  );

describe('the ranking of academics', () => {
  const teacher = makeAcademic('Teacher Synthetic');
  const famous = makeAcademic('Famous Synthetic');
  const records = [
    ...papers(teacher.id, 2),
    ...['Diagnosing faults of machines', 'Log data for service engineers', 'Remote service of machines'].map((title) =>
      makeRecord(teacher.id, 'course', title, { forProfessionals: true }),
    ),
    ...papers(famous.id, 40),
  ];

  it('adds up: the parts of everybody make the score to the last tenth (P4)', () => {
    const { ranked } = rankAcademics(NEED, worldOf([teacher, famous], records));
    for (const { parts, score } of ranked) {
      expect(parts.map(({ part }) => part)).toEqual(RANK_PARTS);
      expect(parts.reduce((sum, { points }) => sum + Math.round(points * 10), 0)).toBe(Math.round(score * 10));
    }
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 6, maxLength: 6 }),
        (weights, values) => {
          const of = <Value>(list: readonly Value[]) =>
            Object.fromEntries(RANK_PARTS.map((part, index) => [part, list[index]!])) as Record<
              (typeof RANK_PARTS)[number],
              Value
            >;
          const parts = addUp(of(values), of(weights));
          for (const { points } of parts) expect(Math.abs(points * 10 - Math.round(points * 10))).toBeLessThan(1e-9);
          expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(100 + 1e-9);
        },
      ),
    );
  });

  it('puts three courses given before forty papers and no course, and counts no citations (P5)', () => {
    const { ranked } = rankAcademics(NEED, worldOf([famous, teacher], records));
    expect(ranked.map(({ name }) => name)).toEqual(['Teacher Synthetic', 'Famous Synthetic']);
    const scienceOnly = { ...DEFAULT_WEIGHTS, teaching: 0, industry: 0 };
    const other = rankAcademics(NEED, worldOf([famous, teacher], records, { weights: scienceOnly }));
    expect(other.ranked[0]!.score - other.ranked[1]!.score).toBeLessThan(5);
  });

  it('cites records that exist, with the words they share, and no longer those that are hidden (P3)', () => {
    const world = worldOf([teacher], records);
    const [first] = rankAcademics(NEED, world).ranked;
    const ids = new Set(records.map(({ id }) => id));
    expect(first!.reasons.length).toBeGreaterThan(2);
    for (const { recordId, title } of first!.reasons) {
      expect(ids).toContain(recordId);
      expect(records.find(({ id }) => id === recordId)!.title).toBe(title);
    }
    expect(first!.reasons[0]!.words).toContain('fault');
    const hiddenId = first!.reasons[0]!.recordId;
    const hidden = records.map((record) => (record.id === hiddenId ? { ...record, hidden: true } : record));
    const [after] = rankAcademics(NEED, worldOf([teacher], hidden)).ranked;
    expect(after!.reasons.map(({ recordId }) => recordId)).not.toContain(hiddenId);
    const all = records.map((record) => ({ ...record, hidden: true }));
    expect(rankAcademics(NEED, worldOf([teacher], all))).toMatchObject({ ranked: [], tiedToNothing: 1 });
  });

  it('leaves out who hid, was not told in time, opted out or is not there yet, and says how many', () => {
    const people = [
      makeAcademic('Hidden Synthetic', { hidden: true }),
      makeAcademic('Untold Synthetic', { noticeSentAt: null, noticeDueAt: '2026-11-21T00:00:00.000Z' }),
      makeAcademic('Opted Out Synthetic', { optedOut: true }),
      makeAcademic('Later Synthetic', { notBefore: '2027-03-01' }),
    ];
    const own = people.flatMap(({ id }) => papers(id, 2));
    expect(rankAcademics(NEED, worldOf(people, own))).toMatchObject({
      ranked: [],
      considered: 3,
      notTold: 1,
      optedOut: 1,
      notYet: [{ name: 'Later Synthetic', from: '2027-03-01' }],
    });
    const inMarch = rankAcademics({ ...NEED, from: '2027-03-01' }, worldOf(people, own));
    expect(inMarch.ranked.map(({ name }) => name)).toEqual(['Later Synthetic']);
  });

  it('counts how often somebody was asked, the hours said yes to, and the pause until the next request', () => {
    const busy = makeAcademic('Busy Synthetic', { hoursPerYear: 10 });
    const requests = [
      makeRequest(busy.id, { state: 'yes', hours: 8, sentAt: '2026-11-10T08:00:00.000Z' }),
      makeRequest(busy.id, { state: 'other', hours: 8, sentAt: '2026-02-10T08:00:00.000Z' }),
    ];
    const [one] = rankAcademics(NEED, worldOf([busy], papers(busy.id, 2), { requests })).ranked;
    expect(one).toMatchObject({ hoursLeft: 2, askedLately: 2, coolsUntil: '2026-12-10' });
    expect(one!.parts.find(({ part }) => part === 'fairness')).toMatchObject({ value: 0.5, points: 2.5 });
    expect(one!.parts.find(({ part }) => part === 'availability')!.value).toBeCloseTo(2 / 6, 3);
  });

  it('gives half of the weight to what nobody knows, and leaves out who does not speak the language or has no hours', () => {
    const unknown = makeAcademic('Unknown Synthetic', { languages: [], hoursPerYear: null });
    const people = [
      unknown,
      makeAcademic('Finnish Synthetic', { languages: ['fi'] }),
      makeAcademic('Spent Synthetic', { hoursPerYear: 0 }),
    ];
    const own = people.flatMap(({ id }) => papers(id, 2));
    const found = rankAcademics(NEED, worldOf(people, own));
    expect(found).toMatchObject({ otherLanguage: 1, noHours: 1, ranked: [{ name: 'Unknown Synthetic' }] });
    const points = new Map(found.ranked[0]!.parts.map(({ part, value, points: given }) => [part, [value, given]]));
    expect(points.get('language')).toEqual([null, 5]);
    expect(points.get('availability')).toEqual([null, 5]);
    const anyLanguage = rankAcademics({ ...NEED, language: null }, worldOf(people, own));
    expect(anyLanguage.ranked.map(({ name }) => name)).toContain('Finnish Synthetic');
  });

  it('finds English works for a Finnish need by the skills in English', () => {
    const finnish = { ...NEED, text: 'Huoltoinsinöörimme tarvitsevat koulutusta.', skills: [] };
    expect(rankAcademics(finnish, worldOf([teacher], records)).ranked).toEqual([]);
    const bridged = worldOf([teacher], records, { furtherTexts: ['fault diagnosis, log data'] });
    expect(rankAcademics(finnish, bridged).ranked.map(({ name }) => name)).toEqual(['Teacher Synthetic']);
  });

  it('ranks an academic without works by courses, and nobody for an empty pool', () => {
    const lecturer = makeAcademic('Lecturer Synthetic');
    const course = [makeRecord(lecturer.id, 'course', 'Fault diagnosis for engineers', { forProfessionals: true })];
    const [only] = rankAcademics(NEED, worldOf([lecturer], course)).ranked;
    expect(only!.parts[0]).toMatchObject({ part: 'expertise', value: 0, points: 0 });
    expect(only!.reasons.map(({ kind }) => kind)).toEqual(['course']);
    expect(rankAcademics(NEED, worldOf([], []))).toMatchObject({ ranked: [], considered: 0 });
  });
});
