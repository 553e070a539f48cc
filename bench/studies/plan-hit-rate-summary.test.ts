import { describe, expect, it } from 'vitest';
import { syntheticPeople } from '@dragoman/psychometrics';
import { studyPerson } from './plan-hit-rate-person.ts';
import { prepareWorld } from './plan-hit-rate-prepare.ts';
import { bootstrap, summariseWorld } from './plan-hit-rate-summary.ts';
import { studyWorlds } from './plan-hit-rate-worlds.ts';

describe('the plan-hit-rate study', () => {
  it('gives every row one name, truth and correlation of its own', () => {
    const keys = studyWorlds().flatMap((world) => {
      const prepared = prepareWorld(world);
      const outcomes = syntheticPeople(prepared.trueModel, 2, 'test').map((person, i) =>
        studyPerson(prepared, person, `test/${i}`),
      );
      return summariseWorld(world, outcomes).rows.map((row) => `${row.name}|${row.truth}|${row.correlation}`);
    });
    expect(new Set(keys).size).toBe(keys.length);
    const names = ['chance', 'self', 'scenarios', 'self+scenarios', 'targets'];
    for (const name of [...names, 'self+scenarios+4peers', 'self+scenarios+4peers+manager']) {
      for (const truth of ['performance', 'peer-universe']) {
        for (const correlation of [0, 0.3, 0.5]) expect(keys).toContain(`${name}|${truth}|${correlation}`);
      }
    }
  });

  it('gives the same figures for the same people', () => {
    const [world] = studyWorlds();
    const prepared = prepareWorld(world!);
    const run = () =>
      syntheticPeople(prepared.trueModel, 2, 'same').map((person, i) => studyPerson(prepared, person, `same/${i}`));
    expect(run()).toEqual(run());
  });

  it('brackets a mean with an interval of the width that its standard error asks for', () => {
    const values = Array.from({ length: 400 }, (_, i) => Math.sin(i * 12.9898) * 2);
    const mean = values.reduce((a, b) => a + b) / values.length;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const [low, high] = bootstrap(values, 'test');
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    expect((high - low) / ((2 * 1.96 * sd) / Math.sqrt(values.length))).toBeGreaterThan(0.85);
    expect((high - low) / ((2 * 1.96 * sd) / Math.sqrt(values.length))).toBeLessThan(1.15);
  });
});
