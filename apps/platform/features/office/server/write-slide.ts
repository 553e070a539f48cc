// One slide for a meeting: which course, why, how sure, and everything a reader needs to check it. Tagged for screen readers.
import type { Mark } from '@dragoman/ui/marks';
import type { FileReply } from '../../../core/http/route.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import { createSpeaker, drawMarks, openSheet, SLIDE } from '../../profile/server/index.ts';
import type { Sheet, Speaker, Style } from '../../profile/server/index.ts';
import type { CourseAdvice, CourseOption } from '../contract.ts';

const ROW = 25;
const NAME_WIDTH = 250;
const PLOT_WIDTH = 330;
const READING_GAP = 18;
const TEXT = 13;
const GAP_BELOW = 14;
const NOTE: Style = { face: 'sans', size: 9.5, ink: 'soft' };
const NOTE_GAP = 2;

export async function writeSlide(
  advice: CourseAdvice,
  { language, messages }: { readonly language: string; readonly messages: Messages },
): Promise<FileReply> {
  const speaker = createSpeaker(messages, language);
  const sheet = openSheet({
    title: speaker.say('report.office.title', { title: advice.head.title }),
    language,
    createdAt: new Date(advice.head.closedAt),
    page: SLIDE,
  });
  sheet.write('P', sayOrigin(speaker, advice), { face: 'sans', size: 11, ink: 'soft' }, { gapAfter: 8 });
  sheet.write('H1', sayLead(speaker, advice), { face: 'serif', size: 24, lineGap: 2 }, { gapAfter: 5 });
  for (const sentence of sayReasons(speaker, advice)) {
    sheet.write('P', sentence, { face: 'sans', size: 13 }, { gapAfter: 4 });
  }
  sheet.y += 8;
  const notes = sayNotes(speaker, advice);
  const options = advice.options.slice(0, countFitting(sheet, notes));
  if (options.length > 0) {
    const marks = drawOptions(speaker, options);
    const alternative = options.map((option) => sayRow(speaker, option)).join(' ');
    const { y } = sheet;
    sheet.figure(alternative, () => drawMarks(sheet.document, marks, { left: SLIDE.margin, top: y, scale: 1 }));
    sheet.y += options.length * ROW + GAP_BELOW;
  }
  for (const note of notes) sheet.write('P', note, NOTE, { gapAfter: NOTE_GAP });
  return {
    contentType: 'application/pdf',
    fileName: `dragoman-course-wave-${advice.head.wave}.pdf`,
    body: await sheet.finish(),
  };
}

/** How many courses, the first ones, leave room for the notes: one slide is one slide. */
function countFitting(sheet: Sheet, notes: readonly string[]): number {
  const below = notes.reduce((sum, note) => sum + sheet.measure(note, NOTE, NOTE_GAP), GAP_BELOW);
  return Math.max(0, Math.floor((SLIDE.height - SLIDE.margin - sheet.y - below) / ROW));
}

function sayOrigin(speaker: Speaker, advice: CourseAdvice): string {
  const origin = speaker.say('report.office.origin', {
    title: advice.head.title,
    wave: advice.head.wave,
    people: advice.people ?? 0,
    group: advice.within === null ? speaker.say('report.office.everybody') : Object.values(advice.within).join(', '),
    instrument: advice.instrument,
    date: speaker.date(advice.head.closedAt),
  });
  return advice.isSynthetic ? `${speaker.say('report.synthetic')} · ${origin}` : origin;
}

function nameOf(speaker: Speaker, advice: CourseAdvice, skill: string): string {
  const found = advice.options.find((option) => option.skill === skill);
  return found === undefined ? skill : insideSentence(speaker, speaker.text(found.name));
}

/** Names are written with a capital only at the start of a line. */
function insideSentence(speaker: Speaker, name: string): string {
  return name.charAt(0).toLocaleLowerCase(speaker.language) + name.slice(1);
}

function sayLead(speaker: Speaker, advice: CourseAdvice): string {
  const { lead, options } = advice;
  if (lead === null) return speaker.say('report.office.nothing', { threshold: advice.threshold });
  const skill = nameOf(speaker, advice, lead.skill);
  const [, next] = options;
  return lead.sureness === 'cannot-tell' && next !== undefined
    ? speaker.say('report.office.lead-unsure', { skill, other: insideSentence(speaker, speaker.text(next.name)) })
    : speaker.say('report.office.lead', { skill });
}

export function sayReasons(speaker: Speaker, advice: CourseAdvice): string[] {
  const { lead, options } = advice;
  const [first] = options;
  if (lead === null || first === undefined) return [];
  const sentences = [
    speaker.say('report.office.reason', {
      skill: speaker.text(first.name),
      seats: first.seatsUsed,
      perSeat: speaker.number(first.perSeat, 2),
      reduction: speaker.number(first.reduction, 1),
      low: speaker.number(first.interval90.low, 1),
      high: speaker.number(first.interval90.high, 1),
      needing: first.needing,
    }),
  ];
  if (lead.chanceOverNext !== null)
    sentences.push(speaker.say('report.office.chance', { chance: speaker.hundred(lead.chanceOverNext) }));
  if (lead.withEnoughSeats !== null) {
    sentences.push(
      speaker.say('report.office.with-more', {
        skill: nameOf(speaker, advice, lead.withEnoughSeats.skill),
        seats: lead.withEnoughSeats.seats,
      }),
    );
  }
  return sentences;
}

function sayRow(speaker: Speaker, option: CourseOption): string {
  return speaker.say('report.office.row', {
    skill: speaker.text(option.name),
    reduction: speaker.number(option.reduction, 1),
    low: speaker.number(option.interval90.low, 1),
    high: speaker.number(option.interval90.high, 1),
    needing: option.needing,
    people: option.need.people,
  });
}

function drawOptions(speaker: Speaker, options: readonly CourseOption[]): Mark[] {
  const most = Math.max(...options.map((option) => option.interval90.high), 0.1);
  const place = (value: number): number => NAME_WIDTH + (value / most) * PLOT_WIDTH;
  return options.flatMap((option, index): Mark[] => {
    const y = index * ROW + ROW / 2;
    const words = { kind: 'text', y: y + TEXT * 0.34, size: TEXT, anchor: 'start', ink: 'ink' } as const;
    return [
      { ...words, x: 0, text: speaker.text(option.name), weight: index === 0 ? 600 : 400 },
      { kind: 'line', x1: NAME_WIDTH, y1: y, x2: NAME_WIDTH + PLOT_WIDTH, y2: y, ink: 'hair', width: 1 },
      {
        kind: 'line',
        x1: place(option.interval90.low),
        y1: y,
        x2: place(option.interval90.high),
        y2: y,
        ink: 'uni',
        width: 5,
        round: true,
        opacity: 0.3,
      },
      { kind: 'circle', x: place(option.reduction), y, r: 5, ink: 'uni', width: 0, fill: 'none' },
      {
        ...words,
        x: NAME_WIDTH + PLOT_WIDTH + READING_GAP,
        weight: 400,
        text: speaker.say('report.office.reading', {
          reduction: speaker.number(option.reduction, 1),
          low: speaker.number(option.interval90.low, 1),
          high: speaker.number(option.interval90.high, 1),
          needing: option.needing,
        }),
      },
    ];
  });
}

function sayNotes(speaker: Speaker, advice: CourseAdvice): string[] {
  return [
    speaker.say('report.office.how', { hours: advice.hours, seats: advice.seats }),
    speaker.say('report.office.rule', { threshold: advice.threshold, hidden: advice.notShown.length }),
    speaker.say('report.office.purpose'),
  ];
}
