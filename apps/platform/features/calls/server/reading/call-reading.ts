// What the reading of a call for proposals finds: parts of the text with their place, and what each of them says. `readCall` of
// read-call.ts makes it. What was not found is absent; what was found but not understood is null.

/** Languages that calls are read in. */
export const CALL_LANGUAGES = ['en', 'fi', 'it', 'pl', 'nl'] as const;
export type CallLanguage = (typeof CALL_LANGUAGES)[number];

export const FOUND_KINDS = [
  'lot',
  'eligibility',
  'deadline',
  'budget',
  'criterion',
  'requirement',
  'document',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export const DEADLINE_ROLES = ['submission', 'questions', 'answers', 'start', 'other'] as const;
export type DeadlineRole = (typeof DEADLINE_ROLES)[number];

export interface FoundPart {
  readonly kind: FoundKind;
  /** Offsets into the text as it was given, UTF-16, the end exclusive: `text.slice(start, end)` is what is shown. */
  readonly start: number;
  readonly end: number;
  /** The sentence or line, on one line and without the hyphens of a broken line. */
  readonly text: string;
  /** Label of the lot it belongs to as the call writes it ("Lot 2", "Osa 1"); null where it holds for the whole call. */
  readonly lot: string | null;
  /** ISO date, of deadlines; null where none is written, where it does not exist, or where day and month could be exchanged. */
  readonly date: string | null;
  /** `HH:MM`, as the call writes it, in the time of its place. */
  readonly time: string | null;
  readonly amount: number | null;
  /** ISO 4217. */
  readonly currency: string | null;
  /** Of a criterion. */
  readonly weight: number | null;
  readonly weightUnit: 'percent' | 'points' | null;
  /** Of a requirement. */
  readonly strength: 'must' | 'should' | null;
  /** The most pages of a document. */
  readonly pages: number | null;
  /** Of a deadline. */
  readonly role: DeadlineRole | null;
}

export interface CallReading {
  /** Null where the text is in none of the languages, or too short to tell. */
  readonly language: CallLanguage | null;
  readonly title: string | null;
  /** All sentences and lines in the order of the text, so that a part can be added by hand. */
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
  /** In the order of the text; one sentence can be several parts: two deadlines, two sums, a lot and its budget. */
  readonly found: readonly FoundPart[];
}
