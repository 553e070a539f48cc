import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/seeded-random.ts';
import { calibrate } from './calibrate.ts';

/** Answers of synthetic people to three graded items with slope 1.5 and thresholds -1, 0, 1. */
function syntheticRows(people: number): number[][] {
  const random = createRandom('item priors');
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Array.from({ length: people }, () => {
    const theta = normal();
    return Array.from({ length: 3 }, () => {
      const u = random.next();
      return [-1, 0, 1].filter((b) => u < 1 / (1 + Math.exp(-1.5 * (theta - b)))).length;
    });
  });
}

const options = { model: 'grm', names: ['a', 'b', 'c'], categories: [0, 1, 2, 3] } as const;
const shared = {
  discrimination: { family: 'lognormal', meanLog: 0.4, sdLog: 0.5 },
  location: { family: 'normal', mean: 0, sd: 2 },
} as const;

describe('priors of single items', () => {
  it('draw the item they are of to their own means, and say so in the method', () => {
    const rows = syntheticRows(40);
    const own = {
      discrimination: { family: 'lognormal', meanLog: Math.log(2), sdLog: 0.01 },
      location: { family: 'normal', mean: [-0.5, 0.5, 1.5], sd: 0.01 },
    } as const;
    const fit = calibrate(rows, { ...options, priors: shared, itemPriors: { b: own } });
    const [, b] = fit.items;
    expect(fit.converged).toBe(true);
    expect(b!.discrimination).toBeCloseTo(2, 1);
    for (const [k, mean] of own.location.mean.entries()) expect(b!.thresholds![k]).toBeCloseTo(mean, 1);
    expect(b!.standardErrors!.thresholds![0]).toBeLessThan(0.02);
    expect(fit.method.parameters['itemPriors']).toBe(1);
    const without = calibrate(rows, { ...options, priors: shared });
    expect(Math.abs(without.items[1]!.thresholds![0]! - -0.5)).toBeGreaterThan(0.2);
  });

  it('give way to answers when there are many', () => {
    const own = {
      discrimination: { family: 'lognormal', meanLog: 0, sdLog: 0.5 },
      location: { family: 'normal', mean: [0, 1, 2], sd: 0.6 },
    } as const;
    const itemPriors = { a: own, b: own, c: own };
    const { items } = calibrate(syntheticRows(2000), { ...options, itemPriors });
    for (const item of items) {
      for (const [k, b] of [-1, 0, 1].entries()) expect(Math.abs(item.thresholds![k]! - b)).toBeLessThan(0.2);
    }
  });

  it('are the same as priors of all items when every item has them', () => {
    const rows = syntheticRows(60);
    const one = calibrate(rows, { ...options, priors: shared });
    const many = calibrate(rows, { ...options, itemPriors: { a: shared, b: shared, c: shared } });
    expect(many.items).toEqual(one.items);
    expect(many.logLik).toBe(one.logLik);
  });

  it('are refused for an item that is not there or with means that do not fit its thresholds', () => {
    const rows = syntheticRows(20);
    expect(() => calibrate(rows, { ...options, itemPriors: { x: shared } })).toThrow('no column is called "x"');
    const location = { family: 'normal', mean: [0, 1], sd: 1 } as const;
    expect(() => calibrate(rows, { ...options, itemPriors: { a: { location } } })).toThrow('a has 3 locations');
  });
});
