// What a facilitator looks up beside the text: which sheets to print how often, which to hand out when, what to say to which slide.
import { heading, paragraph, strong, table, text } from './build-blocks.ts';
import type { Block } from './blocks.ts';
import { sayTitle } from './compose-facts.ts';
import { listSheets } from './list-sheets.ts';
import type { Copies, Sheet } from './list-sheets.ts';
import { pageOf } from './open-module.ts';
import type { LongModule } from './open-module.ts';
import { listSlides } from './split-slides.ts';
import { sayWord } from './words.ts';
import type { Word } from './words.ts';

const COPIES_WORDS: Readonly<Record<Copies, Word>> = {
  person: 'forPerson',
  pair: 'forPair',
  group: 'forGroup',
  once: 'forOnce',
  facilitator: 'forYou',
};

/** The sheets by number, with how often each is printed and whether it is cut. */
export function composePrintList(module: LongModule, language: string): Block[] {
  const say = (word: Word): string => sayWord(language, word);
  const always = (['workbook', 'practice-task'] as const)
    .filter((name) => pageOf(module, name, language) !== undefined)
    .map((name) => [[text('–')], [text(say(name))], [text(say('forPerson'))]]);
  return [
    heading(3, say('printList')),
    table(
      [say('sheet'), say('part'), say('copies')],
      [
        ...always,
        ...groupSheets(listSheets(module, language), language).map((sheets) => [
          [text(sayNumbers(sheets))],
          [text(sayNames(sheets))],
          [text(sayCopies(sheets[0]!, language))],
        ]),
      ],
    ),
  ];
}

function sayCopies({ copies, isCut }: Sheet, language: string): string {
  const words = sayWord(language, COPIES_WORDS[copies]);
  return isCut ? `${words}, ${sayWord(language, 'cut')}` : words;
}

/** Neighbours of one activity that are printed equally often are one row. */
function groupSheets(sheets: readonly Sheet[], language: string): Sheet[][] {
  const groups: Sheet[][] = [];
  for (const sheet of sheets) {
    const last = groups.at(-1)?.[0];
    const isLike = last?.activity === sheet.activity && sayCopies(last, language) === sayCopies(sheet, language);
    if (isLike) groups.at(-1)!.push(sheet);
    else groups.push([sheet]);
  }
  return groups;
}

function sayNumbers(sheets: readonly Sheet[]): string {
  const [first, last] = [sheets[0]!.number, sheets.at(-1)!.number];
  return first === last ? String(first) : `${first}–${last}`;
}

function sayNames([first, ...rest]: readonly Sheet[]): string {
  return [first!.title, ...rest.map(({ name, title }) => name ?? title)].join('; ');
}

/** One line that says which sheets an activity needs. */
export function composeHandouts(module: LongModule, activity: string, language: string): Block[] {
  const sheets = listSheets(module, language).filter((sheet) => sheet.activity === activity);
  if (sheets.length === 0) return [];
  const said = groupSheets(sheets, language)
    .map((group) => `${sayNumbers(group)} (${sayCopies(group[0]!, language)})`)
    .join('; ');
  return [paragraph(strong(`${sayWord(language, 'sheets')}: `), text(`${said}.`))];
}

/** The slides of a part by number, each with what the speaker says and does. */
export function composeSlideNotes(module: LongModule, id: string, language: string): Block[] {
  const page = pageOf(module, 'slides', language);
  const slides = page === undefined ? [] : listSlides(page, module.head.agenda).filter(({ part }) => part === id);
  return slides.flatMap(({ number, title, notes: [first, ...rest] }) => {
    const isNamed = title !== '' && title !== sayTitle(module.head, id, language);
    const lead = strong(`${sayWord(language, 'slide')} ${number}${isNamed ? ` “${title}”` : ''}: `);
    return first?.kind === 'paragraph'
      ? [paragraph(lead, ...first.parts), ...rest]
      : [paragraph(lead), ...notesOf(first), ...rest];
  });
}

function notesOf(first: Block | undefined): Block[] {
  return first === undefined ? [] : [first];
}
