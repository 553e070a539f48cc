// Days of a call: which deadline comes next, when a line of the checklist is due, how many days are left. Days are those of UTC.
import { AppError } from '@dragoman/kernel';
import type { CallHead } from '../../contract.ts';
import { REMIND_DAYS } from '../../limits.ts';
import type { CallSummary, ItemRecord, PartRecord } from '../call.ts';

const DAY = 86_400_000;
/** In the morning of the day, so that a mail is read on it. */
const MORNING = 'T06:00:00.000Z';
/** Deadlines that are ours to keep; when a project starts or questions are answered is the funder's. */
const OURS: ReadonlySet<string> = new Set(['submission', 'questions', 'other']);

/** True for a day the calendar has, of this century. */
export function isRealDay(written: string): boolean {
  const at = Date.parse(`${written}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === written && written.startsWith('20');
}

export function requireRealDay(written: string | null): void {
  if (written !== null && !isRealDay(written))
    throw new AppError('calls.date-not-possible', { values: { date: written } });
}

/** Whole days from the day of an instant; negative for a day that is over. */
export function daysUntil(day: string, now: string): number {
  return Math.round((Date.parse(`${day}T00:00:00.000Z`) - Date.parse(`${now.slice(0, 10)}T00:00:00.000Z`)) / DAY);
}

type Deadline = CallSummary['deadlines'][number];

/** Of the parts that have a date, in the order of their days. */
export function listDeadlines(parts: readonly PartRecord[]): Deadline[] {
  return parts
    .flatMap(({ kind, says: { date, time, lot, role } }) =>
      kind === 'deadline' && date !== null ? [{ role: role ?? 'other', date, time, lot }] : [],
    )
    .toSorted((one, other) => sortKey(one).localeCompare(sortKey(other)));
}

function sortKey({ date, time }: Deadline): string {
  return `${date} ${time ?? '24:00'}`;
}

/** The next that is not over; where all are, the last submission. */
export function findNextDeadline(deadlines: readonly Deadline[], now: string): CallHead['next'] {
  const ours = deadlines.filter(({ role }) => OURS.has(role));
  const next =
    ours.find(({ date }) => daysUntil(date, now) >= 0) ??
    ours.findLast(({ role }) => role === 'submission') ??
    ours.at(-1);
  return next === undefined ? null : { ...next, daysLeft: daysUntil(next.date, now) };
}

/** The submission that counts for a lot: its own, else the first of the whole call, else the first there is. */
export function findSubmission(parts: readonly PartRecord[], lot: string | null): Deadline | null {
  const submissions = listDeadlines(parts).filter(({ role }) => role === 'submission');
  const own = lot === null ? undefined : submissions.find((each) => each.lot === lot);
  return own ?? submissions.find((each) => each.lot === null) ?? submissions[0] ?? null;
}

export interface Due {
  readonly date: string | null;
  readonly time: string | null;
}

/** A line's own day, else the day of its part, else that of the submission. */
export function dueOf(item: Pick<ItemRecord, 'partId' | 'ownDueOn'>, parts: readonly PartRecord[]): Due {
  const part = parts.find(({ id }) => id === item.partId) ?? null;
  const submission = findSubmission(parts, part?.says.lot ?? null);
  const given =
    part?.kind === 'deadline'
      ? { date: part.says.date, time: part.says.time }
      : { date: submission?.date ?? null, time: submission?.time ?? null };
  if (item.ownDueOn === null || item.ownDueOn === given.date) return given;
  return { date: item.ownDueOn, time: null };
}

/** The mornings on which somebody is reminded of what is due on a day, earliest first; none before they were in charge. */
export function remindMornings(due: string, assignedAt: string): string[] {
  return REMIND_DAYS.map((days) => new Date(Date.parse(`${due}${MORNING}`) - days * DAY).toISOString())
    .filter((morning) => morning > assignedAt)
    .toSorted();
}

/** The reminder that should have gone out by now, by its day; null while none is due or once the day is over. */
export function reminderDue(due: string, assignedAt: string, now: string): string | null {
  if (daysUntil(due, now) < 0) return null;
  const morning = remindMornings(due, assignedAt).findLast((each) => each <= now);
  return morning === undefined ? null : `${due} ${daysUntil(due, morning)}`;
}
