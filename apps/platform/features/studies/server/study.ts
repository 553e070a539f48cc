// A study as the use cases know it, and what the panel said once it is closed.
import type { Language } from '@dragoman/kernel';
import type { Background, ValidityClaim } from '../limits.ts';

export interface Study {
  readonly tenantId: string;
  readonly id: string;
  /** Who began it; both null once that person was erased. */
  readonly personId: string | null;
  readonly startedBy: string | null;
  readonly title: string;
  readonly bank: string;
  readonly bankVersion: string;
  readonly bankDigest: string;
  readonly relevance: readonly string[];
  readonly effectiveness: readonly string[];
  readonly status: 'draft' | 'open' | 'closed';
  readonly version: number;
  readonly createdAt: string;
  readonly openedAt: string | null;
  readonly closesAt: string | null;
  readonly closedAt: string | null;
  readonly remindedAt: string | null;
  readonly panel: Panel | null;
}

/** Frozen at the close, in an order that says nothing. */
export interface Panel {
  readonly experts: readonly PanelMember[];
  readonly remarks: readonly { readonly item: string; readonly text: string }[];
  /** Of everybody who was asked, not of who answered: that would be a key between the two. */
  readonly backgrounds: Readonly<Partial<Record<Background, number>>>;
}

export interface PanelMember {
  readonly relevance: Readonly<Record<string, number>>;
  readonly effectiveness: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Expert {
  readonly tenantId: string;
  readonly id: string;
  readonly studyId: string;
  readonly name: string;
  readonly email: string;
  readonly addressDigest: string;
  readonly background: Background;
  readonly language: Language;
  readonly reminders: number;
  readonly deviceDigest: string | null;
  readonly addressTries: number;
  readonly triesSince: string | null;
}

/** `relevance <item>`, `effectiveness <item>` or `remark <item>`. */
export interface StoredExpertAnswer {
  readonly question: string;
  readonly revision: number;
  readonly value: unknown;
}

export interface KeyVersion {
  readonly id: string;
  readonly studyId: string;
  readonly parameters: string;
  readonly parent: string;
  readonly rule: 'mean' | 'median' | 'mode';
  readonly scenarios: readonly string[];
  readonly experts: number;
  readonly reason: string;
  readonly personId: string | null;
  readonly acceptedBy: string | null;
  readonly acceptedAt: string;
}

export interface Note {
  readonly id: string;
  readonly kind: 'cognitive-interview' | 'focus-group';
  readonly heldOn: string;
  readonly who: string | null;
  readonly items: readonly string[];
  readonly said: string | null;
  readonly decision: 'open' | 'keep' | 'revise' | 'drop';
  readonly reason: string;
  readonly personId: string | null;
  readonly writtenBy: string | null;
  readonly writtenAt: string;
}

export interface WrittenEvidence {
  readonly id: string;
  readonly claim: ValidityClaim;
  readonly title: string;
  readonly says: string;
  readonly heldOn: string;
  readonly link: string | null;
  readonly personId: string | null;
  readonly writtenBy: string | null;
  readonly writtenAt: string;
  readonly withdrawnAt: string | null;
}

/** True when nothing is taken any more, also in the minutes before the job closes it. */
export function isOver(study: Pick<Study, 'status' | 'closesAt'>, now: string): boolean {
  return study.status === 'closed' || (study.closesAt !== null && study.closesAt <= now);
}
