import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRehearsals, verdictOf } from './estimate-rehearsals.ts';
import type { Observation } from './estimate-rehearsals.ts';
import { reportRehearsals } from './report-rehearsals.ts';
import type { Observer, Rehearsal } from './mentoring-store.ts';

const LEVELS: Record<string, Record<string, number[]>> = {
  r1: { clarity: [1, 2, 1], pace: [2, 2, 1] },
  r2: { clarity: [3, 3, 2], pace: [2, 3, 1] },
};
const OBSERVERS = ['x', 'y', 'z'];
const marks: Observation[] = Object.entries(LEVELS).flatMap(([rehearsal, criteria]) =>
  Object.entries(criteria).flatMap(([criterion, levels]) =>
    levels.map((level, index) => ({ rehearsal, criterion, observer: OBSERVERS[index]!, level })),
  ),
);

describe('the estimate of rehearsals', () => {
  // numpy 2.4.6: mixed-model equations with an effect of its own for the academic, each criterion, rehearsal, rehearsal × criterion,
  // observer and observer × rehearsal: C = inv(X'X / 0.5² + diag(1 / variances)), u = C X'y / 0.5²; sd = sqrt(v'Cv).
  it('agrees with the mixed-model equations solved elsewhere', () => {
    const model = estimateRehearsals(marks);
    const clarity = model.criterion('r2', 'clarity');
    expect(clarity.value).toBeCloseTo(2.487533437335143, 9);
    expect((clarity.high - clarity.low) / 2 / 1.6449).toBeCloseTo(0.3966123561190247, 9);
    expect(model.criterion('r1', 'pace').value).toBeCloseTo(1.7038103730690928, 9);
    const overall = model.overall('r2', ['clarity', 'pace']);
    expect(overall.value).toBeCloseTo(2.252143958531544, 9);
    expect((overall.high - overall.low) / 2 / 1.6449).toBeCloseTo(0.3547551995381561, 9);
    const better = model.difference('r2', 'r1', 'clarity');
    expect(better.value).toBeCloseTo(0.9704783532341948, 9);
    expect((better.high - better.low) / 2 / 1.6449).toBeCloseTo(0.4064097096511688, 9);
    expect(model.difference('r2', 'r1', 'pace').value).toBeCloseTo(0.3129441066588523, 9);
  });

  it('takes severity out: an observer who is harder on every day moves no comparison', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom(...OBSERVERS), (shift, who) => {
        const shifted = marks.map((mark) => (mark.observer === who ? { ...mark, level: mark.level + shift } : mark));
        for (const criterion of ['clarity', 'pace']) {
          expect(estimateRehearsals(shifted).difference('r2', 'r1', criterion).value).toBeCloseTo(
            estimateRehearsals(marks).difference('r2', 'r1', criterion).value,
            9,
          );
        }
      }),
    );
  });

  it('is surer with more observers, and less sure when other people watched the second time', () => {
    const width = (given: readonly Observation[]): number => {
      const { low, high } = estimateRehearsals(given).difference('r2', 'r1', 'clarity');
      return high - low;
    };
    const others = marks.map((mark) => (mark.rehearsal === 'r2' ? { ...mark, observer: `${mark.observer}2` } : mark));
    const more = [...marks, ...marks.map((mark) => ({ ...mark, observer: `${mark.observer}+` }))];
    expect(width(others)).toBeGreaterThan(width(marks));
    expect(width(more)).toBeLessThan(width(marks));
  });

  it('is in words what its probability says, and depends on no order', () => {
    expect([0.99, 0.9, 0.5, 0.1, 0.01].map(verdictOf)).toEqual([
      'better',
      'probably-better',
      'cannot-tell',
      'probably-weaker',
      'weaker',
    ]);
    const { value } = estimateRehearsals(marks).criterion('r1', 'clarity');
    expect(estimateRehearsals(marks.toReversed()).criterion('r1', 'clarity').value).toBeCloseTo(value, 12);
  });
});

describe('the report of a rehearsal', () => {
  const rehearsal = (id: string, heldOn: string, more: Partial<Rehearsal> = {}): Rehearsal => ({
    tenantId: 't',
    id,
    academicId: 'a',
    kind: 'presenting',
    title: id,
    heldOn,
    openedAt: `${heldOn}T08:00:00.000Z`,
    closedAt: `${heldOn}T10:00:00.000Z`,
    ...more,
  });
  const watch = (rehearsalId: string, count: number): Observer[] =>
    Array.from({ length: count }, (_, index) => ({
      tenantId: 't',
      id: `${rehearsalId}-${index}`,
      rehearsalId,
      name: 'Synthetic',
      digest: `d${index}`,
      addedAt: '2026-11-01T00:00:00.000Z',
      handedInAt: '2026-11-01T00:00:00.000Z',
      remark: '',
    }));
  const seen = (rehearsalId: string, count: number, level: number, criterion = 'clarity') =>
    Array.from({ length: count }, (_, index) => ({
      observerId: `${rehearsalId}-${index}`,
      criterion,
      level,
      comment: `said ${index}`,
    }));

  it('with one or two observers gives comments only, with three an interval (P6)', () => {
    for (const count of [1, 2]) {
      const [few] = reportRehearsals([rehearsal('r', '2026-11-01')], watch('r', count), seen('r', count, 3));
      expect(few!.overall).toBeNull();
      expect(few!.criteria.every(({ value }) => value === null)).toBe(true);
      expect(few!.comments).toHaveLength(count);
    }
    const [three] = reportRehearsals([rehearsal('r', '2026-11-01')], watch('r', 3), seen('r', 3, 3));
    const clarity = three!.criteria.find(({ criterion }) => criterion === 'clarity')!;
    expect(clarity.low!).toBeLessThan(clarity.value!);
    expect(clarity.high!).toBeGreaterThan(clarity.value!);
    expect(three!.criteria.find(({ criterion }) => criterion === 'pace')).toMatchObject({ value: null, observers: 0 });
    expect(three!.overall!.low).toBeLessThan(three!.overall!.high);
  });

  it('compares with the one before: probably better on clarity, cannot tell on pace', () => {
    const observed = [
      ...seen('r1', 3, 1),
      ...seen('r1', 3, 2, 'pace'),
      // Two of the three saw it a level clearer than before.
      ...seen('r2', 3, 2).map((each, index) => (index === 2 ? { ...each, level: 1 } : each)),
      ...seen('r2', 3, 2, 'pace'),
    ];
    const reports = reportRehearsals(
      [
        rehearsal('r2', '2026-11-20'),
        rehearsal('r1', '2026-11-01'),
        rehearsal('t', '2026-11-10', { kind: 'teaching' }),
      ],
      [...watch('r1', 3), ...watch('r2', 3)],
      observed,
    );
    expect(reports.map(({ id }) => id)).toEqual(['r2', 't', 'r1']);
    expect(reports[0]!.comparedWith).toEqual({ id: 'r1', title: 'r1', heldOn: '2026-11-01', sharedObservers: 3 });
    expect(reports[0]!.comparisons.map(({ criterion, verdict }) => [criterion, verdict])).toEqual([
      ['clarity', 'probably-better'],
      ['pace', 'cannot-tell'],
    ]);
    expect(reports[2]!.comparedWith).toBeNull();
  });

  it('tells nothing but counts while it is open, and counts nobody who has not handed in', () => {
    const open = rehearsal('r', '2026-11-01', { closedAt: null });
    const [report] = reportRehearsals([open], watch('r', 3), seen('r', 3, 3));
    expect(report).toMatchObject({ overall: null, comments: [], observers: 3, asked: 3, closed: false });
    const late = watch('r', 3).map((each, index) => ({ ...each, handedInAt: index === 0 ? null : each.handedInAt }));
    const [two] = reportRehearsals([rehearsal('r', '2026-11-01')], late, seen('r', 3, 3));
    expect(two).toMatchObject({ overall: null, observers: 2, asked: 3 });
    expect(two!.comments).toHaveLength(2);
  });
});
