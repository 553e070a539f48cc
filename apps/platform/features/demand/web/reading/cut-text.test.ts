import { describe, expect, it } from 'vitest';
import type { ReadingSentence, ReadingSkill } from '../../contract.ts';
import { cutText } from './cut-text.ts';
import type { Piece } from './cut-text.ts';

const TEXT = {
  id: 't',
  origin: 'request',
  fileName: null,
  text: 'Hello.\nWe negotiate hard contracts. Bye.',
  receivedAt: '',
} as const;
const sentence = (id: string, start: number, end: number): ReadingSentence => ({
  id,
  textId: 't',
  start,
  end,
  kind: 'prose',
  language: 'en',
  status: 'matched',
  reason: null,
  group: null,
  isConfidential: false,
});
const SENTENCES = [sentence('a', 0, 6), sentence('b', 7, 35), sentence('c', 36, 40)];
const skill = (uri: string, words: [number, number][]): ReadingSkill => ({
  uri,
  label: uri,
  probability: 0.5,
  skillType: null,
  isListed: true,
  mentions: [{ sentenceId: 'b', matchedLabel: uri, words }],
  alternatives: [],
  decision: null,
});
const piecesOf = (skills: ReadingSkill[], id: string): readonly Piece[] =>
  cutText(TEXT, SENTENCES, skills).flatMap((each) =>
    each.kind === 'sentence' && each.sentence.id === id ? each.pieces : [],
  );

describe('a text cut for showing', () => {
  it('is the text again when its pieces are joined', () => {
    const stretches = cutText(TEXT, SENTENCES, [
      skill('one', [
        [3, 12],
        [18, 27],
      ]),
      skill('two', [[13, 27]]),
    ]);
    const joined = stretches.map((each) =>
      each.kind === 'between' ? each.text : each.pieces.map(({ text }) => text).join(''),
    );
    expect(joined.join('')).toBe(TEXT.text);
  });

  it('underlines words that stand together as one, and puts the number behind the last', () => {
    const pieces = piecesOf(
      [
        skill('one', [
          [3, 12],
          [13, 17],
        ]),
      ],
      'b',
    );
    expect(pieces.filter(({ skills }) => skills.length > 0)).toEqual([
      { text: 'negotiate hard', skills: [0], ends: [0] },
    ]);
  });

  it('knows both skills of words they share', () => {
    const pieces = piecesOf([skill('one', [[3, 17]]), skill('two', [[13, 27]])], 'b');
    expect(pieces.map(({ text, skills }) => [text, skills])).toEqual([
      ['We ', []],
      ['negotiate ', [0]],
      ['hard', [0, 1]],
      [' contracts', [1]],
      ['.', []],
    ]);
  });
});
