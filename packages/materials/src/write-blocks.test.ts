import { describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { openPen } from './pdf-pen.ts';
import type { Pen } from './pdf-pen.ts';
import { writeBlocks } from './write-blocks.ts';

const SIZE = 10.5;

/** Where each number, bullet and paragraph was begun, when the list begins so far down the sheet. */
async function placesOf(
  given: string | readonly Block[],
  from: number,
): Promise<{ tag: string; text: string; sheet: number }[]> {
  const places: { tag: string; text: string; sheet: number }[] = [];
  const pen: Pen = openPen({ title: 'Synthetic', language: 'en', createdAt: new Date(0) });
  const { write } = pen;
  const sheets: unknown[] = [];
  pen.write = (parent, tag, runs, style, frame) => {
    const { page } = pen.document;
    if (!sheets.includes(page)) sheets.push(page);
    // What does not fit under the pen is put on the next sheet by the library itself.
    const isOver = pen.y + style.size > pen.bottom + 1;
    places.push({ tag, text: runs.map(({ text }) => text).join(''), sheet: sheets.indexOf(page) + (isOver ? 1 : 0) });
    return write(parent, tag, runs, style, frame);
  };
  pen.y = from;
  writeBlocks(pen, typeof given === 'string' ? parseMarkdown(given) : given, { size: SIZE, bookmarks: false });
  await pen.finish('');
  return places;
}

const depths = Array.from({ length: 30 }, (_, step) => 700 + 3 * step);

describe('an item of a list', () => {
  it.each([
    ['numbered steps', '1. **5 min · Set up.** Words.\n2. **8 min · Talk.** Words.\n'],
    ['bullets', '- One thing.\n- Another.\n'],
    ['a step with lines to write on', '1. Write it down.\n\n   [lines 4]\n2. Read it.\n'],
    ['a list in a list', '- One:\n  - inner\n  - other\n- Two\n'],
  ])('has its number on the sheet on which its text begins: %s', async (_, markdown) => {
    for (const from of depths) {
      const places = await placesOf(markdown, from);
      const labels = places.flatMap((place, at) => (place.tag === 'Lbl' ? [[place, places[at + 1]!] as const] : []));
      expect(labels.length).toBeGreaterThan(1);
      for (const [label, text] of labels)
        expect(`${text.text} on ${text.sheet}`).toBe(`${text.text} on ${label.sheet}`);
    }
  });
});

describe('a card', () => {
  const words =
    '### Card 1\n\nYou are the head of training.\n\n1. One\n2. Two\n\n| A | B |\n| - | - |\n| c | |\n\n[lines 3]\n\nLast words.\n';
  const card: Block = { kind: 'card', blocks: parseMarkdown(words) };

  it('is never torn over two sheets, wherever it would begin', async () => {
    for (let from = 300; from < 790; from += 35) {
      const sheets = new Set((await placesOf([card], from)).map(({ sheet }) => sheet));
      expect([...sheets]).toHaveLength(1);
    }
  });

  it('would be torn if it were no card', async () => {
    const sheets = new Set((await placesOf(words, 600)).map(({ sheet }) => sheet));
    expect(sheets.size).toBeGreaterThan(1);
  });
});

describe('a soft break', () => {
  const parts: Block[] = [
    ...parseMarkdown('First.\n'),
    { kind: 'page-break', isSoft: true },
    ...parseMarkdown('Second.\n'),
  ];
  const sheetsFrom = async (from: number): Promise<number> =>
    new Set((await placesOf(parts, from)).map(({ sheet }) => sheet)).size;

  it('begins a sheet when less than half of this one is left, and otherwise does not', async () => {
    expect(await sheetsFrom(100)).toBe(1);
    expect(await sheetsFrom(500)).toBe(2);
  });
});
