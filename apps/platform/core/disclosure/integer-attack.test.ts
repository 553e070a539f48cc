import { describe, expect, it } from 'vitest';
import { admitSets } from './admit-sets.ts';
import { summariseGroup } from './summarise-group.ts';
import { allFilters, createDraw, membersOf, syntheticInstitution } from './testing/synthetic-institution.ts';

const PEOPLE = 45;
const LEVEL = { id: 'synthetic.level', unit: 'level' } as const;

interface Shown {
  readonly members: readonly number[];
  readonly mean: number;
}

/** Whole numbers from 1 to 4, so that an attacker knows that there is nothing between them. */
function release(seed: number, isCareless: boolean): { values: number[]; shown: Shown[] } {
  const people = syntheticInstitution(seed, PEOPLE);
  const draw = createDraw(seed * 7919);
  const values = people.map(() => 1 + Math.min(3, Math.floor(4 * draw())));
  const candidates = allFilters(people, isCareless ? 4 : 2).map((filters) => ({
    key: JSON.stringify(filters),
    columns: membersOf(people, filters),
  }));
  const verdicts = isCareless
    ? candidates.map(({ columns }) => (columns.length >= 3 ? null : 'too few'))
    : admitSets({ threshold: 10, released: [], candidates });
  const shown = candidates.flatMap(({ columns }, index) => {
    if (verdicts[index] !== null) return [];
    const contributions = columns.map((each) => ({ value: values[each]! }));
    const mean = isCareless
      ? Math.round((contributions.reduce((sum, each) => sum + each.value, 0) / columns.length) * 10) / 10
      : summariseGroup(LEVEL, contributions)?.mean;
    return mean === undefined ? [] : [{ members: columns, mean }];
  });
  return { values, shown };
}

/** A second world may differ from the first in this many people. */
const MOST_CHANGES = 4;

/**
 * People of groups of up to fifteen for whom no second world was found: another value for the person, a few other people changed by
 * one as well, in which every mean that was shown comes out the same.
 */
function findNarrowed({ values, shown }: { values: number[]; shown: Shown[] }): number[] {
  const sums = shown.map(({ members }) => members.reduce((sum, each) => sum + values[each]!, 0));
  const groupsOf = values.map((_, person) =>
    shown.flatMap(({ members }, index) => (members.includes(person) ? [index] : [])),
  );
  const isRight = (index: number): boolean => {
    const { members, mean } = shown[index]!;
    return Math.round((sums[index]! / members.length) * 10) / 10 === mean;
  };
  /** Changes one person and mends what that broke, by people of a broken group, each changed once. */
  const mend = (person: number, by: number, changed: ReadonlySet<number>): boolean => {
    const next = values[person]! + by;
    if (next < 1 || next > 4) return false;
    for (const index of groupsOf[person]!) sums[index]! += by;
    const all = new Set([...changed, person]);
    const broken = shown.findIndex((_, index) => !isRight(index));
    const isMended =
      broken < 0 ||
      (all.size < MOST_CHANGES &&
        shown[broken]!.members.some((other) => !all.has(other) && [1, -1].some((step) => mend(other, step, all))));
    for (const index of groupsOf[person]!) sums[index]! -= by;
    return isMended;
  };
  const small = new Set(shown.filter(({ members }) => members.length <= 15).flatMap(({ members }) => members));
  return [...small].filter((person) => ![1, -1].some((by) => mend(person, by, new Set())));
}

describe('an attacker who knows that values are whole numbers', () => {
  it('cannot narrow anybody in a group of up to fifteen to one value', () => {
    for (const seed of [1, 2, 3, 4, 5, 6])
      expect(findNarrowed(release(seed, false)), `institution ${seed}`).toEqual([]);
  });

  it('does so when groups of three are shown at any combination of filters', () => {
    const narrowed = [1, 2].flatMap((seed) => findNarrowed(release(seed, true)));
    expect(narrowed.length).toBeGreaterThan(2);
  });
});
