import { describe, expect, it } from 'vitest';
import { linesOfStretches, moveMarks, stretchesOfLines } from './stretches-of-lines.ts';

const TEXT = 'open\nsecret one\n\nopen again\nsecret two';

describe('lines that are confidential', () => {
  it('are stretches of the text, and lines again', () => {
    const stretches = stretchesOfLines(TEXT, new Set([1, 2, 4]));
    expect(stretches.map(({ start, end }) => TEXT.slice(start, end))).toEqual(['secret one', 'secret two']);
    expect(linesOfStretches(TEXT, stretches)).toEqual(new Set([1, 4]));
  });

  it('stay marked when lines come before or behind them', () => {
    expect(moveMarks(TEXT, `new\n${TEXT}`, new Set([1, 4]))).toEqual(new Set([2, 5]));
    expect(moveMarks(TEXT, `${TEXT}\nnew`, new Set([1, 4]))).toEqual(new Set([1, 4]));
  });

  it('stay marked while they are being corrected or cut in two', () => {
    expect(moveMarks(TEXT, TEXT.replace('secret one', 'secret won'), new Set([1]))).toEqual(new Set([1]));
    expect(moveMarks(TEXT, TEXT.replace('secret one', 'secret\none'), new Set([1]))).toEqual(new Set([1, 2]));
  });

  it('lose their mark only when they are gone', () => {
    expect(moveMarks(TEXT, TEXT.replace('secret one\n', ''), new Set([1]))).toEqual(new Set());
  });
});
