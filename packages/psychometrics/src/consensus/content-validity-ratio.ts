// Lawshe's content validity ratio with the exact critical number of panellists.
// Sources: C. H. Lawshe (1975), equation 1; C. Ayre and A. J. Scally (2014) for the exact binomial limit.
import type { MethodRecord } from '../bank/bank.ts';
import type { ResultStatus, ResultWarning } from '../result/result-types.ts';
import { fairCoinTail } from './binomial-tail.ts';

export interface CriticalRatio {
  /** Fewest panellists who must say essential; null when even all of them could be chance. */
  panellists: number | null;
  ratio: number | null;
}

/**
 * Smallest number of "essential" votes that chance (even odds, one-sided) exceeds with probability of at most alpha.
 * @param panel size of the panel, 1 to 1,000
 * @param alpha 0.05 when absent
 * @throws RangeError when panel is not a whole number in range or alpha not in (0, 1)
 * @example criticalContentValidityRatio(10) // { panellists: 9, ratio: 0.8 }
 */
export function criticalContentValidityRatio(panel: number, alpha = 0.05): CriticalRatio {
  if (!(Number.isInteger(panel) && panel >= 1 && panel <= 1000)) {
    throw new RangeError(`panel: a whole number from 1 to 1000, not ${panel}`);
  }
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies in (0, 1), not ${alpha}`);
  for (let votes = Math.ceil(panel / 2); votes <= panel; votes += 1) {
    if (fairCoinTail(votes, panel) <= alpha) return { panellists: votes, ratio: (2 * votes - panel) / panel };
  }
  return { panellists: null, ratio: null };
}

export interface ContentValidityRatio {
  status: ResultStatus;
  /** -1 nobody, 0 half, 1 everybody says essential. */
  ratio: number | null;
  essential: number;
  panel: number;
  /** Chance of as many votes or more at even odds. */
  p: number | null;
  critical: CriticalRatio;
  isKept: boolean | null;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Content validity ratio of one statement.
 * @param essential panellists who say essential
 * @param panel panellists who voted
 * @throws RangeError when the counts do not fit
 * @example contentValidityRatio(9, 10).isKept // true
 */
export function contentValidityRatio(essential: number, panel: number, alpha = 0.05): ContentValidityRatio {
  if (!(Number.isInteger(panel) && panel >= 0 && panel <= 1000)) {
    throw new RangeError(`panel: a whole number from 0 to 1000, not ${panel}`);
  }
  if (!(Number.isInteger(essential) && essential >= 0 && essential <= panel)) {
    throw new RangeError(`essential: a whole number from 0 to ${panel}, not ${essential}`);
  }
  const method = {
    name: 'content-validity-ratio',
    version: '1',
    page: 'content-validity',
    parameters: { alpha, test: 'one-sided exact binomial' },
  };
  if (panel === 0) {
    return {
      status: 'not-estimable',
      ratio: null,
      essential,
      panel,
      p: null,
      critical: { panellists: null, ratio: null },
      isKept: null,
      warnings: [{ code: 'no-ratings', message: 'nobody voted' }],
      method,
    };
  }
  const critical = criticalContentValidityRatio(panel, alpha);
  return {
    status: 'estimated',
    ratio: (2 * essential - panel) / panel,
    essential,
    panel,
    p: fairCoinTail(essential, panel),
    critical,
    isKept: critical.panellists === null ? null : essential >= critical.panellists,
    warnings:
      critical.panellists === null
        ? [{ code: 'panel-too-small', message: `even ${panel} of ${panel} votes could be chance at ${alpha}` }]
        : [],
    method,
  };
}
