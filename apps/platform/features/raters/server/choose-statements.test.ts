import { describe, expect, it } from 'vitest';
import { loadItemBank } from '../../itembank/server/index.ts';
import { POOL_PER_SKILL, STATEMENTS_PER_SKILL } from '../limits.ts';
import { choosePool, chooseStatements } from './choose-statements.ts';

const bank = loadItemBank(new URL('../../../../../content/itembanks/core/', import.meta.url));
const { skills } = bank.head;
const pool = choosePool(bank.statements, skills, 'synthetic campaign');
const skillOf = (itemId: string): string => itemId.replace(/-s\d+$/, '');
const sets = Array.from({ length: POOL_PER_SKILL }, (_, place) => chooseStatements(pool, 'synthetic round', place));

describe('the statements of a rater', () => {
  it('are three of each skill, twenty-four in all, out of seven that cover every level', () => {
    for (const skill of skills) {
      expect(pool[skill]).toHaveLength(POOL_PER_SKILL);
      const levels = bank.statements.filter((each) => pool[skill]!.includes(each.id)).map((each) => each.level);
      expect(new Set(levels).size).toBe(4);
    }
    for (const set of sets) {
      expect(set).toHaveLength(24);
      for (const skill of skills)
        expect(set.filter((each) => skillOf(each) === skill)).toHaveLength(STATEMENTS_PER_SKILL);
    }
  });

  it('overlap in exactly one of each skill between any two of seven raters, so that severity can be told from statement', () => {
    for (const [place, set] of sets.entries()) {
      for (const other of sets.slice(place + 1)) {
        const common = set.filter((each) => other.includes(each)).map(skillOf);
        expect(common.toSorted()).toEqual([...skills].toSorted());
      }
    }
    const uses = new Map<string, number>();
    for (const each of sets.flat()) uses.set(each, (uses.get(each) ?? 0) + 1);
    expect(new Set(uses.values())).toEqual(new Set([3]));
  });

  it('follow from campaign, round and place alone, and let the skills take turns', () => {
    expect(chooseStatements(pool, 'synthetic round', 2)).toEqual(sets[2]);
    expect(choosePool(bank.statements, skills, 'synthetic campaign')).toEqual(pool);
    expect(choosePool(bank.statements, skills, 'another')).not.toEqual(pool);
    expect(new Set(sets[0]!.slice(0, 8).map(skillOf)).size).toBe(8);
  });

  it('are as many as there are when a skill has few, and none when it has none', () => {
    const few = { asking: ['a', 'b'], listening: [] };
    expect(chooseStatements(few, 'synthetic round', 5).toSorted()).toEqual(expect.arrayContaining(['a']));
    expect(chooseStatements({}, 'synthetic round', 0)).toEqual([]);
  });
});
