import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutCall } from './cut-call.ts';

const textWithParts = fc.string({ minLength: 1, maxLength: 60 }).chain((text) =>
  fc.record({
    text: fc.constant(text),
    parts: fc.array(
      fc.tuple(fc.integer({ min: -2, max: text.length + 2 }), fc.integer({ min: -2, max: text.length + 2 })),
      { maxLength: 8 },
    ),
  }),
);

describe('a call cut into stretches', () => {
  it('is the same text when its stretches are joined, and each part covers exactly its own words', () => {
    fc.assert(
      fc.property(textWithParts, ({ text, parts }) => {
        const placed = parts.map(([start, end], at) => ({ id: String(at), start, end }));
        const stretches = cutCall(text, placed);
        expect(stretches.map((each) => each.text).join('')).toBe(text);
        for (const { id, start, end } of placed) {
          const own = stretches.filter((each) => each.parts.includes(id));
          const isInText = start >= 0 && start < end && end <= text.length;
          expect(own.map((each) => each.text).join('')).toBe(isInText ? text.slice(start, end) : '');
          expect(stretches.filter((each) => each.begins.includes(id))).toHaveLength(isInText ? 1 : 0);
          expect(stretches.filter((each) => each.ends.includes(id))).toHaveLength(isInText ? 1 : 0);
        }
      }),
    );
  });
});

describe('two parts in one sentence', () => {
  it('share their words and end one after the other', () => {
    const stretches = cutCall('Send two CVs by May.', [
      { id: 'requirement', start: 0, end: 20 },
      { id: 'document', start: 5, end: 13 },
    ]);
    expect(stretches.map(({ text, parts }) => [text, parts])).toEqual([
      ['Send ', ['requirement']],
      ['two CVs ', ['requirement', 'document']],
      ['by May.', ['requirement']],
    ]);
    expect(stretches.map(({ ends }) => ends)).toEqual([[], ['document'], ['requirement']]);
  });
});
