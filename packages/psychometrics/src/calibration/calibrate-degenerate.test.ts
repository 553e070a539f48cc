import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/seeded-random.ts';
import { calibrate } from './calibrate.ts';
import { SMALL_SAMPLE_PRIORS } from './priors.ts';
import { syntheticAnswers, syntheticItems, syntheticThetas } from './testing/simulate-answers.ts';

const rows = syntheticAnswers(syntheticItems('grm', 6, 4, 'bad'), syntheticThetas(400, 'bad'), 'bad');
const codes = (fit: { warnings: readonly { code: string }[] }): string[] => fit.warnings.map((warning) => warning.code);

/** Every number anywhere in a result. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}

function expectNumbers(value: unknown): void {
  expect(numbersOf(value).filter((x) => !Number.isFinite(x))).toEqual([]);
}

describe('degenerate answers', () => {
  it('leave a constant column out and say so', () => {
    const fit = calibrate(
      rows.map((row) => [...row, 3]),
      { model: 'grm' },
    );
    expect(codes(fit)).toContain('item-excluded');
    expect(fit.items[6]).toMatchObject({ status: 'excluded', discrimination: null, standardErrors: null, n: 400 });
    expectNumbers(fit);
  });

  it('leave a column without answers out and say so', () => {
    const fit = calibrate(
      rows.map((row) => [...row, null]),
      { model: 'grm' },
    );
    expect(fit.items[6]).toMatchObject({ status: 'excluded', n: 0 });
  });

  it('drop persons without answers and name their rows', () => {
    const fit = calibrate([...rows, rows[0]!.map(() => null)], { model: 'grm', standardErrors: 'none' });
    expect(fit.n).toBe(400);
    expect(fit.warnings).toMatchObject([{ code: 'rows-without-answers', rows: [401] }]);
  });

  it('keep a category that nobody used, at the ends and in the middle', () => {
    const middle = rows.map((row) => row.map((x, j) => (j === 0 && x === 1 ? 2 : x)));
    for (const model of ['grm', 'gpcm', 'pcm'] as const) {
      const fit = calibrate(middle, { model, categories: [0, 1, 2, 3, 4] });
      expect(codes(fit).filter((code) => code === 'empty-category')).toHaveLength(6);
      expect(fit.items[0]!.categories).toHaveLength(5);
      expect(fit.items[0]!.thresholds).toHaveLength(4);
      expect(fit.items[0]!.categories[1]).toEqual({ label: 1, n: 0 });
      expect(fit.converged).toBe(true);
      expectNumbers(fit);
    }
  });

  it('say when there are fewer persons than parameters', () => {
    const fit = calibrate(rows.slice(0, 15), { model: 'grm', priors: SMALL_SAMPLE_PRIORS });
    expect(codes(fit)).toContain('few-persons');
    expect(fit.converged).toBe(true);
    expectNumbers(fit);
  });

  it('carry a warning, not a wonder, when answers separate the persons perfectly', () => {
    const ladder = Array.from({ length: 60 }, (_, r) => Array.from({ length: 5 }, (_, j) => (r % 6 > j ? 1 : 0)));
    const fit = calibrate(ladder, { model: '2pl' });
    expect(
      codes(fit).some((code) => code === 'steep-slope' || code === 'not-identified' || code === 'not-converged'),
    ).toBe(true);
    expectNumbers(fit);
    const held = calibrate(ladder, { model: '2pl', priors: SMALL_SAMPLE_PRIORS });
    expect(held.converged).toBe(true);
    expect(codes(held)).not.toContain('steep-slope');
  });

  it('hold a variance that runs away, and say which way', () => {
    const random = createRandom('variance');
    const opposed = Array.from({ length: 80 }, (_, r) => [r % 2, 1 - (r % 2), random.below(2), r % 2, 1 - (r % 2)]);
    const fit = calibrate(opposed, { model: 'rasch' });
    expect(fit).toMatchObject({ converged: true, warnings: [{ code: 'variance-at-bound' }] });
    expect(fit.warnings[0]!.message).toContain('no differences');
    expectNumbers(fit);
    const split = Array.from({ length: 80 }, (_, r) => [r % 2, r % 2, r % 2]);
    expect(
      calibrate(split, { model: 'rasch' })
        .warnings.map(({ message }) => message)
        .join(' '),
    ).toContain('separate');
  });

  it('fit the other items when one slope has run to its bound', () => {
    const ladder = Array.from({ length: 200 }, (_, r) => [
      r % 2,
      r % 2,
      (r >> 1) % 2,
      ((r >> 1) + (r % 3 > 0 ? 0 : r)) % 2,
    ]);
    const fit = calibrate(ladder, { model: '2pl' });
    expect(fit.converged).toBe(true);
    expect(codes(fit)).toContain('steep-slope');
    expect(fit.parameters).toBe(8);
    expectNumbers(fit);
  });

  it('say that two items do not identify two slopes', () => {
    const fit = calibrate(
      rows.map((row) => row.slice(0, 2).map((x) => (x > 1 ? 1 : 0))),
      { model: '2pl' },
    );
    expect(codes(fit)).toContain('few-items');
    expectNumbers(fit);
  });

  it('estimate a reverse-keyed item with a negative slope and ask about it', () => {
    const fit = calibrate(
      rows.map((row) => row.map((x, j) => (j === 2 ? 3 - x : x))),
      { model: 'grm' },
    );
    expect(fit.items[2]!.discrimination).toBeLessThan(0);
    expect(fit.warnings).toMatchObject([{ code: 'negative-slope', item: 'item 3' }]);
  });

  it('tell of an item whose answers span less than the others', () => {
    const fit = calibrate(
      rows.map((row) => row.map((x, j) => (j === 1 ? Math.min(x, 2) : x))),
      { model: 'grm' },
    );
    expect(fit.warnings).toMatchObject([{ code: 'narrower-range', item: 'item 2' }]);
  });

  it('say when the nodes asked for are too few', () => {
    const many = syntheticAnswers(syntheticItems('grm', 40, 5, 'nodes'), syntheticThetas(150, 'nodes'), 'nodes');
    const fit = calibrate(many, { model: 'grm', nodes: 21, standardErrors: 'none' });
    expect(codes(fit)).toContain('nodes');
    expect(calibrate(many, { model: 'grm', standardErrors: 'none' }).warnings.map(({ code }) => code)).not.toContain(
      'nodes',
    );
  });

  it('are refused by row and column where they cannot be read', () => {
    const broken = (row: number, column: number, value: unknown): (number | null)[][] =>
      rows.map((cells, r) => cells.map((x, j) => (r === row && j === column ? (value as number) : x)));
    expect(() => calibrate(broken(3, 1, 'often'), { model: 'grm' })).toThrow(/row 4, column item 2: "often" is text/);
    expect(() => calibrate(broken(3, 1, -9), { model: 'grm' })).toThrow(/row 4, column item 2: -9 is negative/);
    expect(() => calibrate(broken(3, 1, 1.5), { model: 'grm' })).toThrow(/1.5 is not a whole number/);
    expect(() => calibrate(broken(3, 1, 9), { model: 'grm', categories: [0, 1, 2, 3] })).toThrow(/9 is not among/);
    expect(() => calibrate([[1, 0], [1]], { model: '2pl' })).toThrow(/row 2 has 1 cells where the first row has 2/);
    expect(() => calibrate(rows, { model: '2pl' })).toThrow(/the model 2pl takes two/);
    expect(() => calibrate([], { model: 'grm' })).toThrow(/at least one row/);
    expect(() =>
      calibrate(
        [
          [1, 1],
          [1, 1],
        ],
        { model: 'grm' },
      ),
    ).toThrow(/two items/);
    expect(() => calibrate(rows, { model: 'cubic' as 'grm' })).toThrow(/model/);
    expect(() => calibrate(rows, { model: 'grm', groups: ['a'] })).toThrow(/1 labels for 400 rows/);
    expect(() => calibrate(rows, { model: 'grm', names: ['a', 'a', 'b', 'c', 'd', 'e'] })).toThrow(/stands twice/);
    expect(() => calibrate(rows, { model: 'grm', priors: { location: { family: 'normal', mean: 0, sd: 0 } } })).toThrow(
      /priors.location.sd/,
    );
  });
});
