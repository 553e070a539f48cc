// "My development": attempts over time, rounds, calibration, the plan with its progress. Reads what is kept, computes nothing.
import type { Queries } from '../../../../core/database/database.ts';
import { assessmentStore } from '../../../assessment/server/index.ts';
import type { Development, ProfileResult } from '../../contract.ts';
import { countingViews } from '../ledger/ledger-evidence.ts';
import { ledgerStore } from '../ledger/ledger-store.ts';
import { profileStore } from '../store.ts';
import type { StoredResult } from '../store.ts';
import { presentKeptPlan } from './keep-plan.ts';

export async function readDevelopment(
  queries: Queries,
  { tenantId, personId }: { readonly tenantId: string; readonly personId: string },
  hasAccount: boolean,
): Promise<Development> {
  const attempts = await assessmentStore(queries).listAttempts(tenantId, personId);
  const ledger = ledgerStore(queries);
  const rounds = await ledger.listRounds(tenantId, personId);
  const counting = countingViews(rounds);
  const store = profileStore(queries);
  const byAttempt = new Map<string, StoredResult[]>();
  for (const attempt of attempts)
    if (attempt.status === 'finished') byAttempt.set(attempt.id, await store.listResults(tenantId, attempt.id));
  const plan = await presentKeptPlan(queries, tenantId, personId);
  return {
    hasAccount,
    attempts: attempts.map(({ id, status, form, startedAt, finishedAt, roleProfile, stage }) => {
      const entries = byAttempt.get(id) ?? [];
      return {
        attemptId: id,
        status,
        form,
        startedAt,
        finishedAt,
        roleProfile,
        stage,
        entries: entries.length,
        needs: needsOf(entries.findLast((entry) => entry.reason !== 'recomputed')),
      };
    }),
    rounds: rounds.map((round) => ({
      roundId: round.roundId,
      releasedAt: round.releasedAt,
      groups: round.views.map(({ group, raters }) => ({ group, raters })),
      withheld: round.withheld.map(({ group, reason }) => ({ group, reason })),
    })),
    calibration: counting.length === 0 ? [] : [...byAttempt.values()].flat().flatMap(calibrationOf).toSorted(byTime),
    plan,
    trained: [...new Set((plan?.modules ?? []).filter((each) => each.state === 'done').map((each) => each.skill))],
    ageing: await ledger.findAgeing(tenantId, personId),
  };
}

function needsOf(entry: StoredResult | undefined): Development['attempts'][number]['needs'] {
  if (entry === undefined) return [];
  const result = JSON.parse(entry.body) as ProfileResult;
  return result.summary.needs.map(({ skill }) => ({
    skill,
    name: result.skills.find((each) => each.skill === skill)?.name ?? { en: skill },
  }));
}

function byTime(a: { readonly at: string }, b: { readonly at: string }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

/** One point a round: what the result that the round brought about says of the person's own view. */
function calibrationOf(entry: StoredResult): Development['calibration'] {
  if (entry.reason === 'recomputed' || entry.reason === 'ageing-chosen') return [];
  const { others } = JSON.parse(entry.body) as ProfileResult;
  if (others?.calibration === undefined || others.calibration === null) return [];
  const { verdict, index, interval90 } = others.calibration;
  return [{ at: entry.computedAt, attemptId: entry.attemptId, verdict, index, interval90 }];
}
