import { describe, expect, it } from 'vitest';
import { createRandom } from '../../numeric/seeded-random.ts';
import { buildDesign } from '../build-design.ts';
import type { ItemModel } from '../curves/item-curve.ts';
import { equalNodes } from '../design.ts';
import { createWorkspace, evaluate } from '../evaluate.ts';
import { readResponses } from '../read-responses.ts';
import { SMALL_SAMPLE_PRIORS } from '../priors.ts';
import { syntheticAnswers, syntheticItems, syntheticThetas } from '../testing/simulate-answers.ts';
import { invert } from './covariance.ts';
import { informationParts } from './observed-information.ts';
import { symmetricEigenvalues } from './symmetric-eigenvalues.ts';

describe('the observed information', () => {
  const cases: [ItemModel, number][] = [
    ['grm', 3],
    ['gpcm', 3],
    ['pcm', 3],
    ['3pl', 2],
  ];
  for (const [model, categories] of cases) {
    it(`is minus the slope of the slopes for ${model}, two groups, missing cells and priors included`, () => {
      const rows: (number | null)[][] = syntheticAnswers(
        syntheticItems(model, 5, categories, 'info'),
        syntheticThetas(200, 'info'),
        'info',
      );
      for (let r = 0; r < 200; r += 3) rows[r]![r % 5] = null;
      const options = {
        model,
        groups: rows.map((_, r) => (r % 2 ? 'a' : 'b')),
        anchors: ['item 1', 'item 2', 'item 3', 'item 4'],
        priors: SMALL_SAMPLE_PRIORS,
      };
      const coded = readResponses(rows, undefined, undefined, model);
      const { design, start } = buildDesign(coded, options, equalNodes(61, -6, 6));
      const work = createWorkspace(design);
      const evaluation = evaluate(design, start, work);
      const { observed } = informationParts(design, evaluation, work, true);
      const h = 1e-5;
      for (const i of design.free) {
        const up = evaluate(design, start.with(i, start[i]! + h), work).gradient;
        const down = evaluate(design, start.with(i, start[i]! - h), work).gradient;
        for (const j of design.free) {
          const numeric = -(up[j]! - down[j]!) / (2 * h);
          expect(Math.abs(observed[i * design.size + j]! - numeric)).toBeLessThan(1e-4);
        }
      }
    });
  }

  it('goes with slopes that differences of the objective give', () => {
    const rows = syntheticAnswers(syntheticItems('grm', 4, 3, 'slopes'), syntheticThetas(150, 'slopes'), 'slopes');
    const coded = readResponses(rows, undefined, [0, 1, 2, 3], 'grm');
    const { design, start } = buildDesign(coded, { model: 'grm', latent: { variance: 'free' } }, equalNodes(61, -6, 6));
    const work = createWorkspace(design);
    const { gradient } = evaluate(design, start, work);
    for (const i of design.free) {
      const h = 1e-6;
      const up = evaluate(design, start.with(i, start[i]! + h), work).objective;
      const down = evaluate(design, start.with(i, start[i]! - h), work).objective;
      expect(Math.abs((up - down) / (2 * h) - gradient[i]!)).toBeLessThan(1e-4);
    }
  });
});

describe('the matrix parts', () => {
  it('find the eigenvalues of a matrix made from known ones', () => {
    expect([...symmetricEigenvalues(Float64Array.of(2, 1, 1, 2), 2)].map((x) => Math.round(x * 1e12) / 1e12)).toEqual([
      1, 3,
    ]);
    const n = 12;
    const random = createRandom('eigen');
    const v = Float64Array.from({ length: n }, () => random.normal());
    const norm = v.reduce((sum, x) => sum + x * x, 0);
    // A reflection of a diagonal matrix keeps its eigenvalues.
    const reflect = (i: number, j: number): number => (i === j ? 1 : 0) - (2 * v[i]! * v[j]!) / norm;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1)
        for (let k = 0; k < n; k += 1) matrix[i * n + j]! += reflect(i, k) * (k + 1) * reflect(k, j);
    }
    for (const [k, value] of symmetricEigenvalues(matrix, n).entries()) expect(value).toBeCloseTo(k + 1, 9);
    expect([...symmetricEigenvalues(Float64Array.of(0, 0, 0, 0), 2)]).toEqual([0, 0]);
  });

  it('invert a positive definite matrix and no other', () => {
    const inverse = invert(Float64Array.of(4, 1, 1, 3), 2)!;
    expect(inverse[0]).toBeCloseTo(3 / 11, 12);
    expect(inverse[1]).toBeCloseTo(-1 / 11, 12);
    expect(invert(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
  });
});
