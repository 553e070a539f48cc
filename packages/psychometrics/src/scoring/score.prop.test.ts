import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScorableItem } from './scorable-items.ts';
import { score } from './score.ts';

interface Case {
  items: { discrimination: number; thresholds: number[] }[];
  answers: number[];
}

const item = fc
  .record({
    discrimination: fc.double({ min: 0.3, max: 2.5, noNaN: true }),
    first: fc.double({ min: -2, max: 0.5, noNaN: true }),
    gaps: fc.tuple(fc.double({ min: 0.2, max: 1.5, noNaN: true }), fc.double({ min: 0.2, max: 1.5, noNaN: true })),
    answer: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ discrimination, first, gaps: [one, two], answer }) => ({
    discrimination,
    thresholds: [first, first + one, first + one + two],
    answer,
  }));
const cases: fc.Arbitrary<Case> = fc
  .array(item, { minLength: 3, maxLength: 8 })
  .map((list) => ({ items: list, answers: list.map(({ answer }) => answer) }));

function named(items: Case['items'], labels?: readonly string[]): ScorableItem[] {
  return items.map(({ discrimination, thresholds }, j) => ({
    name: `i${j}`,
    model: 'grm',
    discrimination,
    thresholds,
    ...(labels ? { categories: labels } : {}),
  }));
}

describe('the score of any answers', () => {
  for (const estimator of ['eap', 'map', 'wle'] as const) {
    it(`by ${estimator} turns its sign when scale and keying are turned`, () => {
      fc.assert(
        fc.property(cases, ({ items, answers }) => {
          const turned = items.map(({ discrimination, thresholds }) => ({
            discrimination,
            thresholds: thresholds.map((b) => -b).reverse(),
          }));
          const one = score([answers], named(items), { estimator });
          const two = score([answers.map((x) => 3 - x)], named(turned), { estimator });
          expect(two.theta[0]).toBeCloseTo(-one.theta[0]!, 6);
          expect(two.standardError[0]).toBeCloseTo(one.standardError[0]!, 5);
        }),
        { numRuns: 60 },
      );
    });

    it(`by ${estimator} depends neither on the order of items nor on their labels`, () => {
      fc.assert(
        fc.property(cases, ({ items, answers }) => {
          const labels = ['never', 'seldom', 'often', 'always'];
          const plain = score([answers], named(items), { estimator });
          const moved = score([[...answers].reverse()], named([...items].reverse()), { estimator });
          const worded = score([answers.map((x) => labels[x]!)], named(items, labels), { estimator });
          expect(moved.theta[0]).toBeCloseTo(plain.theta[0]!, 9);
          expect(worded.theta[0]).toBeCloseTo(plain.theta[0]!, 12);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('is surer than the prior, and surer with every item twice', () => {
    fc.assert(
      fc.property(cases, ({ items, answers }) => {
        const once = score([answers], named(items));
        const twice = score([[...answers, ...answers]], named([...items, ...items]));
        expect(once.standardError[0]!).toBeLessThan(1);
        expect(twice.standardError[0]!).toBeLessThan(once.standardError[0]!);
      }),
      { numRuns: 60 },
    );
  });

  it('rises with every answer', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 7 }), ({ items, answers }, pick) => {
        const j = pick % answers.length;
        fc.pre(answers[j]! < 3);
        const higher = answers.map((x, i) => (i === j ? x + 1 : x));
        const { theta } = score([answers, higher], named(items));
        expect(theta[1]!).toBeGreaterThan(theta[0]!);
      }),
      { numRuns: 60 },
    );
  });
});
