// The clock both sides see: when a first reply is due, when a step is, and what is overdue. Working days, Monday to Friday in UTC.
import type { Clock } from '../contract.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * The same time of day so many working days later. Holidays are not counted: they differ by country, and a promise that moves with a
 * calendar nobody sees is none. What comes in at a weekend counts from Monday morning, 00:00 UTC.
 *
 * @example addWorkingDays('2026-11-20T10:00:00.000Z', 2) // Friday to Tuesday: '2026-11-24T10:00:00.000Z'
 */
export function addWorkingDays(from: string, days: number): string {
  let at = Date.parse(from);
  if (isWeekend(at)) {
    at = Math.floor(at / DAY) * DAY;
    while (isWeekend(at)) at += DAY;
  }
  for (let left = days; left > 0;) {
    at += DAY;
    if (!isWeekend(at)) left -= 1;
  }
  return new Date(at).toISOString();
}

function isWeekend(at: number): boolean {
  const day = new Date(at).getUTCDay();
  return day === 0 || day === 6;
}

export interface ClockTimes {
  readonly receivedAt: string;
  readonly replyDueAt: string;
  readonly repliedAt: string | null;
  readonly stepDueAt: string | null;
  readonly closedAt: string | null;
}

/** Overdue: no first reply by its time, or a step under way longer than promised. A closed case is never overdue. */
export function readClock(times: ClockTimes, now: number): Clock {
  const { receivedAt, replyDueAt, repliedAt, stepDueAt, closedAt } = times;
  const due = repliedAt === null ? replyDueAt : stepDueAt;
  const end = repliedAt ?? closedAt;
  return {
    ...times,
    isOverdue: closedAt === null && due !== null && Date.parse(due) < now,
    hoursElapsed: Math.round(((end === null ? now : Date.parse(end)) - Date.parse(receivedAt)) / (HOUR / 10)) / 10,
  };
}
