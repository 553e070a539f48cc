// An end that a sentence explains: the input cannot be used as it is.

export class MatchingError extends Error {
  override readonly name = 'MatchingError';
}
