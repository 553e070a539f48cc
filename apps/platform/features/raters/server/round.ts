// A rating round and its nominations as the use cases know them.
import type { Language } from '@dragoman/kernel';
import type { RaterThresholds } from '../contract.ts';
import type { RaterGroup } from '../limits.ts';
import type { StatementPool } from './choose-statements.ts';

export interface Approver {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

export interface Round {
  readonly tenantId: string;
  readonly id: string;
  readonly personId: string;
  readonly campaign: { readonly id: string; readonly title: string } | null;
  /** How colleagues know the person. */
  readonly name: string;
  readonly purpose: 'development' | 'research' | 'benchmark';
  readonly thresholds: RaterThresholds;
  readonly bank: string;
  readonly bankVersion: string;
  readonly pool: StatementPool;
  readonly approver: Approver | null;
  /** In which the person is written to. */
  readonly language: Language;
  readonly status: 'open' | 'released';
  readonly openedAt: string;
  readonly closesAt: string | null;
  readonly releasedAt: string | null;
}

export interface Nominee {
  readonly tenantId: string;
  readonly id: string;
  readonly roundId: string;
  /** Order of asking within the round; says which statements. */
  readonly place: number;
  readonly group: RaterGroup;
  readonly language: Language;
  readonly addressDigest: string;
  readonly state: 'waiting' | 'asked' | 'refused';
  readonly askedAt: string | null;
  readonly takenBackAt: string | null;
  readonly leftAt: string | null;
  readonly leftReason: 'not-me' | 'rather-not' | null;
  readonly deviceDigest: string | null;
  readonly addressTries: number;
  readonly triesSince: string | null;
  readonly reminders: number;
  readonly remindersStopped: boolean;
  readonly handedInAt: string | null;
  /** Null once forgotten. */
  readonly contact: { readonly name: string; readonly email: string } | null;
}

/** True while the nominee may answer or has answered: neither taken back nor gone. */
export function isStanding(nominee: Nominee): boolean {
  return nominee.state === 'asked' && nominee.takenBackAt === null && nominee.leftAt === null;
}

/** True once nothing more is taken: released, or its date has come and the release is only a moment away. */
export function isOver(round: Round, now: string): boolean {
  return round.status === 'released' || (round.closesAt !== null && round.closesAt <= now);
}
