// The two forms of a run as data.
import type { AdaptivePolicy } from './cat-types.ts';

/** Policy of the full run: 32-48 observations in at most 20 minutes. */
export function fullPolicy(_choices: Partial<AdaptivePolicy> & { seed: number | string }): AdaptivePolicy {
  throw new Error('fullPolicy is being written');
}

/** Policy of the short form: what eight minutes can carry. */
export function shortPolicy(_choices: Partial<AdaptivePolicy> & { seed: number | string }): AdaptivePolicy {
  throw new Error('shortPolicy is being written');
}
