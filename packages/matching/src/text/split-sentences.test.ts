import { describe, expect, it } from 'vitest';
import { splitSentences } from './split-sentences.ts';

function shown(text: string): string[] {
  return splitSentences(text).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);
}

describe('sentences of mails, calls and adverts', () => {
  it('ends sentences at full stops, not after abbreviations or within numbers', () => {
    expect(shown('We make pumps, e.g. for oil. They cost 3.5 million. Prof. Bird knows.')).toEqual([
      'prose: We make pumps, e.g. for oil.',
      'prose: They cost 3.5 million.',
      'prose: Prof. Bird knows.',
    ]);
  });

  it('takes bullets and numbered lines one by one, without their marks', () => {
    expect(shown('We need:\n- data analysis\n• welding of steel\n2) robots\n(c) lean')).toEqual([
      'heading: We need:',
      'bullet: data analysis',
      'bullet: welding of steel',
      'bullet: robots',
      'bullet: lean',
    ]);
  });

  it('joins lines that a mail program wrapped, and keeps a new paragraph apart', () => {
    const text =
      'We have installed sensors on most of our machines, but nobody\nknows what to do with them.\n\nPlease help.';
    expect(shown(text)).toEqual([
      'prose: We have installed sensors on most of our machines, but nobody\nknows what to do with them.',
      'prose: Please help.',
    ]);
  });

  it('takes the cells of a pasted table apart', () => {
    expect(shown('| Topic | People |\n| Welding | 6 |')).toEqual(['cell: Topic', 'cell: People', 'cell: Welding']);
    expect(shown('Topic\tPeople\nWelding\t6')).toEqual(['cell: Topic', 'cell: People', 'cell: Welding']);
  });

  it('knows quoted mail, its headers and the signature in several languages', () => {
    const text =
      'Hei,\n\nTarvitsemme apua.\n\nTerveisin\nMatti (synthetic)\n\n> From: Ann\n> Subject: Robots\n> We need robots.';
    expect(shown(text)).toEqual([
      'prose: Hei,',
      'prose: Tarvitsemme apua.',
      'signature: Terveisin',
      'signature: Matti (synthetic)',
      'mail-header: From: Ann',
      'subject: Robots',
      'prose: We need robots.',
    ]);
  });

  it('cuts endless text without a full stop', () => {
    const spans = splitSentences('word '.repeat(2000));
    expect(spans.length).toBeGreaterThan(10);
    expect(Math.max(...spans.map(({ start, end }) => end - start))).toBeLessThanOrEqual(700);
  });

  it('finds nothing in an empty text', () => {
    expect(splitSentences('')).toEqual([]);
    expect(splitSentences(' \n\t ***\n---')).toEqual([]);
  });
});
