// The plan as a calendar file: one appointment a module and its follow-ups, for any calendar program.
import ical from 'ical-generator';
import type { FileReply } from '../../../core/http/route.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { TrainingModule } from '../../catalogue/contract.ts';
import type { TrainingPlan } from '../contract.ts';

const DAY = 86_400_000;
const START_HOUR = 9;

/**
 * Puts each module on a weekday of its week at nine, floating (the person's own time zone), one that is taken at a session at the
 * session's own time and place, and the follow-ups as whole days.
 * @param start first day of the plan, `YYYY-MM-DD`
 */
export function planCalendar(
  plan: TrainingPlan,
  modules: ReadonlyMap<string, TrainingModule>,
  options: { readonly start: string; readonly language: string; readonly messages: Messages; readonly now: Date },
): FileReply {
  const { language, messages } = options;
  const calendar = ical({
    name: messages.say(language, 'calendar.name'),
    prodId: { company: 'Dragoman', product: 'plan', language: language.toUpperCase() },
  });
  const first = Date.parse(`${options.start}T00:00:00Z`);
  const usedInWeek = new Map<number, number>();
  for (const planned of plan.modules) {
    const { session } = planned;
    const module = modules.get(planned.moduleId);
    const title = planned.title[language] ?? planned.title['en']!;
    const day =
      session === undefined
        ? freeDay(first, planned.startsInWeek, usedInWeek)
        : Date.parse(`${session.startsAt.slice(0, 10)}T00:00:00Z`);
    const begins = day + START_HOUR * 3_600_000;
    calendar.createEvent({
      id: `${plan.attemptId}-${planned.moduleId}@dragoman`,
      stamp: options.now,
      ...(session === undefined
        ? {
            start: new Date(begins),
            end: new Date(begins + (module?.minutes ?? planned.minutes) * 60_000),
            floating: true,
          }
        : { start: new Date(session.startsAt), end: new Date(session.endsAt), location: session.place }),
      summary: title,
      description: planned.purpose[language] ?? planned.purpose['en']!,
    });
    for (const follow of module?.followUp ?? []) {
      const when = onWeekday(day + follow.week * 7 * DAY);
      calendar.createEvent({
        id: `${plan.attemptId}-${planned.moduleId}-week-${follow.week}@dragoman`,
        stamp: options.now,
        start: new Date(when),
        end: new Date(when + DAY),
        allDay: true,
        summary: messages.say(language, 'calendar.follow-up', { title }),
        description: follow.text[language] ?? follow.text['en']!,
      });
    }
  }
  // RFC 5545 section 3.1: every line ends with a line break, the last one too; the library leaves that one out.
  const body = `${calendar.toString().trimEnd()}\r\n`;
  return { contentType: 'text/calendar; charset=utf-8', fileName: 'dragoman-plan.ics', body };
}

/** Every second day of the module's week, so that two modules of one week do not fall together. */
function freeDay(first: number, week: number, usedInWeek: Map<number, number>): number {
  const turn = usedInWeek.get(week) ?? 0;
  usedInWeek.set(week, turn + 1);
  return onWeekday(first + (week - 1) * 7 * DAY + turn * 2 * DAY);
}

/** The day itself, or the Monday after a weekend. */
function onWeekday(day: number): number {
  const weekday = new Date(day).getUTCDay();
  return weekday === 6 ? day + 2 * DAY : weekday === 0 ? day + DAY : day;
}
