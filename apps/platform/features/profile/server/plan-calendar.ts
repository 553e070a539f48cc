// The plan as a calendar file: one appointment a module and its follow-ups, for any calendar program.
import ical from 'ical-generator';
import type { FileReply } from '../../../core/http/route.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { TrainingModule } from '../../catalogue/contract.ts';
import type { TrainingPlan } from '../contract.ts';

const DAY = 86_400_000;
const START_HOUR = 9;

/**
 * Puts each module on a weekday of its week at nine, floating (the person's own time zone), and its follow-ups as whole days.
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
    const turn = usedInWeek.get(planned.startsInWeek) ?? 0;
    usedInWeek.set(planned.startsInWeek, turn + 1);
    const day = onWeekday(first + (planned.startsInWeek - 1) * 7 * DAY + turn * 2 * DAY);
    const module = modules.get(planned.moduleId);
    const minutes = module?.minutes ?? planned.minutes;
    const title = planned.title[language] ?? planned.title['en']!;
    calendar.createEvent({
      id: `${plan.attemptId}-${planned.moduleId}@dragoman`,
      stamp: options.now,
      start: new Date(day + START_HOUR * 3_600_000),
      end: new Date(day + START_HOUR * 3_600_000 + minutes * 60_000),
      floating: true,
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

/** The day itself, or the Monday after a weekend. */
function onWeekday(day: number): number {
  const weekday = new Date(day).getUTCDay();
  return weekday === 6 ? day + 2 * DAY : weekday === 0 ? day + DAY : day;
}
