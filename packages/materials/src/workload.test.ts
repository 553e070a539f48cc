import { describe, expect, it } from 'vitest';
import { openModule } from './open-module.ts';
import { smallModule } from './testing/small-module.ts';
import { hoursOfCredits, scheduleAgenda, sumAgenda, sumWorkload } from './workload.ts';

const { head } = openModule(smallModule);

describe('the hours of a module', () => {
  it('are the minutes of all its parts', () => {
    expect(sumWorkload(head)).toBe(800);
  });

  it('count breaks only when asked for them', () => {
    expect(sumAgenda(head.agenda)).toBe(100);
    expect(sumAgenda(head.agenda, { withBreaks: true })).toBe(120);
  });

  it('stand for 25 to 30 for each credit', () => {
    expect(hoursOfCredits(0.5)).toEqual({ from: 12.5, to: 15 });
    expect(hoursOfCredits(6)).toEqual({ from: 150, to: 180 });
  });

  it('become times of day, breaks included, across midnight if need be', () => {
    expect(scheduleAgenda(head.agenda).map(({ begins }) => begins)).toEqual([
      '09:00',
      '09:10',
      '10:00',
      '10:15',
      '10:45',
      '10:50',
    ]);
    expect(scheduleAgenda(head.agenda, '23:30').at(-1)).toMatchObject({ begins: '01:20', ends: '01:30' });
  });
});
