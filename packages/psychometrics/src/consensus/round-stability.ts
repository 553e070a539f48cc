// Stability of a panel's ratings between two rounds: has the group moved, and how many panellists have?
// Source: H. A. von der Gracht (2012) for stability before consensus; the signed rank test for the movement.
import type { MethodRecord } from '../bank/bank.ts';
import { averageRanks } from '../numeric/average-ranks.ts';
import { correlationOf } from '../numeric/moments.ts';
import { sampleQuantile } from '../numeric/quantile.ts';
import type { ResultWarning } from '../result/result-types.ts';
import { type SignedRank, signedRank, type SignedRankMethod } from './signed-rank.ts';

export interface StabilityOptions {
  /** `auto` when absent; the result says which was taken. */
  test?: SignedRankMethod | 'auto';
  /** Share of unchanged panellists from which the round counts as stable, 0.75 when absent. */
  stableShare?: number;
}

export interface RoundStability {
  /** Panellists with a rating in both rounds. */
  panellists: number;
  unchanged: number;
  raised: number;
  lowered: number;
  shareUnchanged: number | null;
  isStable: boolean | null;
  medianChange: number | null;
  test: SignedRank;
  /** Spearman correlation between the rounds; null when one of them does not vary. */
  rankCorrelation: number | null;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Stability between rounds.
 * @param rounds ratings per panellist (the same names in both rounds); null is missing
 * @throws TypeError for a rating that is no number; RangeError when it is infinite or stableShare lies outside (0, 1]
 * @example roundStability({ anna: 3, ben: 4 }, { anna: 4, ben: 4 }).unchanged // 1
 */
export function roundStability(
  first: Readonly<Record<string, number | null>>,
  second: Readonly<Record<string, number | null>>,
  options: StabilityOptions = {},
): RoundStability {
  const stableShare = options.stableShare ?? 0.75;
  if (!(stableShare > 0 && stableShare <= 1)) throw new RangeError(`stableShare lies in (0, 1], not ${stableShare}`);
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  const before: number[] = [];
  const after: number[] = [];
  for (const name of names) {
    const a = readRating(first[name], name, 'first');
    const b = readRating(second[name], name, 'second');
    if (a === null || b === null) continue;
    before.push(a);
    after.push(b);
  }
  const changes = after.map((value, i) => value - before[i]!);
  const panellists = changes.length;
  const unchanged = changes.filter((change) => change === 0).length;
  const test = signedRank(changes, options.test ?? 'auto');
  const warnings: ResultWarning[] = [];
  if (panellists < names.length) {
    const message = `${names.length - panellists} of ${names.length} panellists rated in one round only and are left out`;
    warnings.push({ code: 'panellists-left-out', message });
  }
  if (panellists === 0) warnings.push({ code: 'no-pairs', message: 'nobody rated in both rounds' });
  else if (test.pairs === 0) warnings.push({ code: 'no-change', message: 'nobody changed: there is nothing to test' });
  else if (test.pairs < 6) {
    warnings.push({
      code: 'few-changes',
      message: `${test.pairs} changes: a test at 5 % cannot reject with fewer than 6`,
    });
  }
  return {
    panellists,
    unchanged,
    raised: changes.filter((change) => change > 0).length,
    lowered: changes.filter((change) => change < 0).length,
    shareUnchanged: panellists > 0 ? unchanged / panellists : null,
    isStable: panellists > 0 ? unchanged / panellists >= stableShare : null,
    medianChange: panellists > 0 ? sampleQuantile(changes, 0.5) : null,
    test,
    rankCorrelation: panellists > 1 ? correlationOf(averageRanks(before).ranks, averageRanks(after).ranks) : null,
    warnings,
    method: {
      name: 'round-stability',
      version: '1',
      page: 'consensus',
      parameters: { test: test.method, zeros: 'dropped', stableShare },
    },
  };
}

function readRating(value: number | null | undefined, name: string, round: string): number | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (typeof value !== 'number')
    throw new TypeError(`${round} round, ${name}: ${JSON.stringify(value)} is not a number`);
  if (!Number.isFinite(value)) throw new RangeError(`${round} round, ${name}: the rating is infinite`);
  return value;
}
