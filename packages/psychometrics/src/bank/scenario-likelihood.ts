// Log-likelihood of one rated scenario on the theta grid: rating style allowed for, the scenario's own effect integrated out.
import { GRID_SIZE } from '../numeric/theta-grid.ts';
import { SLIP_PROBABILITY } from '../scenario/rating-style.ts';
import { TESTLET_RULE } from '../scenario/testlet-effect.ts';
import type { PreparedScenario } from './prepare-bank.ts';

const TESTLET_WEIGHTS = Float64Array.from(TESTLET_RULE, ({ weight }) => weight);
const SLIP_FLOOR = SLIP_PROBABILITY / 5;
const POINTS = GRID_SIZE * TESTLET_RULE.length;

/**
 * Add the scenario's log-likelihood to a table.
 * @param target log-likelihood at each node, changed in place
 * @param ratings one per option
 * @param transition 5 x 5 from styleTransition
 */
export function addScenario(
  target: Float64Array,
  item: PreparedScenario,
  ratings: readonly number[],
  transition: Float64Array,
): void {
  const product = new Float64Array(POINTS).fill(1);
  const option = new Float64Array(POINTS);
  for (const [index, rating] of ratings.entries()) {
    // The style-free probabilities sum to one, so slips add the same everywhere and most columns fall away.
    option.fill(SLIP_FLOOR);
    for (let neutral = 0; neutral < 5; neutral += 1) {
      const weight = transition[(rating - 1) * 5 + neutral]! - SLIP_FLOOR;
      if (weight < 1e-12) continue;
      const row = (index * 5 + neutral) * POINTS;
      for (let p = 0; p < POINTS; p += 1) option[p]! += weight * item.rating[row + p]!;
    }
    for (let p = 0; p < POINTS; p += 1) product[p]! *= option[p]!;
  }
  for (let q = 0; q < GRID_SIZE; q += 1) {
    const at = q * TESTLET_WEIGHTS.length;
    let sum = 0;
    for (let j = 0; j < TESTLET_WEIGHTS.length; j += 1) sum += TESTLET_WEIGHTS[j]! * product[at + j]!;
    target[q]! += Math.log(sum);
  }
}
