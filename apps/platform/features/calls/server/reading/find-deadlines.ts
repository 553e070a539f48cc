// The dates of a sentence that somebody has to keep, and what each is for.
import type { DeadlineRole } from './call-reading.ts';
import { readDates } from './read-dates.ts';
import type { DateOrder, FoundDate } from './read-dates.ts';
import type { CallWords, SectionKind } from './words/call-words.ts';

export interface FoundDeadline {
  readonly date: string | null;
  readonly time: string | null;
  readonly role: DeadlineRole;
}

/** A sentence that only tells a story has dates, too: outside the section of dates, words must say what the date is for. */
export function findDeadlines(text: string, section: SectionKind, order: DateOrder, words: CallWords): FoundDeadline[] {
  const small = text.toLowerCase();
  if (words.validity.test(small)) return [];
  const dates = readDates(text, order).filter(({ opensPeriod }) => !opensPeriod);
  return dates.flatMap((date, at) => {
    const role = roleOf(small, dates, at, words) ?? (section === 'deadlines' ? 'other' : null);
    return role === null ? [] : [{ date: date.iso, time: date.time, role }];
  });
}

/** The words before a date tell first, as far back as the date before it; then those after it. */
function roleOf(small: string, dates: readonly FoundDate[], at: number, words: CallWords): DeadlineRole | null {
  const date = dates[at]!;
  const ahead = small.slice(dates[at - 1]?.end ?? 0, date.start);
  const behind = small.slice(date.end, dates[at + 1]?.start ?? small.length);
  if (dates.length === 1) return roleIn(`${ahead} ${behind}`, words);
  return roleIn(ahead, words) ?? roleIn(behind, words) ?? roleIn(small, words);
}

function roleIn(small: string, words: CallWords): DeadlineRole | null {
  if (words.answers.test(small)) return 'answers';
  if (words.questions.test(small)) return 'questions';
  if (words.start.test(small) && !words.callPeriod.test(small)) return 'start';
  if (words.otherDate.test(small)) return 'other';
  return words.submission.test(small) ? 'submission' : null;
}
