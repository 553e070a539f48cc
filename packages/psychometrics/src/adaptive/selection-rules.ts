// Values of the selection rules that look ahead: for each open item, larger is better.
import { differentiateItem } from '../scoring/scorable-items.ts';
import type { TestState } from './test-state.ts';

type IsOpen = (item: number) => boolean;

/** Minus the expected posterior variance after the item (W. J. van der Linden 1998, Psychometrika 63). */
export function expectedVarianceValues(state: TestState, isOpen: IsOpen): void {
  const { bank, posterior, values } = state;
  const { nodes } = bank;
  const Q = nodes.length;
  for (let j = 0; j < values.length; j += 1) {
    if (!isOpen(j)) continue;
    const table = bank.probabilities[j]!;
    let expected = 0;
    for (let row = 0; row < table.length; row += Q) {
      let mass = 0;
      let first = 0;
      let second = 0;
      for (let q = 0; q < Q; q += 1) {
        const weight = posterior[q]! * table[row + q]!;
        const distance = nodes[q]! - state.mean;
        mass += weight;
        first += weight * distance;
        second += weight * distance * distance;
      }
      if (mass > 0) expected += second - (first * first) / mass;
    }
    values[j] = -expected;
  }
}

/**
 * Divergence of the item's answers at the estimate from those at other thetas, weighted by the posterior
 * (H.-H. Chang and Z. Ying 1996, Applied Psychological Measurement 20).
 */
export function kullbackLeiblerValues(state: TestState, theta: number, isOpen: IsOpen): void {
  const { bank, posterior, values, work } = state;
  const Q = bank.nodes.length;
  for (let j = 0; j < values.length; j += 1) {
    if (!isOpen(j)) continue;
    const item = bank.items[j]!;
    const table = bank.probabilities[j]!;
    differentiateItem(item, theta, work);
    let sum = 0;
    for (let c = 0; c < item.curve.categories; c += 1) {
      const p = work.p[c]!;
      const logP = Math.log(p);
      let distance = 0;
      for (let q = 0; q < Q; q += 1) distance += posterior[q]! * (logP - Math.log(table[c * Q + q]!));
      sum += p * distance;
    }
    values[j] = sum;
  }
}

/**
 * Expected fall of the entropy (in nats) of the class between the cuts: the mutual information of answer and class.
 * Source: C. E. Shannon (1948); for classification tests L. M. Rudner (2002).
 */
export function decisionValues(state: TestState, isOpen: IsOpen): void {
  const { bank, posterior, values, policy } = state;
  const { nodes } = bank;
  const Q = nodes.length;
  const cuts = policy.cuts!;
  const classOf = Int32Array.from(nodes, (theta) => cuts.filter((cut) => theta >= cut).length);
  const masses = new Float64Array(cuts.length + 1);
  for (let q = 0; q < Q; q += 1) masses[classOf[q]!]! += posterior[q]!;
  const before = entropy(masses, 1);
  for (let j = 0; j < values.length; j += 1) {
    if (!isOpen(j)) continue;
    const table = bank.probabilities[j]!;
    let after = 0;
    for (let row = 0; row < table.length; row += Q) {
      masses.fill(0);
      let mass = 0;
      for (let q = 0; q < Q; q += 1) {
        const weight = posterior[q]! * table[row + q]!;
        masses[classOf[q]!]! += weight;
        mass += weight;
      }
      if (mass > 0) after += mass * entropy(masses, mass);
    }
    values[j] = before - after;
  }
}

function entropy(masses: Float64Array, total: number): number {
  let sum = 0;
  for (const mass of masses) if (mass > 0) sum -= (mass / total) * Math.log(mass / total);
  return sum;
}
