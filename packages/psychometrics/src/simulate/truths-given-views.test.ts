import { describe, expect, it } from 'vitest';
import { defaultModel } from '../fusion/default-model.ts';
import { dimensionOf, prepareModel } from '../fusion/prepare-model.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { syntheticPeople, viewOf } from './synthetic-people.ts';
import { truthsGivenViews } from './truths-given-views.ts';

const SKILLS = ['a', 'b', 'c'];

describe('truths drawn for a synthetic person', () => {
  it('have over many people the covariances of the model, with the views and among themselves', () => {
    for (const truth of ['performance', 'peer-universe'] as const) {
      const model = prepareModel(defaultModel({ truth, skillCorrelation: 0.5 }), SKILLS);
      const draw = truthsGivenViews(model);
      const sums = { variance: 0, among: 0, self: 0, scenario: 0 };
      const people = syntheticPeople(model, 4000, 'covariances');
      for (const [i, person] of people.entries()) {
        const [drawn] = draw(person, 1, createRandom(`truth/${i}`));
        const [a, b] = [drawn![0]!, drawn![1]!];
        sums.variance += a * a;
        sums.among += a * b;
        sums.self += a * (viewOf(person, 1, 0, 3) - model.mean[dimensionOf(1, 0, 3)]!);
        sums.scenario += a * viewOf(person, 2, 0, 3);
      }
      const { validity } = model.model;
      // Four standard errors of a mean of 4,000 products.
      const tolerance = 0.065;
      expect(Math.abs(sums.variance / 4000 - 1)).toBeLessThan(0.09);
      expect(Math.abs(sums.among / 4000 - 0.5)).toBeLessThan(tolerance + 0.01);
      expect(Math.abs(sums.self / 4000 - validity.self.value)).toBeLessThan(tolerance);
      expect(Math.abs(sums.scenario / 4000 - validity.scenario.value)).toBeLessThan(tolerance);
    }
  });

  it('given every view, are what peers see when that is what true means, and keep the covariance with the peers otherwise', () => {
    const universe = prepareModel(defaultModel({ truth: 'peer-universe' }), SKILLS);
    const [seen] = syntheticPeople(universe, 1, 'seen');
    const [only] = truthsGivenViews(universe, 'every-view')(seen!, 1, createRandom('only'));
    for (const k of SKILLS.keys()) expect(only![k]).toBeCloseTo(viewOf(seen!, 3, k, 3), 6);
    const model = prepareModel(defaultModel(), SKILLS);
    const draw = truthsGivenViews(model, 'every-view');
    let product = 0;
    for (const [i, person] of syntheticPeople(model, 4000, 'peers').entries()) {
      product += draw(person, 1, createRandom(`truth/${i}`))[0]![0]! * viewOf(person, 3, 0, 3);
    }
    expect(Math.abs(product / 4000 - model.model.validity.peers.value)).toBeLessThan(0.065);
  });

  it('are the same for the same seed, and the first people the same however many are drawn', () => {
    const model = prepareModel(defaultModel(), SKILLS);
    expect(syntheticPeople(model, 3, 's')).toEqual(syntheticPeople(model, 9, 's').slice(0, 3));
    const [person] = syntheticPeople(model, 1, 's');
    const draw = truthsGivenViews(model);
    expect(draw(person!, 2, createRandom(1))).toEqual(draw(person!, 2, createRandom(1)));
  });
});
