// One rule for text from outside, because the two databases treat bad text differently.

/**
 * True when both databases keep the text exactly: no NUL (PostgreSQL refuses it, SQLite stores it) and no lone surrogate
 * (both silently turn it into U+FFFD).
 */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}
