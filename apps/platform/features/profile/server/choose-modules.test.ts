import { describe, expect, it } from 'vitest';
import type { TrainingModule } from '../../catalogue/contract.ts';
import { chooseModules, reductionOf, writeProgramme } from './choose-modules.ts';
import type { NeedOfSkill } from './choose-modules.ts';
import { gainAfter, minutesOf, PROGRAMME_GAIN } from './module-gain.ts';
import { solveWithHighs } from './solve-with-highs.ts';

const say = { en: 'synthetic' };
const practiceModule = (
  id: string,
  skill: string,
  from: number,
  changes: Partial<TrainingModule> = {},
): TrainingModule => ({
  id,
  version: 1,
  skill,
  secondary: [],
  level: { from, to: from + 1 },
  minutes: 45,
  company: 'alone',
  prerequisites: [],
  title: say,
  purpose: say,
  outcomes: [],
  materials: say,
  practice: [],
  progress: say,
  followUp: [],
  references: [],
  ...changes,
});
const need = (skill: string, expectedNeed: number, level = 2): NeedOfSkill => ({
  skill,
  expectedNeed,
  level,
  weight: 1,
});

/** Every subset, by hand: the truth for small sets. */
function bestByTrying(modules: readonly TrainingModule[], needs: readonly NeedOfSkill[], minutes: number): number {
  let best = 0;
  for (let set = 0; set < 2 ** modules.length; set += 1) {
    const chosen = modules.filter((_, index) => (set >> index) % 2 === 1);
    const ids = new Set(chosen.map((each) => each.id));
    const isAllowed =
      chosen.reduce((sum, each) => sum + minutesOf(each), 0) <= minutes &&
      chosen.every((each) => each.prerequisites.every((id) => ids.has(id)));
    if (isAllowed) best = Math.max(best, reductionOf(chosen, needs));
  }
  return best;
}

describe('choosing modules', () => {
  const modules = [
    practiceModule('a1', 'asking', 1),
    practiceModule('a2', 'asking', 2, { minutes: 60, prerequisites: ['a1'] }),
    practiceModule('a3', 'asking', 3, { minutes: 30 }),
    practiceModule('b1', 'listening', 1, { minutes: 20, secondary: ['asking'] }),
    practiceModule('b2', 'listening', 2, { minutes: 55 }),
    practiceModule('c1', 'writing', 2, { minutes: 40 }),
    practiceModule('c2', 'writing', 3, { minutes: 25, prerequisites: ['c1'] }),
  ];
  const needs = [need('asking', 1.2, 1.8), need('listening', 0.3, 2.6), need('writing', 0.7, 2.2)];

  it('finds what trying every set finds, for any number of hours', async () => {
    for (const minutes of [0, 20, 45, 60, 90, 120, 150, 200, 275]) {
      const choice = await chooseModules(modules, needs, minutes, solveWithHighs);
      expect(choice.reduction).toBeGreaterThanOrEqual(bestByTrying(modules, needs, minutes) - 1e-3);
      const used = modules
        .filter((each) => choice.moduleIds.includes(each.id))
        .reduce((sum, each) => sum + minutesOf(each), 0);
      expect(used).toBeLessThanOrEqual(minutes);
    }
  });

  it('never takes a module without what it builds on', async () => {
    const choice = await chooseModules(modules, needs, 110, solveWithHighs);
    for (const id of choice.moduleIds) {
      const required = modules.find((each) => each.id === id)?.prerequisites ?? [];
      expect(required.every((each) => choice.moduleIds.includes(each))).toBe(true);
    }
  });

  it('takes nothing for a skill without need', async () => {
    const choice = await chooseModules(
      modules,
      [need('asking', 0), need('listening', 0), need('writing', 0)],
      500,
      solveWithHighs,
    );
    expect(choice.moduleIds).toEqual([]);
  });

  it('falls back to the greedy set when the solver gives nothing, and says that it is not proven', async () => {
    const choice = await chooseModules(modules, needs, 120, async () => null);
    expect(choice.optimal).toBe(false);
    expect(choice.reduction).toBeGreaterThan(0);
  });

  it('does not trust a solver that answers with too many hours', async () => {
    const everything = Object.fromEntries(modules.map((_, index) => [`x${index}`, 1]));
    const choice = await chooseModules(modules, needs, 60, async () => everything);
    expect(choice.optimal).toBe(false);
    expect(
      modules.filter((each) => choice.moduleIds.includes(each.id)).reduce((sum, each) => sum + each.minutes, 0),
    ).toBeLessThanOrEqual(60);
  });

  it('writes a programme that names every module once as a binary', () => {
    const programme = writeProgramme(modules, needs, 60);
    expect(programme.split('Binary')[1]?.trim().split(/\s+/).slice(0, modules.length)).toEqual(
      modules.map((_, index) => `x${index}`),
    );
  });
});

describe('the expected gain', () => {
  it('grows with the minutes, ever less, up to the published effect of a programme', () => {
    expect(gainAfter(0)).toBe(0);
    expect(gainAfter(120) - gainAfter(60)).toBeLessThan(gainAfter(60));
    expect(gainAfter(1e6)).toBeCloseTo(PROGRAMME_GAIN, 9);
  });
});
