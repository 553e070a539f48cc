import { describe, expect, it } from 'vitest';
import type { SkillPosterior } from '../fusion/fusion-types.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { planHitRate } from './plan-hit-rate.ts';

const SKILLS = Array.from({ length: 8 }, (_, k) => `skill-${k + 1}`);
const EQUAL = Object.fromEntries(SKILLS.map((skill) => [skill, 3]));

function posterior(mean: (k: number) => number, variance: number, correlation = 0): SkillPosterior {
  return {
    skills: SKILLS,
    mean: SKILLS.map((_, k) => mean(k)),
    covariance: SKILLS.map((_, i) => SKILLS.map((__, j) => (i === j ? variance : correlation * variance))),
  };
}

const PRIOR = posterior(() => 0, 1);

describe("the plan's hit rate", () => {
  it('is a quarter when nothing is known and every target is equal', () => {
    const { hitRate, chance, targetsAlone } = planHitRate({ posterior: PRIOR, prior: PRIOR }, { targets: EQUAL });
    expect(chance).toBe(0.25);
    expect(Math.abs(hitRate.value - 0.25)).toBeLessThan(4 * hitRate.monteCarloError);
    expect(Math.abs(targetsAlone.hitRate.value - 0.25)).toBeLessThan(4 * targetsAlone.hitRate.monteCarloError);
  });

  it('averages 37 per cent for a self-rating at r = .29 with independent skills and equal targets', () => {
    // Field figure C2: choosing the two weakest of eight.
    const random = createRandom('c2');
    const people = Array.from({ length: 60 }, () => {
      const ratings = SKILLS.map(() => random.normal());
      const known = posterior((k) => 0.29 * ratings[k]!, 1 - 0.29 ** 2);
      return planHitRate({ posterior: known, prior: PRIOR }, { targets: EQUAL }, { draws: 4000 }).hitRate.value;
    });
    const mean = people.reduce((a, b) => a + b) / people.length;
    expect(mean).toBeGreaterThan(0.355);
    expect(mean).toBeLessThan(0.385);
  });

  it('averages 65 per cent at r = .80', () => {
    const random = createRandom('c2-high');
    const people = Array.from({ length: 60 }, () => {
      const ratings = SKILLS.map(() => random.normal());
      const known = posterior((k) => 0.8 * ratings[k]!, 1 - 0.8 ** 2);
      return planHitRate({ posterior: known, prior: PRIOR }, { targets: EQUAL }, { draws: 4000 }).hitRate.value;
    });
    const mean = people.reduce((a, b) => a + b) / people.length;
    expect(mean).toBeGreaterThan(0.62);
    expect(mean).toBeLessThan(0.68);
  });

  it('is certain where the posterior is', () => {
    const known = posterior((k) => (k === 2 || k === 5 ? -2 : 1), 1e-6);
    const result = planHitRate({ posterior: known, prior: PRIOR }, { targets: EQUAL });
    expect([...result.plan].sort()).toEqual(['skill-3', 'skill-6']);
    expect(result.hitRate).toEqual({ value: 1, monteCarloError: 0 });
    expect(result.allRight.value).toBe(1);
  });

  it('shows what unequal targets alone would give, so that they are not taken for measurement', () => {
    const targets = { ...EQUAL, 'skill-1': 4, 'skill-2': 4 };
    const result = planHitRate({ posterior: PRIOR, prior: PRIOR }, { targets });
    expect(result.plan).toEqual(['skill-1', 'skill-2']);
    expect(result.targetsAlone.plan).toEqual(result.plan);
    expect(result.targetsAlone.hitRate.value).toBeGreaterThan(0.5);
    expect(result.hitRate.value).toBe(result.targetsAlone.hitRate.value);
  });

  it('keeps the same plan and hit rate when a correlation common to all skills is added with equal targets', () => {
    const apart = planHitRate({ posterior: posterior((k) => -0.1 * k, 0.5, 0), prior: PRIOR }, { targets: EQUAL });
    const together = planHitRate({ posterior: posterior((k) => -0.1 * k, 1, 0.5), prior: PRIOR }, { targets: EQUAL });
    // Only differences among skills matter: variance 1 with correlation .5 leaves the same differences as .5 with 0.
    expect(together.plan).toEqual(apart.plan);
    const error = Math.hypot(together.hitRate.monteCarloError, apart.hitRate.monteCarloError);
    expect(Math.abs(together.hitRate.value - apart.hitRate.value)).toBeLessThan(4 * error);
  });

  it('states a simulation error that different seeds bear out', () => {
    const known = posterior((k) => -0.2 * k, 0.9, 0.3);
    const runs = Array.from({ length: 12 }, (_, seed) =>
      planHitRate({ posterior: known, prior: PRIOR }, { targets: EQUAL }, { seed, draws: 4000 }),
    );
    const values = runs.map((run) => run.hitRate.value);
    const mean = values.reduce((a, b) => a + b) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    const stated = runs.reduce((sum, run) => sum + run.hitRate.monteCarloError, 0) / runs.length;
    expect(spread / stated).toBeGreaterThan(0.4);
    expect(spread / stated).toBeLessThan(2);
  });

  it('shares the greatest needs out among the skills', () => {
    const { needs } = planHitRate({ posterior: PRIOR, prior: PRIOR }, { targets: EQUAL, size: 3 });
    expect(needs.reduce((sum, need) => sum + need.probabilityAmongGreatest, 0)).toBeCloseTo(3, 10);
    expect(needs.filter((need) => need.inPlan)).toHaveLength(3);
  });

  it('gives the same bits for the same seed', () => {
    const known = posterior((k) => Math.sin(k), 0.9, 0.3);
    const run = () => planHitRate({ posterior: known, prior: PRIOR }, { targets: EQUAL }, { seed: 'x' });
    expect(run()).toEqual(run());
  });

  it('refuses a missing target, a weight of zero and a plan of nine', () => {
    const profile = { posterior: PRIOR, prior: PRIOR };
    expect(() => planHitRate(profile, { targets: {} })).toThrow('no target for skill-1');
    expect(() => planHitRate(profile, { targets: EQUAL, weights: { 'skill-1': 0 } })).toThrow(RangeError);
    expect(() => planHitRate(profile, { targets: EQUAL, size: 9 })).toThrow(RangeError);
    expect(() => planHitRate(profile, { targets: EQUAL }, { draws: 0 })).toThrow(RangeError);
  });
});

describe('a plan that may take up only some skills', () => {
  const skills = ['a', 'b', 'c', 'd'];
  const identity = skills.map((_, row) => skills.map((_, column) => (row === column ? 1 : 0)));
  const prior = { skills, mean: [0, 0, 0, 0], covariance: identity };
  const posterior = { skills, mean: [-2, -1, 0, 1], covariance: identity };
  const targets = { a: 3, b: 3, c: 3, d: 3 };

  it('leaves the others out and is still judged against the true needs among all', () => {
    const free = planHitRate({ posterior, prior }, { targets });
    const bound = planHitRate({ posterior, prior }, { targets, among: ['b', 'c', 'd'] });
    expect(free.plan).toEqual(['a', 'b']);
    expect(bound.plan).toEqual(['b', 'c']);
    expect(bound.hitRate.value).toBeLessThan(free.hitRate.value);
    expect(bound.needs.find((need) => need.skill === 'a')!.probabilityAmongGreatest).toBeCloseTo(
      free.needs.find((need) => need.skill === 'a')!.probabilityAmongGreatest,
      12,
    );
  });

  it('is shorter when fewer skills are allowed than it has places', () => {
    expect(planHitRate({ posterior, prior }, { targets, among: ['d'] }).plan).toEqual(['d']);
  });

  it('refuses a skill that does not exist and no skill at all', () => {
    expect(() => planHitRate({ posterior, prior }, { targets, among: ['x'] })).toThrow(RangeError);
    expect(() => planHitRate({ posterior, prior }, { targets, among: [] })).toThrow(RangeError);
  });
});
