// Hours and credits of a module, reckoned from the minutes of its parts.
import { HOURS_PER_CREDIT } from './head.ts';
import type { AgendaRow, LongModuleHead } from './head.ts';

/** Minutes a person works, all parts together. */
export function sumWorkload({ workload }: Pick<LongModuleHead, 'workload'>): number {
  return Object.values(workload).reduce((sum, minutes) => sum + minutes, 0);
}

/** Minutes of an agenda, without its breaks unless they are asked for. */
export function sumAgenda(agenda: readonly AgendaRow[], options: { readonly withBreaks?: boolean } = {}): number {
  return agenda
    .filter(({ kind }) => options.withBreaks === true || kind !== 'break')
    .reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The most and the least work that so many credits may stand for, in hours. */
export function hoursOfCredits(ects: number): { readonly from: number; readonly to: number } {
  return { from: ects * HOURS_PER_CREDIT.from, to: ects * HOURS_PER_CREDIT.to };
}

export interface ScheduledRow {
  readonly row: AgendaRow;
  readonly begins: string;
  readonly ends: string;
}

/** Rows with the time of day at which each begins, from a start such as `09:00`. */
export function scheduleAgenda(agenda: readonly AgendaRow[], start = '09:00'): readonly ScheduledRow[] {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  let now = hours * 60 + minutes;
  return agenda.map((row) => {
    const begins = sayTime(now);
    now += row.minutes;
    return { row, begins, ends: sayTime(now) };
  });
}

function sayTime(minutes: number): string {
  const inDay = minutes % (24 * 60);
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}
