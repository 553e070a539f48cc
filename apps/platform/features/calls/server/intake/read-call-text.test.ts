import { expect, it } from 'vitest';
import { callReading } from '../../contract.ts';
import { LOT_MAX, PARTS_MAX, PART_TEXT_MAX } from '../../limits.ts';
import type { FoundPart } from '../reading/call-reading.ts';
import { limitFound, presentReading, readCallText } from './read-call-text.ts';

const found: FoundPart = {
  kind: 'document',
  start: 0,
  end: 9,
  text: 'Synthetic',
  lot: null,
  date: '2027-03-15',
  time: '12:00',
  amount: 120_000,
  currency: 'EUR',
  weight: 40,
  weightUnit: 'percent',
  strength: null,
  pages: 10,
  role: null,
};

it('a value that nobody could have written by hand counts as not understood; the rest of the part stays', () => {
  const odd = { ...found, time: '24:00', amount: -1, currency: 'eur', pages: 0, date: '15.3.2027', weight: 1e9 };
  expect(limitFound([odd])).toEqual([
    { ...found, time: null, amount: null, currency: null, pages: null, date: null, weight: null },
  ]);
  expect(limitFound([found])).toEqual([found]);
});

it('long texts, labels and lists are cut, never in the middle of a letter, and what says nothing is left out', () => {
  const long = { ...found, text: `x${'\u{1F600}'.repeat(PART_TEXT_MAX)}`, lot: 'Lot '.repeat(LOT_MAX) };
  const parts = limitFound([{ ...found, text: ' \n' }, ...Array.from({ length: PARTS_MAX + 5 }, () => long)]);
  expect(parts).toHaveLength(PARTS_MAX);
  expect(parts[0]!.text).toHaveLength(PART_TEXT_MAX);
  expect(parts[0]!.text.isWellFormed()).toBe(true);
  const shown = presentReading({
    language: null,
    title: 'Title '.repeat(100),
    sentences: [],
    found: [...parts, long, long],
  });
  expect(shown.leftOut).toBe(2);
  expect(callReading.safeParse(shown).success).toBe(true);
});

it('a text in no known language is read without finding anything, and says so', async () => {
  const reading = presentReading(await readCallText('zzz qqq'));
  expect(reading).toMatchObject({ language: null, found: [] });
  expect(reading.notFound).toHaveLength(7);
});
