import { describe, expect, it } from 'vitest';
import { collectWords } from './blocks.ts';
import type { Block } from './blocks.ts';
import { listSheets, readCopies } from './list-sheets.ts';
import { openModule } from './open-module.ts';
import { smallModule } from './testing/small-module.ts';

function listWith(brief: string) {
  const files = {
    ...smallModule,
    'briefs/sum.en.md': brief,
    'activities/sum.en.md': smallModule['activities/sum.en.md']!.replace(
      'kind: case',
      'kind: case\ncopies: person, sheet-key=facilitator',
    ),
  };
  return listSheets(openModule(files), 'en').filter(({ activity }) => activity === 'sum');
}

function cardsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'card' ? [collectWords(block.blocks).join(' | ')] : []));
}

describe('the sheets of a module', () => {
  it('are numbered through all activities, each side of a role play being one', () => {
    const sheets = listSheets(openModule(smallModule), 'en');
    expect(sheets.map(({ number, title, copies }) => [number, title, copies])).toEqual([
      [1, 'Deal · Side A', 'group'],
      [2, 'Deal · Side B', 'pair'],
    ]);
  });

  it('begin anew where a section is named so, and say who gets it', () => {
    const sheets = listWith('# Sum\n\n## Case {#case}\n\nA case.\n\n## Key {#sheet-key}\n\nThe secret key.\n');
    expect(sheets.map(({ title, copies }) => [title, copies])).toEqual([
      ['Sum', 'person'],
      ['Sum · Key', 'facilitator'],
    ]);
    expect(collectWords(sheets[0]!.blocks)).not.toContain('The secret key.');
    expect(collectWords(sheets[1]!.blocks)).toEqual(['The secret key.']);
  });

  it('keep a line of instructions with the first sheet instead of printing it alone', () => {
    const [only, ...more] = listWith('# Sum\n\nHang up.\n\n## Paper {#sheet-paper}\n\nOne.\n');
    expect(more).toEqual([]);
    expect(collectWords(only!.blocks)).toEqual(['Hang up.', 'One.']);
  });

  it('hold a card for each section that is one, up to the next section', () => {
    const [sheet] = listWith(
      '# Sum\n\n## Case {#case}\n\nA case.\n\n## Card 1 {#card-1}\n\nOne.\n\n## Card 2 {#card-2}\n\nTwo.\n',
    );
    expect(cardsOf(sheet!.blocks)).toEqual(['Card 1 | One.', 'Card 2 | Two.']);
    expect(sheet!.isCut).toBe(true);
  });

  it('hold a card for each item that is cut apart, with its number', () => {
    const [sheet] = listWith('# Sum\n\n## Slips {#cut-slips}\n\nCut apart.\n\n1. First\n2. Second\n');
    expect(cardsOf(sheet!.blocks)).toEqual(['First', 'Second']);
    const [, second] = sheet!.blocks.filter(({ kind }) => kind === 'card') as Extract<Block, { kind: 'card' }>[];
    expect(second!.blocks[0]).toMatchObject({ kind: 'list', start: 2 });
  });
});

describe('who gets a copy', () => {
  it('is read for all sheets and for those named, and nonsense is left out', () => {
    expect([...readCopies('person, sheet-a=once, sheet-b=many, crowd')]).toEqual([
      ['', 'person'],
      ['sheet-a', 'once'],
    ]);
  });
});
