// What the head says, as blocks: the module at a glance, outcomes, agenda, a participant's time.
import { heading, paragraph, strong, table, text } from './build-blocks.ts';
import type { Block, Inline } from './blocks.ts';
import type { LongModuleHead, Outcome } from './head.ts';
import { sayWord } from './words.ts';
import { scheduleAgenda, sumAgenda, sumWorkload } from './workload.ts';

export interface ComposeOptions {
  /** What an indicator says in words; without it only its id is printed. */
  readonly sayIndicator?: (id: string, language: string) => string | undefined;
  /** When the day begins, such as `09:00`. */
  readonly start?: string;
}

/** The outcome as one sentence. English sets a comma before the context, other languages where they want it. */
export function sayOutcome(outcome: Outcome, language: string): string {
  const [used, parts] =
    outcome.text[language] === undefined ? ['en', outcome.text.en!] : [language, outcome.text[language]];
  return `${parts.verb} ${parts.content}${used === 'en' ? ', ' : ' '}${parts.context}.`;
}

export function sayStandard(outcome: Outcome, language: string): string {
  return `${(outcome.text[language] ?? outcome.text.en!).standard}.`;
}

export function composeOutcomes({ outcomes }: LongModuleHead, language: string): Block {
  return table(
    ['', sayWord(language, 'outcome'), sayWord(language, 'standard')],
    outcomes.map((outcome) => [
      [strong(outcome.id)],
      [text(sayOutcome(outcome, language))],
      [text(capitalise(sayStandard(outcome, language), language))],
    ]),
  );
}

export function composeAgenda(head: LongModuleHead, language: string, start?: string): Block {
  return table(
    [sayWord(language, 'time'), sayWord(language, 'minutes'), sayWord(language, 'part')],
    scheduleAgenda(head.agenda, start).map(({ row, begins, ends }) => [
      [text(`${begins}–${ends}`)],
      [text(String(row.minutes))],
      [row.kind === 'activity' ? strong(sayTitle(head, row.id, language)) : text(sayTitle(head, row.id, language))],
    ]),
  );
}

export function sayTitle({ agenda }: LongModuleHead, id: string, language: string): string {
  const title = agenda.find((row) => row.id === id)?.title;
  return title?.[language] ?? title?.en ?? id;
}

/** Two decimals at most, with the mark of the language. */
export function sayHours(minutes: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(minutes / 60);
}

function composeWorkload(head: LongModuleHead, language: string): Block {
  const parts = (['preparation', 'contact', 'practiceTask', 'followUp', 'assessment'] as const).map(
    (part): (readonly Inline[])[] => [[text(sayWord(language, part))], [text(sayHours(head.workload[part], language))]],
  );
  const ects = new Intl.NumberFormat(language).format(head.ects);
  const sum = `${sayHours(sumWorkload(head), language)} (${ects} ECTS)`;
  return table(['', sayWord(language, 'hours')], [...parts, [[strong(sayWord(language, 'sum'))], [strong(sum)]]]);
}

/** Purpose, group, prerequisites, outcomes, agenda and time: the first pages of the guide. */
export function composeGlance(head: LongModuleHead, language: string, options: ComposeOptions): Block[] {
  const say = (word: Parameters<typeof sayWord>[1]): string => sayWord(language, word);
  const breaks = sumAgenda(head.agenda, { withBreaks: true }) - sumAgenda(head.agenda);
  return [
    heading(2, say('about')),
    paragraph(text(head.purpose[language] ?? head.purpose.en!)),
    paragraph(strong(`${say('group')}: `), text(`${head.group.from}–${head.group.to} ${say('people')}`)),
    paragraph(
      strong(`${say('prerequisites')}: `),
      text(head.prerequisites.text[language] ?? head.prerequisites.text.en!),
    ),
    heading(3, say('outcomes')),
    composeOutcomes(head, language),
    ...composeIndicators(head, language, options),
    heading(3, `${say('agenda')} (${head.workload.contact} + ${breaks} min)`),
    composeAgenda(head, language, options.start),
    heading(3, say('workload')),
    composeWorkload(head, language),
  ];
}

function composeIndicators(head: LongModuleHead, language: string, { sayIndicator }: ComposeOptions): Block[] {
  const say = (id: string): readonly Inline[] => [text([id, sayIndicator?.(id, language)].filter(Boolean).join(': '))];
  return [
    heading(3, sayWord(language, 'indicators')),
    table(
      ['', sayWord(language, 'indicators'), sayWord(language, 'items')],
      head.outcomes.map(({ id, indicators, items }) => [
        [strong(id)],
        indicators.flatMap((each, index) => [...(index === 0 ? [] : [{ kind: 'break' } as const]), ...say(each)]),
        [text(items.join(', '))],
      ]),
    ),
  ];
}

export function capitalise(words: string, language: string): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}
