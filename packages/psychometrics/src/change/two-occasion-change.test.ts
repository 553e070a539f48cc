import { describe, expect, it } from 'vitest';
import { defaultModel } from '../fusion/default-model.ts';
import type { Evidence } from '../fusion/fusion-types.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { twoOccasionChange } from './two-occasion-change.ts';

const bank = syntheticBank({ skills: 4, statements: 8, scenarios: 0 });
const { skills } = bank;
const model = defaultModel();

const seen = (values: Readonly<Record<string, number>>, errorVariance = 0.1): Evidence => ({
  skills,
  instruments: [],
  summaries: Object.entries(values).map(([skill, mean]) => ({ source: 'peers', skill, mean, errorVariance })),
});
const skill = (k: number): string => skills[k]!;

describe('change between two occasions', () => {
  it('is called for a clear rise in what others see and kept apart from the true skill, of which they see only part', () => {
    const {
      skills: [change],
    } = twoOccasionChange(seen({ [skill(0)]: -1 }, 0.02), seen({ [skill(0)]: 1.5 }, 0.02), model);
    expect(change!.views[0]).toMatchObject({ view: 'peers', verdict: 'risen' });
    expect(change!.change.verdict).toBe('no reliable change yet');
    expect(change!.change.change).toBeGreaterThan(0);
  });

  it('says "no reliable change" only when the interval leaves no room for one that matters', () => {
    const {
      skills: [change],
    } = twoOccasionChange(seen({ [skill(0)]: 0.2 }, 0.005), seen({ [skill(0)]: 0.2 }, 0.005), model);
    expect(change!.views[0]!.verdict).toBe('no reliable change');
    const wide = twoOccasionChange(seen({ [skill(0)]: 0.2 }, 2), seen({ [skill(0)]: 0.2 }, 2), model).skills[0]!;
    expect(wide.views[0]!.verdict).toBe('no reliable change yet');
  });

  it('does not take for a rise what is only the return of the lowest of four to the mean', () => {
    // Nobody changes; the lowest of four skills is measured again. Plain differences rise; the joint posterior does not.
    const random = createRandom('regression');
    let plain = 0;
    let joint = 0;
    let called = 0;
    const people = 300;
    for (let person = 0; person < people; person += 1) {
      const truth = skills.map(() => random.normal());
      const first = truth.map((value) => value + random.normal());
      const lowest = first.indexOf(Math.min(...first));
      const again = truth[lowest]! + random.normal();
      plain += (again - first[lowest]!) / people;
      const before = seen(Object.fromEntries(skills.map((name, k) => [name, first[k]!])), 1);
      const {
        skills: [change],
      } = twoOccasionChange(
        before,
        seen({ [skill(lowest)]: again }, 1),
        {
          ...model,
          skillCorrelation: 0,
          halo: 0,
          viewCorrelations: model.viewCorrelations,
        },
        { stability: 0.99 },
      );
      joint += change!.views[0]!.change / people;
      if (change!.views[0]!.verdict === 'risen') called += 1;
    }
    expect(plain).toBeGreaterThan(0.5);
    expect(Math.abs(joint)).toBeLessThan(0.05);
    expect(called / people).toBeLessThan(0.05);
  });

  it('covers the true change at its stated level', () => {
    const random = createRandom('coverage');
    let covered = 0;
    const people = 400;
    for (let person = 0; person < people; person += 1) {
      const start = random.normal();
      const end = 0.8 * start + 0.6 * random.normal();
      const at = (value: number): Evidence => seen({ [skill(0)]: value + Math.sqrt(0.3) * random.normal() }, 0.3);
      const {
        skills: [change],
      } = twoOccasionChange(at(start), at(end), model, { level: 0.9 });
      const { interval } = change!.views[0]!;
      if (end - start >= interval.lower && end - start <= interval.upper) covered += 1;
    }
    expect(covered / people).toBeGreaterThan(0.86);
    expect(covered / people).toBeLessThan(0.94);
  });

  it('speaks only of skills seen twice and refuses what cannot be compared', () => {
    const change = twoOccasionChange(seen({ [skill(0)]: 0, [skill(1)]: 1 }), seen({ [skill(1)]: 1 }), model);
    expect(change.skills.map((each) => each.skill)).toEqual([skill(1)]);
    const other: Evidence = { skills: ['a'], instruments: [] };
    expect(() => twoOccasionChange(seen({}), other, model)).toThrow(RangeError);
    expect(() => twoOccasionChange(seen({}), seen({}), model, { stability: 1 })).toThrow(RangeError);
  });
});
