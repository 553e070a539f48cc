// What the rules of a language are made of. Each list is matched against a sentence in small letters.

/** What a section of a call is about, as its heading says. */
export type SectionKind =
  | 'documents'
  | 'eligibility'
  | 'criteria'
  | 'deadlines'
  | 'budget'
  | 'requirements'
  | 'lots'
  | 'other';

export interface CallWords {
  /** Tried in this order; the first that fits names the section. */
  readonly headings: readonly (readonly [SectionKind, RegExp])[];
  readonly must: RegExp;
  readonly should: RegExp;
  /** The sentence is about what the funder or buyer does: nothing is asked of the applicant. */
  readonly funderActs: RegExp;
  readonly eligibility: RegExp;
  /** Costs may be eligible, and one may bid for two lots: neither says who may apply. */
  readonly notOfApplicants: RegExp;
  readonly submission: RegExp;
  readonly questions: RegExp;
  readonly answers: RegExp;
  readonly start: RegExp;
  /** What opens and closes is the call itself, not the work. */
  readonly callPeriod: RegExp;
  /** How long an offer binds is no day on which something is due. */
  readonly validity: RegExp;
  /** Decisions, information days, interviews, openings. */
  readonly otherDate: RegExp;
  readonly budget: RegExp;
  /** Sums that are no budget: turnover, insurance, penalties. */
  readonly otherSum: RegExp;
  /** A share that the funder or the applicant pays. */
  readonly share: RegExp;
  readonly total: RegExp;
  readonly atLeast: RegExp;
  readonly percentHead: RegExp;
  readonly pointsHead: RegExp;
  readonly criterion: RegExp;
  readonly document: RegExp;
  readonly handIn: RegExp;
  /** Numbers up to twelve in words, for page limits. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly callNames: RegExp;
}

/**
 * Whole words of a list in small letters: `|` parts them, `*` stands for any further letters, a blank for any blanks.
 *
 * @example words('submit*|closing date').test('the closing date is near') // true
 */
export function words(list: string): RegExp {
  const source = list.replaceAll('*', '\\p{L}*').replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'u');
}
