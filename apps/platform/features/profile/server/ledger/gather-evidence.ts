// Reads from the ledger what counts for an attempt's result at a moment.
import type { Queries } from '../../../../core/database/database.ts';
import { assessmentStore } from '../../../assessment/server/index.ts';
import type { Attempt, Instrument, StoredAnswer } from '../../../assessment/server/index.ts';
import { chooseCarried } from './ledger-evidence.ts';
import type { LedgerEvidence } from './ledger-evidence.ts';
import { ledgerStore } from './ledger-store.ts';

/** Finished attempts of a person, oldest first. */
export async function listFinished(queries: Queries, tenantId: string, personId: string): Promise<Attempt[]> {
  const attempts = await assessmentStore(queries).listAttempts(tenantId, personId);
  return attempts
    .filter((attempt) => attempt.status === 'finished' && attempt.finishedAt !== null)
    .toSorted((a, b) =>
      a.finishedAt! < b.finishedAt! ? -1 : a.finishedAt! > b.finishedAt! ? 1 : a.id < b.id ? -1 : 1,
    );
}

export interface GatherOptions {
  /** Instant up to which the ledger is read; what entered later does not count. */
  readonly until: string;
  readonly halfLifeMonths: number | null;
}

/** Everything beside the attempt's own answers: earlier attempts, rounds, outside observations, as far as they had come by then. */
export async function gatherEvidence(
  queries: Queries,
  instrument: Instrument,
  attempt: Attempt,
  stored: readonly StoredAnswer[],
  { until, halfLifeMonths }: GatherOptions,
): Promise<LedgerEvidence> {
  const { tenantId, personId } = attempt;
  const ledger = ledgerStore(queries);
  const finished = await listFinished(queries, tenantId, personId);
  const own = finished.findIndex((each) => each.id === attempt.id);
  const store = assessmentStore(queries);
  const earlier = [];
  for (const each of finished.slice(0, Math.max(0, own))) {
    if (each.bank === attempt.bank) earlier.push({ attempt: each, stored: await store.listAnswers(tenantId, each.id) });
  }
  const rounds = await ledger.listRounds(tenantId, personId);
  const outside = await ledger.listOutside(tenantId, personId);
  return {
    carried: chooseCarried(instrument, stored, earlier),
    rounds: rounds.filter((round) => round.enteredAt <= until).map(({ enteredAt: _entered, ...round }) => round),
    outside: outside.filter((each) => each.enteredAt <= until && instrument.bank.head.skills.includes(each.skill)),
    ageing: halfLifeMonths === null ? null : { halfLifeMonths, asOf: until.slice(0, 10) },
  };
}
