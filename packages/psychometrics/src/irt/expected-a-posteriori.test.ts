import { describe, expect, it } from 'vitest';
import catr from '../../fixtures/catr-2pl-eap-traces.json' with { type: 'json' };
import mirt from '../../fixtures/mirt-lsat7-scores.json' with { type: 'json' };
import { THETA_GRID } from '../numeric/theta-grid.ts';
import { expectedAPosteriori } from './expected-a-posteriori.ts';
import { gradedLogProbability } from './graded-response.ts';

interface Binary {
  discrimination: number;
  difficulty: number;
}

function logLikelihood(nodes: ArrayLike<number>, items: readonly Binary[], answers: readonly number[]): Float64Array {
  return Float64Array.from(nodes, (theta) =>
    answers.reduce((sum, answer, j) => {
      const { discrimination, difficulty } = items[j]!;
      return sum + gradedLogProbability(theta, { discrimination, thresholds: [difficulty] }, answer);
    }, 0),
  );
}

describe('the expected a posteriori estimate', () => {
  it('follows the adaptive traces of catR step by step, estimate and posterior SD', () => {
    const nodes = Float64Array.from({ length: 33 }, (_, q) => -4 + q / 4);
    const bank = catr.bank.map(([discrimination, difficulty]) => ({
      discrimination: discrimination!,
      difficulty: difficulty!,
    }));
    for (const person of catr.persons) {
      for (let step = 1; step <= person.items.length; step += 1) {
        const items = person.items.slice(0, step).map((item) => bank[item - 1]!);
        const logs = logLikelihood(nodes, items, person.resp.slice(0, step));
        // catR integrates by the trapezoid rule: its two end nodes count half.
        logs[0]! += Math.log(0.5);
        logs[32]! += Math.log(0.5);
        const { mean, sd } = expectedAPosteriori(logs, nodes);
        expect(Math.abs(mean - person.theta[step - 1]!)).toBeLessThan(1e-5);
        expect(Math.abs(sd - person.se[step - 1]!)).toBeLessThan(1e-5);
      }
    }
  });

  it('gives every LSAT7 pattern the score and SD that mirt gives it', () => {
    for (const [p, pattern] of mirt.patterns.entries()) {
      const { mean, sd } = expectedAPosteriori(logLikelihood(THETA_GRID, mirt.items, pattern), THETA_GRID);
      expect(Math.abs(mean - mirt.EAP[p]!)).toBeLessThan(1e-5);
      expect(Math.abs(sd - mirt.EAP_se[p]!)).toBeLessThan(1e-5);
    }
  });

  it('is the prior when nothing was answered', () => {
    const { mean, sd } = expectedAPosteriori(new Float64Array(61), THETA_GRID, { mean: 0.32, sd: 1 });
    expect(mean).toBeCloseTo(0.32, 6);
    expect(sd).toBeCloseTo(1, 6);
  });

  it('survives a likelihood far below the smallest number', () => {
    const flat = new Float64Array(61).fill(-5000);
    expect(expectedAPosteriori(flat, THETA_GRID).sd).toBeCloseTo(1, 6);
    expect(() => expectedAPosteriori(new Float64Array(61).fill(-Infinity), THETA_GRID)).toThrow(RangeError);
    expect(() => expectedAPosteriori(new Float64Array(3), THETA_GRID)).toThrow(RangeError);
  });
});
