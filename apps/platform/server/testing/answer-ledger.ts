// What the server has acknowledged, written down by those who sent it, and the comparison with what is really stored.

/** One answer as it was sent. */
export interface SentAnswer {
  readonly attemptId: string;
  readonly key: string;
  readonly itemId: string;
  readonly revision: number;
  readonly value: unknown;
}

export interface LedgerEntry extends SentAnswer {
  /** False while no acknowledgement came: such an answer may be stored or not, but never twice. */
  readonly isAcknowledged: boolean;
}

/** One answer as it was found. The wire gives no keys back, the database does. */
export interface FoundAnswer {
  readonly attemptId: string;
  readonly key?: string;
  readonly itemId: string;
  readonly revision: number;
  readonly value: unknown;
}

export interface LedgerFindings {
  readonly acknowledged: number;
  /** Acknowledged and not there, or there with another content. */
  readonly lost: readonly SentAnswer[];
  /** There more often than once. */
  readonly doubled: readonly FoundAnswer[];
  /** There without ever having been sent. */
  readonly strange: readonly FoundAnswer[];
}

export interface AnswerLedger {
  noteSent(answer: SentAnswer): void;
  noteAcknowledged(attemptId: string, key: string): void;
  entries(): LedgerEntry[];
}

export function createLedger(): AnswerLedger {
  const entries = new Map<string, LedgerEntry>();
  return {
    noteSent: (answer) => {
      const at = placeOf(answer.attemptId, answer.key);
      if (!entries.has(at)) entries.set(at, { ...answer, isAcknowledged: false });
    },
    noteAcknowledged: (attemptId, key) => {
      const entry = entries.get(placeOf(attemptId, key));
      if (entry === undefined) throw new Error(`The server acknowledged ${key}, which was never sent.`);
      entries.set(placeOf(attemptId, key), { ...entry, isAcknowledged: true });
    },
    entries: () => [...entries.values()],
  };
}

/**
 * Compares what was acknowledged with what was found. An answer is known by attempt, item and revision, because that is what a
 * person would see twice; where keys are known they must agree as well.
 */
export function compareLedger(entries: readonly LedgerEntry[], found: readonly FoundAnswer[]): LedgerFindings {
  const foundAt = Map.groupBy(found, nameOf);
  const sentAt = Map.groupBy(entries, nameOf);
  const isThere = (entry: LedgerEntry): boolean =>
    (foundAt.get(nameOf(entry)) ?? []).some((each) => isSame(entry, each));
  const acknowledged = entries.filter((entry) => entry.isAcknowledged);
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((entry) => !isThere(entry)),
    doubled: [...foundAt.values()].flatMap((same) => same.slice(1)),
    strange: found.filter((each) => !(sentAt.get(nameOf(each)) ?? []).some((entry) => isSame(entry, each))),
  };
}

function isSame(sent: SentAnswer, found: FoundAnswer): boolean {
  const hasKey = found.key === undefined || found.key === sent.key;
  return hasKey && JSON.stringify(found.value) === JSON.stringify(sent.value);
}

function nameOf({ attemptId, itemId, revision }: FoundAnswer): string {
  return `${attemptId} ${itemId} ${revision}`;
}

function placeOf(attemptId: string, key: string): string {
  return `${attemptId} ${key}`;
}
