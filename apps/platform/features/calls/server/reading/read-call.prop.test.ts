import { assert, constantFrom, property, string, array, oneof } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkedCalls } from '../testing/read-marked-calls.ts';
import type { FoundPart } from './call-reading.ts';
import { readCall } from './read-call.ts';

const SCRAPS = [
  'Lot 1: X',
  'Osa 2',
  'must',
  'on oltava',
  '15.3.2027',
  '31 February 2027',
  '03/04/2027',
  'EUR 1 000',
  '250 tys. zł',
  '40 %',
  '30 pkt',
  '1. Criteria',
  'ANNEXES',
  '|',
  '\t',
  '   ',
  '\n',
  '\n\n',
  '-\n',
  '\f',
  '\u00ad',
  '• ',
  'a) ',
  '2/3',
  'klo 12.00',
  'by',
  'submit',
  ':',
  '.',
];
const scrappy = array(oneof(constantFrom(...SCRAPS), string({ maxLength: 8, unit: 'grapheme' })), {
  maxLength: 60,
}).map((parts) => parts.join(' '));

/** What no part may say: days and hours that do not exist, sums of nothing, a date of something that is no deadline. */
function faultsOf({ kind, date, time, role, amount, currency }: FoundPart): string[] {
  return [
    ...(date !== null && new Date(date).toISOString().slice(0, 10) !== date ? ['date'] : []),
    ...(time !== null && !/^([01]\d|2[0-3]):[0-5]\d$/u.test(time) ? ['time'] : []),
    ...(amount !== null && amount <= 0 ? ['amount'] : []),
    ...((currency === null) === (amount === null) ? [] : ['currency']),
    ...(kind !== 'deadline' && (date ?? time ?? role) !== null ? ['of no deadline'] : []),
  ];
}

describe('any text at all', () => {
  it('is read without a fault, and every part stands where it says, with values that can be', () => {
    assert(
      property(scrappy, (text) => {
        const { found, sentences } = readCall(text);
        for (const { start, end } of [...sentences, ...found]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const part of found) {
          const place = text.slice(part.start, part.end);
          expect(place.trim()).toBe(place);
          expect(faultsOf(part)).toEqual([]);
        }
        const ordered = sentences.every((one, at) => at === 0 || one.start >= sentences[at - 1]!.end);
        expect(ordered).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is read the same twice', () => {
    assert(
      property(scrappy, (text) => {
        expect(readCall(text)).toEqual(readCall(text));
      }),
      { numRuns: 50 },
    );
  });
});

describe('texts made to be slow', () => {
  const LETTERS = 300_000;
  const fill = (part: string): string => part.repeat(Math.ceil(LETTERS / part.length)).slice(0, LETTERS);
  const call = readMarkedCalls()[0]!.text;
  it.each([
    ['stops', fill('.')],
    ['stops of all kinds', fill('!.?;')],
    ['blanks between two letters', `a${fill(' ')}b`],
    ['cells', fill('a\t')],
    ['digits', fill('1 000 ')],
    ['dates', fill('1.1.2027 ')],
    ['one word', fill('a')],
    ['small words that open a rule', fill('on project dient ')],
    ['headings', fill('1 A\n')],
    ['lots', fill('Lot 1: X\n')],
    ['lines of a mail', fill('Data: 1\n')],
    ['broken words', fill('ab-\n')],
    ['a call again and again', fill(call)],
    ['a call on one line', fill(call.replaceAll('\n', ' '))],
  ])('%s: read in time', (_, text) => {
    const began = performance.now();
    readCall(text);
    // Some hundred milliseconds alone on the machine; a pattern that goes back over itself takes minutes.
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
