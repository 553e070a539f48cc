// Whether what a facilitator is sent to is there: sheets by their titles, steps by their numbers, rounds that fill their minutes, marks that every language has.
import type { AgendaRow, LongModule, Page } from '@dragoman/materials';
import { activitiesOf, collectWords, pageOf, readSteps, sectionOf, sumAgenda } from '@dragoman/materials';

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER = `(${NUMBERS.join('|')}|\\d{1,2})`;
const SHEET = /[Ww]orkbook sheets? “([^”]+)”/g;
const STEP = new RegExp(`\\bsteps? ${NUMBER}\\b`, 'g');
const ROUNDS = new RegExp(`\\b${NUMBER} (?:rounds|calls|talks|times)(?: of)? ${NUMBER} minutes`, 'gi');
/** Single letters as marks, such as “K, D or P”. A, B and C stay what they are in every language. */
const MARKS = /(?<![\p{L}.])([D-Z])(?![\p{L}’'.])\*{0,2}(?:, | or | · |, an? )\*{0,2}([A-Z])(?![\p{L}’'.])/u;
const DURATION = /(\d+) h(?: (\d+) min)?/g;

export function findPlaceFaults(module: LongModule): string[] {
  const { head } = module;
  const activities = activitiesOf(module).flatMap((id) => pageOf(module, `activities/${id}`, 'en') ?? []);
  const others = ['guide', 'slides', 'variants'].flatMap((name) => pageOf(module, name, 'en') ?? []);
  return [
    ...[...activities, ...others].flatMap((page) => [...findSheetNames(module, page), ...findMarks(head.id, page)]),
    ...activities.flatMap((page) => findStepFaults(head.id, page)),
    ...findSessionFaults(module),
  ];
}

function findSheetNames(module: LongModule, page: Page): string[] {
  const titles = new Set((pageOf(module, 'workbook', 'en')?.sections ?? []).map(({ title }) => plain(title)));
  return [...page.source.matchAll(SHEET)]
    .map(([, name = '']) => name)
    .filter((name) => !titles.has(plain(name)))
    .map((name) => `${module.head.id} ${page.path} sends to the sheet “${name}”, which the workbook does not have`);
}

/** A title may stand at the end of a sentence. */
function plain(title: string): string {
  return title.replace(/[.?!,]$/, '');
}

function findMarks(id: string, page: Page): string[] {
  const found = MARKS.exec(page.source);
  return found === null
    ? []
    : [`${id} ${page.path} names the marks “${found[0]}”; other languages have other letters, so use figures`];
}

function findStepFaults(id: string, page: Page): string[] {
  const steps = readSteps(sectionOf(page, 'steps')?.blocks ?? []);
  const words = collectWords(page.blocks).join('\n');
  const missing = [...words.matchAll(STEP)]
    .map(([, number = '']) => toNumber(number))
    .filter((number) => number > steps.length)
    .map((number) => `${id} ${page.path} sends to step ${number} of ${steps.length}`);
  const unfilled = steps.flatMap(({ minutes, text }) =>
    [...text.matchAll(ROUNDS)]
      .filter(([, times = '', length = '']) => toNumber(times) * toNumber(length) > minutes)
      .map(([rounds]) => `${id} ${page.path} puts “${rounds}” into ${minutes} minutes`),
  );
  return [...missing, ...unfilled];
}

function toNumber(word: string): number {
  return /^\d/.test(word) ? Number(word) : NUMBERS.indexOf(word.toLowerCase()) + 1;
}

/** The two sessions and the half day that the variants promise, with their breaks. */
function findSessionFaults(module: LongModule): string[] {
  const { head } = module;
  const page = pageOf(module, 'variants', 'en');
  const lunch = head.agenda.findIndex(({ kind, title }) => kind === 'break' && /lunch/i.test(title.en ?? ''));
  const paragraphs = (page?.blocks ?? []).flatMap((block) =>
    block.kind === 'paragraph' ? [collectWords([block]).join(' ')] : [],
  );
  return paragraphs.flatMap((text) => {
    if (text.startsWith('Two sessions') && lunch !== -1) {
      const halves = [head.agenda.slice(0, lunch), head.agenda.slice(lunch + 1)].map((rows) =>
        sumAgenda(rows, { withBreaks: true }),
      );
      return readDurations(text)
        .filter((minutes, index) => minutes !== halves[index])
        .map(
          (minutes) =>
            `${head.id} variants.en.md promises a session of ${minutes} minutes and has ${halves.join(' and ')}`,
        );
    }
    return text.startsWith('In half a day') ? findHalfDayFaults(head.id, head.agenda, text) : [];
  });
}

/** “In half a day (3 h 40 min with a break): Opening, The filter licence, Closing.” */
function findHalfDayFaults(id: string, agenda: readonly AgendaRow[], text: string): string[] {
  const [promised = 0] = readDurations(text);
  const named = /\): (.+?)\. (?:It|\p{Lu})/u.exec(`${text} It`)?.[1] ?? '';
  const led = agenda.filter(({ kind }) => kind !== 'break');
  const rows = led.filter((row) => namesRow(named, row, led));
  const extra = /(\w+) minutes for/.exec(named)?.[1];
  const pause = agenda.find(({ kind }) => kind === 'break')?.minutes ?? 0;
  const sum = sumAgenda(rows) + pause + (extra === undefined ? 0 : toNumber(extra));
  return sum === promised
    ? []
    : [`${id} variants.en.md promises a half day of ${promised} minutes, and its parts take ${sum}`];
}

/** Whether a list names a part by the beginning of its title; titles have commas as lists do, so every run of pieces is tried. */
function namesRow(named: string, row: AgendaRow, rows: readonly AgendaRow[]): boolean {
  const pieces = named.split(', ');
  const runs = pieces.flatMap((_, from) =>
    pieces.slice(from).map((__, length) => pieces.slice(from, from + length + 1).join(', ')),
  );
  const begins = ({ title }: AgendaRow, run: string): boolean =>
    (title.en ?? '').toLowerCase().startsWith(run.toLowerCase());
  return runs.some((run) => begins(row, run) && rows.filter((other) => begins(other, run)).length === 1);
}

function readDurations(text: string): number[] {
  return [...text.matchAll(DURATION)].map(([, hours, minutes = '0']) => Number(hours) * 60 + Number(minutes));
}
