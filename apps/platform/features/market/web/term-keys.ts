// What a key means on a row of the list of new terms.
import { TERM_DECISIONS } from '../limits.ts';
import type { TermDecision } from '../limits.ts';

export type TermAction =
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  /** Null takes a decision back. */
  | { readonly kind: 'decide'; readonly decision: TermDecision | null };

/** Null for keys that are the browser's or nobody's. */
export function decisionOfKey(key: string): TermAction | null {
  if (key === 'ArrowDown' || key === 'j') return { kind: 'move', by: 1 };
  if (key === 'ArrowUp' || key === 'k') return { kind: 'move', by: -1 };
  if (key === '0') return { kind: 'decide', decision: null };
  const decision = /^[1-9]$/.test(key) ? TERM_DECISIONS[Number(key) - 1] : undefined;
  return decision === undefined ? null : { kind: 'decide', decision };
}
