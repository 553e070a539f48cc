import { describe, expect, it } from 'vitest';
import { makePart } from '../testing/sample-parts.ts';
import {
  daysUntil,
  dueOf,
  findNextDeadline,
  isRealDay,
  listDeadlines,
  reminderDue,
  remindMornings,
} from './due-dates.ts';

const NOW = '2027-03-01T12:00:00.000Z';
const parts = [
  makePart('q', 'deadline', { role: 'questions', date: '2027-03-05' }),
  makePart('s', 'deadline', { role: 'submission', date: '2027-03-20', time: '12:00' }),
  makePart('s2', 'deadline', { role: 'submission', date: '2027-04-20', lot: 'Lot 2' }),
  makePart('start', 'deadline', { role: 'start', date: '2027-03-02' }),
  makePart('doc', 'document', { pages: 3 }),
  makePart('doc2', 'document', { lot: 'Lot 2' }),
];

describe('days of a call', () => {
  it('are days that the calendar has', () => {
    expect(['2028-02-29', '2027-12-31'].map(isRealDay)).toEqual([true, true]);
    expect(['2027-02-29', '2027-02-31', '2027-13-01', '2027-00-10', '1999-01-01'].map(isRealDay)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });

  it('are counted whole, whatever the hour', () => {
    expect([daysUntil('2027-03-01', NOW), daysUntil('2027-03-02', NOW), daysUntil('2027-02-28', NOW)]).toEqual([
      0, 1, -1,
    ]);
  });

  it('give the next deadline of ours, not the day on which the project starts; when all are over, the last submission', () => {
    const deadlines = listDeadlines(parts);
    expect(findNextDeadline(deadlines, NOW)).toMatchObject({ role: 'questions', daysLeft: 4 });
    expect(findNextDeadline(deadlines, '2027-03-06T00:00:00.000Z')).toMatchObject({ role: 'submission', daysLeft: 14 });
    expect(findNextDeadline(deadlines, '2027-05-01T00:00:00.000Z')).toMatchObject({ lot: 'Lot 2', daysLeft: -11 });
    expect(findNextDeadline([], NOW)).toBeNull();
  });
});

describe('a line of the checklist', () => {
  const of = (partId: string | null, ownDueOn: string | null = null) => dueOf({ partId, ownDueOn }, parts);

  it('is due on its own day, else on that of its part, else with the submission of its lot', () => {
    expect(of('q')).toEqual({ date: '2027-03-05', time: null });
    expect(of('doc')).toEqual({ date: '2027-03-20', time: '12:00' });
    expect(of('doc2')).toEqual({ date: '2027-04-20', time: null });
    expect(of(null)).toEqual({ date: '2027-03-20', time: '12:00' });
    expect(of('doc', '2027-03-10')).toEqual({ date: '2027-03-10', time: null });
    expect(dueOf({ partId: null, ownDueOn: null }, [])).toEqual({ date: null, time: null });
  });

  it('is reminded of fourteen, seven and two days before, never before somebody was in charge', () => {
    expect(remindMornings('2027-03-20', '2027-03-14T09:00:00.000Z')).toEqual(['2027-03-18T06:00:00.000Z']);
    const said = (now: string, since = '2027-01-01T00:00:00.000Z') => reminderDue('2027-03-20', since, now);
    expect(said('2027-03-06T05:59:00.000Z')).toBeNull();
    expect(said('2027-03-06T06:00:00.000Z')).toBe('2027-03-20 14');
    expect(said('2027-03-12T23:00:00.000Z')).toBe('2027-03-20 14');
    // After a standstill one stands for those that were missed.
    expect(said('2027-03-19T23:00:00.000Z')).toBe('2027-03-20 2');
    expect(said('2027-03-21T00:00:00.000Z')).toBeNull();
    expect(said('2027-03-15T00:00:00.000Z', '2027-03-14T00:00:00.000Z')).toBeNull();
  });
});
