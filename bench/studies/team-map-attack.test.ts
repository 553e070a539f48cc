import { describe, expect, it } from 'vitest';
import { ATTACK_RULES, attackInstitution } from './team-map-attack-rules.ts';

const INSTITUTIONS = 8;
const PEOPLE = 120;

function attackAll(name: string): { recovered: number; released: number } {
  const rule = ATTACK_RULES.find((each) => each.name === name)!;
  const outcomes = Array.from({ length: INSTITUTIONS }, (_, index) => attackInstitution(index + 1, PEOPLE, rule));
  return {
    recovered: outcomes.reduce((sum, each) => sum + each.recovered, 0) / INSTITUTIONS,
    released: outcomes.reduce((sum, each) => sum + each.released, 0) / INSTITUTIONS,
  };
}

describe('the attack on the team map', () => {
  it('recovers nobody under the default rule, which still shows the tables', () => {
    const { recovered, released } = attackAll('default');
    expect(recovered).toBe(0);
    expect(released).toBeGreaterThan(15);
  });

  it('recovers nobody even when every filter may be combined and five people are enough, once the audit runs', () => {
    expect(attackAll('n>=5 + remainder + audit').recovered).toBe(0);
  });

  it('recovers about thirteen people of 120 when a group of five is all that is asked for', () => {
    const { recovered } = attackAll('n>=5');
    expect(recovered).toBeGreaterThan(8);
    expect(recovered).toBeLessThan(20);
  });

  it('still recovers somebody when the audit is left out', () => {
    expect(attackAll('n>=5 + remainder').recovered).toBeGreaterThan(0);
  });
});
