import { describe, expect, it } from 'vitest';
import mirt from '../../fixtures/mirt-test-information.json' with { type: 'json' };
import {
  partialCreditInformation,
  partialCreditLogProbability,
  partialCreditProbabilities,
} from './generalised-partial-credit.ts';

describe('the generalised partial credit model', () => {
  it('has the test information that mirt computes for 24 fitted items', () => {
    const fit = mirt.verbagg3_gpcm;
    for (const [t, theta] of fit.theta.entries()) {
      const sum = fit.items.reduce((total, item) => total + partialCreditInformation(theta, item), 0);
      expect(sum).toBeCloseTo(fit.information[t]!, 6);
    }
  });

  it('makes neighbouring categories equally likely at their step', () => {
    const item = { discrimination: 1.4, steps: [-0.5, 0.3, 1.1] };
    const probabilities = partialCreditProbabilities(0.3, item);
    expect(probabilities[1]).toBeCloseTo(probabilities[2]!, 14);
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
    expect(Math.exp(partialCreditLogProbability(0.3, item, 3))).toBeCloseTo(probabilities[3]!, 14);
  });

  it('has as information the expected squared slope of its log-likelihood', () => {
    const item = { discrimination: 0.9, steps: [0.4, -0.8, 0.2] };
    const h = 1e-5;
    for (const theta of [-2, 0, 1.5]) {
      const numeric = partialCreditProbabilities(theta, item).reduce((sum, p, k) => {
        const up = partialCreditLogProbability(theta + h, item, k);
        const down = partialCreditLogProbability(theta - h, item, k);
        return sum + p * ((up - down) / (2 * h)) ** 2;
      }, 0);
      expect(partialCreditInformation(theta, item)).toBeCloseTo(numeric, 7);
    }
  });
});
