// The rules compared by the attack on the team map, and what one synthetic institution gives away under each.
import { ALL_CHECKS, admitSets } from '../../apps/platform/core/disclosure/admit-sets.ts';
import type { Checks } from '../../apps/platform/core/disclosure/admit-sets.ts';
import { MOST_FILTERS } from '../../apps/platform/core/disclosure/rule.ts';
import { findDetermined } from '../../apps/platform/core/disclosure/testing/attack.ts';
import {
  allFilters,
  membersOf,
  syntheticInstitution,
} from '../../apps/platform/core/disclosure/testing/synthetic-institution.ts';

export interface AttackRule {
  readonly name: string;
  readonly threshold: number;
  readonly checks: Checks;
  readonly mostFilters: number;
}

const EVERY_FILTER = 4;
const NOTHING_ELSE: Checks = { remainder: false, audit: false };
const REMAINDER: Checks = { remainder: true, audit: false };

/** `default` is the product's rule. `n>=5` is its planted twin: what a minimum group size alone gives away. */
export const ATTACK_RULES: readonly AttackRule[] = [
  { name: 'n>=5', threshold: 5, checks: NOTHING_ELSE, mostFilters: EVERY_FILTER },
  { name: 'n>=5 + remainder', threshold: 5, checks: REMAINDER, mostFilters: EVERY_FILTER },
  { name: 'n>=5 + remainder + audit', threshold: 5, checks: ALL_CHECKS, mostFilters: EVERY_FILTER },
  { name: 'n>=10', threshold: 10, checks: NOTHING_ELSE, mostFilters: EVERY_FILTER },
  { name: 'n>=10 + remainder', threshold: 10, checks: REMAINDER, mostFilters: EVERY_FILTER },
  { name: 'n>=10 + remainder + audit', threshold: 10, checks: ALL_CHECKS, mostFilters: EVERY_FILTER },
  { name: 'default', threshold: 10, checks: ALL_CHECKS, mostFilters: MOST_FILTERS },
];

export interface AttackOutcome {
  readonly released: number;
  /** People whose exact value follows from the exact means and counts of everything released. */
  readonly recovered: number;
}

/** Everything the rule permits is shown to the attacker, exact and unrounded: harder than what leaves the product. */
export function attackInstitution(seed: number, people: number, rule: AttackRule): AttackOutcome {
  const members = syntheticInstitution(seed, people);
  const bySet = new Map<string, number[]>();
  for (const filters of allFilters(members, rule.mostFilters)) {
    const columns = membersOf(members, filters);
    bySet.set(columns.join(' '), columns);
  }
  const candidates = [...bySet].map(([key, columns]) => ({ key, columns }));
  const verdicts = admitSets({ threshold: rule.threshold, released: [], candidates, checks: rule.checks });
  const released = candidates.flatMap(({ columns }, index) => (verdicts[index] === null ? [columns] : []));
  return { released: released.length, recovered: findDetermined(released, people).length };
}
