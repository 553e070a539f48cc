import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallTaxonomy } from '../testing/small-taxonomy.ts';
import { readNeed } from './read-need.ts';
import type { Span } from './need-reading.ts';

const taxonomy = smallTaxonomy();
const piece = fc.constantFrom(
  'We need welding',
  'predictive maintenance',
  'data analysis in Python',
  '\n- ',
  '. ',
  '\n\n',
  ' ',
  '> ',
  '| a | b |',
  'Tarvitsemme apua',
  'hitsaus',
  'LCA',
  'ß',
  '🙂',
  '\t',
  'teamwork',
  'Best regards',
  'e.g. ',
  '(',
  ')',
  '; ',
  'İ',
  '\r\n',
  'conflict management',
  ', ',
);
const texts = fc.oneof(
  fc.array(piece, { maxLength: 25 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('reading any text', () => {
  it('shows only words that stand where it says, and probabilities between 0 and 1', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readNeed(text, taxonomy, { allSentences: true });
        const spans: Span[] = [
          ...reading.sentences,
          ...reading.sentences.flatMap(({ matches }) => matches.flatMap(({ words }) => words)),
          ...reading.skills.flatMap((skill) => skill.spans),
        ];
        for (const { start, end, text: shown } of spans) {
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(shown);
        }
        for (const { probability } of reading.skills) expect(probability >= 0 && probability <= 0.99).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps sentences apart and in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { sentences } = readNeed(text, taxonomy);
        for (const [at, { start }] of sentences.entries())
          expect(start).toBeGreaterThanOrEqual(sentences[at - 1]?.end ?? 0);
      }),
      { numRuns: 150 },
    );
  });

  it('ranks the same when spaces are added between words and around the text', () => {
    const sentence = fc.constantFrom(
      'We need welding and data analysis',
      'predictive maintenance of robots',
      'teamwork, LCA and heat pump sizing',
    );
    fc.assert(
      fc.property(sentence, fc.nat(40), fc.integer({ min: 1, max: 2 }), (text, at, count) => {
        const place = text.indexOf(' ', at % (text.length - 6));
        const wider = `${' '.repeat(count)}${place < 0 ? text : text.slice(0, place) + ' '.repeat(count - 1) + text.slice(place)} `;
        const ranking = (one: string): string[] =>
          readNeed(one, taxonomy, { allSentences: true }).skills.map(({ uri }) => uri);
        expect(ranking(wider)).toEqual(ranking(text));
      }),
      { numRuns: 60 },
    );
  });
});
