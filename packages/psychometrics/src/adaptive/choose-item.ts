// Chooses the next item: content first, then the rule's ranking, then exposure control.
import { createRandom, hashSeed } from '../numeric/seeded-random.ts';
import { itemInformation } from './prepare-test-bank.ts';
import { decisionValues, expectedVarianceValues, kullbackLeiblerValues } from './selection-rules.ts';
import type { TestState } from './test-state.ts';
import type { SelectionRule } from './test-types.ts';

export interface Choice {
  /** Position in the bank. */
  item: number;
  rule: SelectionRule;
  criterion: number;
  theta: number;
  rank: number;
  candidates: number;
  area: string | null;
  /** Better ranked items that exposure control passed over. */
  passedOver: readonly number[];
}

/** The next item, or null when none is left. */
export function chooseItem(state: TestState): Choice | null {
  const { policy } = state;
  const given = state.answeredItems.length;
  const rule =
    policy.opening && given < policy.opening.items ? policy.opening.rule : (policy.rule ?? 'maximum-information');
  const theta = state.theta ?? state.mean;
  const eligible = eligibleItems(state);
  if (eligible.count === 0) return null;
  const { area, mask } = eligible;
  const drawn = Math.min(policy.randomesque ?? 1, eligible.count);
  if (rule === 'maximum-information' && drawn === 1 && !policy.exposure) {
    const best = mostInformative(state, theta, mask);
    return {
      item: best,
      rule,
      criterion: state.values[best]!,
      theta,
      rank: 1,
      candidates: eligible.count,
      area,
      passedOver: [],
    };
  }
  fillValues(state, rule, theta, mask);
  const ranking = rank(state, mask);
  const seed = policy.seed ?? 'test';
  const random = createRandom(`${seed}|${given + state.skipped}`);
  const at = (place: number, passedOver: readonly number[]): Choice => {
    const item = ranking[place]!;
    const criterion = rule === 'expected-variance' ? -state.values[item]! : state.values[item]!;
    return { item, rule, criterion, theta, rank: place + 1, candidates: eligible.count, area, passedOver };
  };
  if (!policy.exposure) return at(random.below(drawn), []);
  // Randomesque first shuffles the best few, Sympson-Hetter then lets each of the ranking pass or not.
  for (let i = drawn - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    [ranking[i], ranking[j]] = [ranking[j]!, ranking[i]!];
  }
  for (let place = 0; place < ranking.length; place += 1) {
    const { name } = state.bank.items[ranking[place]!]!;
    // One draw an item and test: an item that was passed over stays out of this test.
    const isLetThrough = hashSeed(seed, 'exposure', name) / 4294967296 < (policy.exposure[name] ?? 1);
    if (isLetThrough) return at(place, ranking.slice(0, place));
  }
  // Nobody passed: the best item is better than an end without reason.
  return at(0, []);
}

/** Items of the area furthest behind its share (G. G. Kingsbury and A. R. Zara 1989), or all that are left. */
function eligibleItems(state: TestState): { mask: Uint8Array | null; count: number; area: string | null } {
  const { content } = state.policy;
  const { items } = state.bank;
  let left = 0;
  for (let j = 0; j < items.length; j += 1) if (!state.used[j]) left += 1;
  if (!content || left === 0) return { mask: null, count: left, area: null };
  const given = state.answeredItems.length;
  const areas = Object.entries(content.shares)
    .map(([area, share]) => ({ area, behind: share * (given + 1) - (state.byArea.get(area) ?? 0) }))
    .sort((a, b) => b.behind - a.behind);
  for (const { area } of areas) {
    const mask = new Uint8Array(items.length);
    let count = 0;
    for (let j = 0; j < items.length; j += 1) {
      if (state.used[j] || content.areas[items[j]!.name] !== area) continue;
      mask[j] = 1;
      count += 1;
    }
    if (count > 0) return { mask, count, area };
  }
  return { mask: null, count: left, area: null };
}

function isOpen(state: TestState, mask: Uint8Array | null, j: number): boolean {
  return mask ? mask[j] === 1 : state.used[j] === 0;
}

/**
 * Item with the largest information. Interpolation on the grid finds the few that may be the largest within its known
 * error; those are computed exactly, so the choice is that of the exact formula. The first of equals wins.
 */
function mostInformative(state: TestState, theta: number, mask: Uint8Array | null): number {
  const { bank, values } = state;
  const { low, step, points, values: grid, slack } = bank.information;
  const n = bank.items.length;
  const place = (theta - low) / step;
  const g = Math.floor(place);
  const isInside = g >= 0 && g < points - 1;
  let limit = -Infinity;
  if (isInside) {
    const part = place - g;
    const from = g * n;
    let top = -Infinity;
    for (let j = 0; j < n; j += 1) {
      const value = grid[from + j]! + part * (grid[from + n + j]! - grid[from + j]!);
      values[j] = value;
      if (value > top && isOpen(state, mask, j)) top = value;
    }
    limit = top - 2 * slack[g]!;
  }
  let best = -1;
  let most = -Infinity;
  for (let j = 0; j < n; j += 1) {
    if ((isInside && values[j]! < limit) || !isOpen(state, mask, j)) continue;
    const exact = itemInformation(bank.items[j]!, theta, state.work);
    values[j] = exact;
    if (exact > most) {
      most = exact;
      best = j;
    }
  }
  return best;
}

function fillValues(state: TestState, rule: SelectionRule, theta: number, mask: Uint8Array | null): void {
  const open = (j: number): boolean => isOpen(state, mask, j);
  if (rule === 'expected-variance') expectedVarianceValues(state, open);
  else if (rule === 'kullback-leibler') kullbackLeiblerValues(state, theta, open);
  else if (rule === 'decision') decisionValues(state, open);
  else {
    for (let j = 0; j < state.values.length; j += 1) {
      if (open(j)) state.values[j] = itemInformation(state.bank.items[j]!, theta, state.work);
    }
  }
}

/** Positions by value, largest first; equal values keep the order of the bank. */
function rank(state: TestState, mask: Uint8Array | null): number[] {
  const open: number[] = [];
  for (let j = 0; j < state.values.length; j += 1) if (isOpen(state, mask, j)) open.push(j);
  return open.sort((a, b) => state.values[b]! - state.values[a]! || a - b);
}
