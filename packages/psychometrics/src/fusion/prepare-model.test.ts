import { describe, expect, it } from 'vitest';
import { semidefiniteFactor } from '../numeric/cholesky.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { defaultModel } from './default-model.ts';
import type { EvidenceSource, TruthDefinition } from './fusion-types.ts';
import { dimensionOf, preparedFor, prepareModel, VIEWS } from './prepare-model.ts';

const SKILLS = ['a', 'b', 'c'];
const SETTINGS = (['performance', 'peer-universe'] as const).flatMap((truth) =>
  [0, 0.3, 0.5].map((skillCorrelation) => ({ truth, skillCorrelation })),
);

/** Correlation that the prior implies between two views, same skill or two different ones. */
function implied(
  setting: { truth: TruthDefinition; skillCorrelation: number },
  a: string,
  b: string,
  apart = 0,
): number {
  const { covariance, size } = prepareModel(defaultModel(setting), SKILLS);
  const view = (name: string) => VIEWS.indexOf(name as EvidenceSource);
  return covariance[dimensionOf(view(a), 0, 3) * size + dimensionOf(view(b), apart, 3)]!;
}

describe('the prior of the joint model', () => {
  it('implies the published correlations between sources under both definitions of truth and all three correlations', () => {
    for (const setting of SETTINGS) {
      expect(implied(setting, 'self', 'peers')).toBeCloseTo(0.36, 10);
      expect(implied(setting, 'self', 'supervisor')).toBeCloseTo(0.35, 10);
      expect(implied(setting, 'peers', 'supervisor')).toBeCloseTo(0.62, 10);
      expect(implied(setting, 'scenario', 'supervisor')).toBeCloseTo(0.24, 10);
    }
  });

  it('implies the published validities when truth is performance', () => {
    for (const skillCorrelation of [0, 0.3, 0.5]) {
      const setting = { truth: 'performance', skillCorrelation } as const;
      expect(implied(setting, 'truth', 'self')).toBeCloseTo(0.29, 10);
      expect(implied(setting, 'truth', 'scenario')).toBeCloseTo(0.32, 10);
      expect(implied(setting, 'truth', 'peers')).toBeCloseTo(0.31, 10);
      expect(implied(setting, 'truth', 'supervisor')).toBeCloseTo(0.16, 10);
    }
  });

  it('makes the peers the truth when that is the definition', () => {
    const setting = { truth: 'peer-universe', skillCorrelation: 0.3 } as const;
    expect(implied(setting, 'truth', 'peers')).toBe(1);
    expect(implied(setting, 'truth', 'self')).toBeCloseTo(0.36, 10);
  });

  it('gives every source the correlation among its skills that the true skills have, unless a halo is named', () => {
    for (const setting of SETTINGS) {
      for (const view of VIEWS) expect(implied(setting, view, view, 1)).toBeCloseTo(setting.skillCorrelation, 10);
    }
    const { covariance, size } = prepareModel(defaultModel({ skillCorrelation: 0.3, halo: 0.6 }), SKILLS);
    const at = (view: number, skill: number) => dimensionOf(view, skill, 3);
    expect(covariance[at(0, 0) * size + at(0, 1)]).toBeCloseTo(0.3, 10);
    // Self: what it owes to the truth correlates .3, what it adds correlates .6.
    expect(covariance[at(1, 0) * size + at(1, 1)]).toBeCloseTo(0.29 ** 2 * 0.3 + (1 - 0.29 ** 2) * 0.6, 10);
  });

  it('reproduces its correlations in drawn people', () => {
    const { covariance, size } = prepareModel(defaultModel(), ['a', 'b']);
    const factor = semidefiniteFactor(covariance, size);
    const random = createRandom('drawn');
    let product = 0;
    const draws = 40_000;
    for (let n = 0; n < draws; n += 1) {
      const z = Float64Array.from({ length: size }, () => random.normal());
      const value = (i: number) => z.reduce((sum, v, k) => (k <= i ? sum + factor[i * size + k]! * v : sum), 0);
      product += value(dimensionOf(0, 0, 2)) * value(dimensionOf(1, 0, 2));
    }
    // Standard error 0.005.
    expect(Math.abs(product / draws - 0.29)).toBeLessThan(0.02);
  });

  it('refuses numbers that cannot hold together', () => {
    const model = defaultModel();
    const impossible = { ...model, validity: { ...model.validity, self: { ...model.validity.self, value: 0.99 } } };
    expect(() => prepareModel(impossible, SKILLS)).toThrow(RangeError);
    expect(() => prepareModel({ ...model, skillCorrelation: 1.2 }, SKILLS)).toThrow('skillCorrelation');
    expect(() => prepareModel({ ...model, viewCorrelations: [] }, SKILLS)).toThrow('names no correlation');
    expect(() => prepareModel(model, [])).toThrow(RangeError);
    expect(() => prepareModel(model, ['a', 'a'])).toThrow(RangeError);
    expect(() => preparedFor(prepareModel(model, SKILLS), ['a'])).toThrow('other skills');
  });
});

describe('the default model', () => {
  it('names a source and a reading for every number taken from the literature', () => {
    const model = defaultModel();
    const numbers = [
      ...Object.values(model.validity),
      ...Object.values(model.leniency),
      ...model.viewCorrelations,
      ...Object.values(model.singleRaterReliability),
    ];
    for (const { source, reading } of numbers) {
      expect(source.length).toBeGreaterThan(3);
      expect(reading.length).toBeGreaterThan(3);
    }
  });

  it('survives a round trip through JSON', () => {
    const model = defaultModel();
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it('cannot be changed through a copy', () => {
    const model = defaultModel();
    model.validity.self.value = 0.9;
    expect(defaultModel().validity.self.value).toBe(0.29);
  });
});
