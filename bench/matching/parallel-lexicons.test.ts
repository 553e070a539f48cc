import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stem } from '../../packages/matching/src/text/stem.ts';
import { fitTextCalibration } from './parallel-calibration.ts';
import { pairsByStem } from './parallel-lexicons.ts';
import { readParallelTexts, sentencePairs } from './parallel-texts.ts';
import { alignWords } from './parallel-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallel-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

describe('texts in two languages', () => {
  it('are paired sentence by sentence, else whole, and without the places of values', () => {
    expect(sentencePairs('One day. Two.', 'Yksi päivä. Kaksi.')).toEqual([
      { english: 'One day.', other: 'Yksi päivä.' },
      { english: 'Two.', other: 'Kaksi.' },
    ]);
    expect(sentencePairs('One day, two.', 'Yksi päivä. Kaksi.')).toHaveLength(1);
    expect(sentencePairs('{count, plural, one {# day} other {# days}} for {name}', 'x')).toEqual([
      { english: 'day days for', other: 'x' },
    ]);
  });

  it('are found side by side, in translations by their way, in messages by key and in files by line, and never where matching is measured', () => {
    write('a.json', JSON.stringify({ list: [{ id: 'p', text: { en: 'a pump', fi: 'pumppu' } }, { en: 'a valve' }] }));
    write(
      'translations/pl/a.json',
      JSON.stringify({ texts: { 'list.p.text': 'pompa', 'list.2': 'zawór', 'list.9': 'nic' } }),
    );
    write('messages/en/m.json', JSON.stringify({ go: 'Go on', only: 'Here only' }));
    write('messages/pl/m.json', JSON.stringify({ go: 'Dalej' }));
    write('guide.en.md', '# Title\n\nA line.\n');
    write('guide.pl.md', '# Tytuł\nWiersz.\n');
    write('matching/gold.json', JSON.stringify({ en: 'a secret', pl: 'tajemnica' }));
    expect(readParallelTexts('fi', folder)).toEqual([{ english: 'a pump', other: 'pumppu' }]);
    expect(readParallelTexts('pl', folder)).toEqual([
      { english: 'a pump', other: 'pompa' },
      { english: 'a valve', other: 'zawór' },
      { english: 'Title', other: 'Tytuł' },
      { english: 'A line.', other: 'Wiersz.' },
      { english: 'Go on', other: 'Dalej' },
    ]);
  });

  it('tell which word says which, and how often they were seen to', () => {
    const pairs = [
      { other: ['duzy', 'dom'], english: ['big', 'house'] },
      { other: ['maly', 'dom'], english: ['small', 'house'] },
      { other: ['duzy', 'pies'], english: ['big', 'dog'] },
    ];
    const words = alignWords(pairs);
    expect(['dom', 'duzy', 'maly', 'pies'].map((word) => words.get(word)![0]!.english)).toEqual([
      'house',
      'big',
      'small',
      'dog',
    ]);
    expect(words.get('dom')![0]!.seen).toBeGreaterThan(words.get('maly')![0]!.seen);
    expect(words.get('dom')![0]!.seen).toBeLessThanOrEqual(2);
    expect(alignWords([])).toEqual(new Map());
  });

  it('add to pairs written by hand, which are read by stems', () => {
    expect(pairsByStem('pl').get(stem('spawanie', 'pl'))).toContain('weld');
  });
});

describe('the probability of the list of a mail', () => {
  it('is fitted so that what was said comes true, whatever constants were in use', () => {
    const said = [0.5, 0.2].flatMap((probability) =>
      Array.from({ length: 1000 }, (_, at) => ({ probability, isRight: at < (probability === 0.5 ? 200 : 50) })),
    );
    const { intercept, slope } = fitTextCalibration(said, { intercept: 0, slope: 1 });
    expect(1 / (1 + Math.exp(-intercept))).toBeCloseTo(0.2, 2);
    expect(1 / (1 + Math.exp(-(intercept + slope * Math.log(0.25))))).toBeCloseTo(0.05, 2);
    const again = fitTextCalibration(said, { intercept: 1, slope: 2 });
    expect(again.slope).toBeCloseTo(2 * slope, 6);
    expect(again.intercept).toBeCloseTo(intercept + slope, 6);
  });
});
