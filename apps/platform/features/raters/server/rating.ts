// A rater's answers, and what follows from the SET of them alone: order of arrival and repetition change nothing.
import type { RatingValue, ReleasedComment } from '../contract.ts';

export interface StoredRating {
  readonly key: string;
  readonly itemId: string;
  readonly revision: number;
  readonly value: RatingValue;
  readonly seconds: number;
  readonly answeredAt: string;
}

/** Places of the free comments among the items. No statement has such an id: they begin with their skill and a hyphen. */
export const COMMENT_KINDS = ['start', 'stop', 'continue'] as const;

export function isCommentKind(itemId: string): itemId is ReleasedComment['kind'] {
  return (COMMENT_KINDS as readonly string[]).includes(itemId);
}

/** The answer that counts for each item: the highest revision, and of two alike the one with the greater key. */
export function countingRatings(stored: readonly StoredRating[]): StoredRating[] {
  const counting = new Map<string, StoredRating>();
  for (const answer of stored) {
    const known = counting.get(answer.itemId);
    const isNewer =
      known === undefined ||
      answer.revision > known.revision ||
      (answer.revision === known.revision && answer.key > known.key);
    if (isNewer) counting.set(answer.itemId, answer);
  }
  return [...counting.values()].toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

/** What was observed: statement and category. */
export function observedOf(stored: readonly StoredRating[]): { itemId: string; category: number }[] {
  return countingRatings(stored).flatMap(({ itemId, value }) =>
    'category' in value ? [{ itemId, category: value.category }] : [],
  );
}

export function commentsOf(stored: readonly StoredRating[]): ReleasedComment[] {
  return countingRatings(stored).flatMap(({ itemId, value }) => {
    const text = 'comment' in value ? value.comment.trim() : '';
    return isCommentKind(itemId) && text !== '' ? [{ kind: itemId, text }] : [];
  });
}
