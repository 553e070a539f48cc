import { describe, expect, it } from 'vitest';
import { gradedLogProbability } from '../irt/graded-response.ts';
import { score } from './score.ts';
import { scoreSkills } from './score-skills.ts';

const items = ['x', 'x', 'x', 'y', 'y', 'y'].map((skill, j) => ({
  name: `i${j}`,
  skill,
  model: 'grm' as const,
  discrimination: 1 + 0.2 * (j % 3),
  thresholds: [-1 + 0.3 * j, 0.2 + 0.3 * j],
}));
const correlated = {
  skills: ['x', 'y'],
  mean: [0.2, -0.1],
  covariance: [
    [1, 0.7],
    [0.7, 1.2],
  ],
};

/** Posterior by brute force on a fine product grid. */
function bruteForce(answers: readonly (number | null)[]): { mean: number[]; sd: number[] } {
  const determinant = 1.2 - 0.49;
  let mass = 0;
  const first = [0, 0];
  const second = [0, 0];
  for (let a = -6; a <= 6; a += 0.05) {
    for (let b = -6; b <= 6; b += 0.05) {
      const [u, v] = [a - 0.2, b + 0.1];
      let log = (-0.5 * (1.2 * u * u - 1.4 * u * v + v * v)) / determinant;
      for (const [j, code] of answers.entries())
        if (code !== null) log += gradedLogProbability(j < 3 ? a : b, items[j]!, code);
      const weight = Math.exp(log);
      mass += weight;
      for (const [s, theta] of [a, b].entries()) {
        first[s]! += weight * theta;
        second[s]! += weight * theta * theta;
      }
    }
  }
  return { mean: first.map((x) => x / mass), sd: second.map((x, s) => Math.sqrt(x / mass - (first[s]! / mass) ** 2)) };
}

describe('scores of several skills', () => {
  it('are those of the joint posterior', () => {
    for (const answers of [
      [2, 1, 2, 0, 0, null],
      [0, 0, 0, null, null, null],
      [2, 2, 2, 2, 2, 2],
    ]) {
      const { theta, standardError, status } = scoreSkills([answers], items, correlated);
      const exact = bruteForce(answers);
      expect(status).toEqual(['estimated']);
      for (const s of [0, 1]) {
        expect(Math.abs(theta[0]![s]! - exact.mean[s]!)).toBeLessThan(0.01);
        expect(Math.abs(standardError[0]![s]! - exact.sd[s]!)).toBeLessThan(0.01);
      }
    }
  });

  it('are the scores of each skill alone when the prior has no correlation', () => {
    const prior = {
      skills: ['x', 'y'],
      mean: [0, 0],
      covariance: [
        [1, 0],
        [0, 1],
      ],
    };
    const together = scoreSkills([[2, 1, 0, 1, 2, 2]], items, prior);
    const alone = score([[2, 1, 0]], items.slice(0, 3));
    expect(together.theta[0]![0]).toBeCloseTo(alone.theta[0]!, 6);
    expect(together.standardError[0]![0]).toBeCloseTo(alone.standardError[0]!, 6);
  });

  it('are the prior without answers, and name what cannot be used', () => {
    const nobody = scoreSkills([items.map(() => null)], items, correlated);
    expect(nobody).toMatchObject({ status: ['no-answers'], answered: [[0, 0]] });
    expect(nobody.theta[0]![0]).toBeCloseTo(0.2, 10);
    expect(nobody.standardError[0]![1]).toBeCloseTo(Math.sqrt(1.2), 10);
    const flat = {
      ...correlated,
      covariance: [
        [1, 1],
        [1, 1],
      ],
    };
    expect(() => scoreSkills([[1, 1, 1, 1, 1, 1]], items, flat)).toThrow(/positive definite/);
    expect(() => scoreSkills([[1, 1, 1, 1, 1, 1]], items, { ...correlated, skills: ['x', 'z'] })).toThrow(/skill "y"/);
    expect(() => scoreSkills([[1]], items.slice(0, 1), { ...correlated, mean: [0] })).toThrow(/one mean/);
  });
});
