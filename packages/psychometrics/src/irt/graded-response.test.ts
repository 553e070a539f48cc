import { describe, expect, it } from 'vitest';
import catr from '../../fixtures/catr-grm-information.json' with { type: 'json' };
import mirt from '../../fixtures/mirt-test-information.json' with { type: 'json' };
import { assertGradedItem, gradedInformation, gradedLogProbability, gradedProbabilities } from './graded-response.ts';

describe('the graded response model', () => {
  it('has the information that catR computes for thirty items at seven abilities', () => {
    for (const [t, theta] of catr.theta.entries()) {
      for (const [j, row] of catr.bank.entries()) {
        const item = { discrimination: row[0]!, thresholds: row.slice(1) };
        expect(gradedInformation(theta, item)).toBeCloseTo(catr.information[t]![j]!, 8);
      }
    }
  });

  it('has the test information that mirt computes for three fitted scales', () => {
    for (const fit of [mirt.bfi_agree_graded, mirt.bfi_cons_graded, mirt.bfi_extra_graded]) {
      for (const [t, theta] of fit.theta.entries()) {
        const sum = fit.items.reduce(
          (total, { discrimination, steps }) => total + gradedInformation(theta, { discrimination, thresholds: steps }),
          0,
        );
        expect(sum).toBeCloseTo(fit.information[t]!, 6);
      }
    }
  });

  it('is the two-parameter logistic model when there are two categories', () => {
    const [, upper] = gradedProbabilities(0.7, { discrimination: 1.3, thresholds: [0.2] });
    expect(upper).toBeCloseTo(1 / (1 + Math.exp(-1.3 * 0.5)), 14);
  });

  it('keeps a finite log-probability thirty units from the item', () => {
    const item = { discrimination: 2, thresholds: [-1, 0, 1] };
    expect(gradedLogProbability(-30, item, 3)).toBeCloseTo(-62, 6);
    expect(gradedLogProbability(30, item, 1)).toBeCloseTo(-60 + Math.log(1 - Math.exp(-2)), 6);
  });

  it('refuses thresholds that do not ascend and slopes that are not above zero', () => {
    expect(() => assertGradedItem({ discrimination: 1, thresholds: [0, 0] })).toThrow(RangeError);
    expect(() => assertGradedItem({ discrimination: 0, thresholds: [0] })).toThrow(RangeError);
    expect(() => assertGradedItem({ discrimination: 1, thresholds: [] })).toThrow(RangeError);
  });
});
