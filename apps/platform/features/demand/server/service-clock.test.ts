import { describe, expect, it } from 'vitest';
import { addWorkingDays, readClock } from './service-clock.ts';

describe('the service clock', () => {
  it('counts Monday to Friday and keeps the time of day', () => {
    expect(addWorkingDays('2026-11-17T08:52:00.000Z', 2)).toBe('2026-11-19T08:52:00.000Z');
    expect(addWorkingDays('2026-11-20T10:00:00.000Z', 2)).toBe('2026-11-24T10:00:00.000Z');
    expect(addWorkingDays('2026-11-20T10:00:00.000Z', 5)).toBe('2026-11-27T10:00:00.000Z');
  });

  it('begins on Monday morning for what comes in at a weekend', () => {
    expect(addWorkingDays('2026-11-21T17:00:00.000Z', 1)).toBe('2026-11-24T00:00:00.000Z');
    expect(addWorkingDays('2026-11-22T23:59:00.000Z', 2)).toBe('2026-11-25T00:00:00.000Z');
  });

  const times = {
    receivedAt: '2026-11-17T08:00:00.000Z',
    replyDueAt: '2026-11-19T08:00:00.000Z',
    repliedAt: null,
    stepDueAt: null,
    closedAt: null,
  };

  it('is overdue one moment after the first reply was due, and not before', () => {
    const due = Date.parse(times.replyDueAt);
    expect(readClock(times, due).isOverdue).toBe(false);
    expect(readClock(times, due + 1).isOverdue).toBe(true);
  });

  it('stops with the first reply and goes on with the step', () => {
    const replied = { ...times, repliedAt: '2026-11-17T14:30:00.000Z', stepDueAt: '2026-11-24T14:30:00.000Z' };
    expect(readClock(replied, Date.parse('2026-11-23T00:00:00.000Z'))).toMatchObject({
      isOverdue: false,
      hoursElapsed: 6.5,
    });
    expect(readClock(replied, Date.parse('2026-11-25T00:00:00.000Z')).isOverdue).toBe(true);
  });

  it('never calls a closed case overdue', () => {
    const closed = { ...times, closedAt: '2026-11-30T08:00:00.000Z' };
    expect(readClock(closed, Date.parse('2027-01-01T00:00:00.000Z')).isOverdue).toBe(false);
  });
});
