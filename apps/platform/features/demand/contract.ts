// What goes over the wire about firms' needs, and what the rooms to the right are told of them.
import type { CaseKind, CaseSource, CaseStage, NeedLevel, NeedPriority } from './limits.ts';

// --- For the rooms to the right: the front door `demandDoor` ---

export interface NeedOrganisation {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string;
  readonly sector: string;
}

/** Whom the firm named; gone when that person was erased. */
export interface NeedContact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** A stretch, in UTF-16 units: `text.slice(start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface NeedSentence {
  readonly id: string;
  readonly textId: string;
  /** Empty when `isConfidential`: what is confidential leaves this room by `confidentialSentences` alone. */
  readonly text: string;
  /** Where it stands in its text. */
  readonly start: number;
  readonly end: number;
  readonly language: string;
  readonly isConfidential: boolean;
}

/** A skill a named person took from a firm's text. */
export interface AcceptedNeed {
  readonly id: string;
  readonly skill: { readonly uri: string; readonly label: string };
  readonly level: NeedLevel | null;
  readonly priority: NeedPriority;
  /** The sentences that led to it. `words` are stretches of the sentence's own `text`; none of a confidential one. */
  readonly sentences: readonly { readonly id: string; readonly words: readonly Stretch[] }[];
  /** Person who decided; null when that person was erased. */
  readonly decidedBy: string | null;
  /** ISO instant. */
  readonly decidedAt: string;
}

export interface NeedCaseSummary {
  readonly id: string;
  readonly title: string;
  readonly organisation: NeedOrganisation;
  readonly kind: CaseKind;
  readonly stage: CaseStage;
  readonly source: CaseSource;
  /** Two letters, of the text as a whole; `en` while nothing was read. */
  readonly language: string;
  readonly receivedAt: string;
  readonly needs: number;
}

export interface NeedCase extends Omit<NeedCaseSummary, 'needs'> {
  readonly contact: NeedContact | null;
  /** ISO date until which the firm wants it, or null. */
  readonly deadline: string | null;
  /** In the firm's words; null when it named none or marked it confidential. */
  readonly budget: string | null;
  /** Who is to learn, in the firm's words. */
  readonly audience: string;
  /** Whether training is the answer, as a named person decided; null: not decided yet. */
  readonly gate: 'training' | 'partly' | 'not-training' | null;
  readonly sentences: readonly NeedSentence[];
  /** Those accepted and not taken back, in order of priority and of the text. */
  readonly needs: readonly AcceptedNeed[];
}
