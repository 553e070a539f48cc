// What the list says of a call, worked out in the write that changed it; with it the call counts as saved now.
import type { CallRecord, CallSummary } from './call.ts';
import { callStore, partStore } from './call-store.ts';
import type { CallsParts, WriteQueries } from './calls-parts.ts';
import { listDeadlines } from './checklist/due-dates.ts';
import { countCoverage } from './matrix/judge-answers.ts';
import type { CallStage } from '../limits.ts';
import { answerStore, charterStore, decisionStore, itemStore } from './work-store.ts';

export const EMPTY_SUMMARY: CallSummary = {
  deadlines: [],
  decision: null,
  gaps: 0,
  answered: 0,
  musts: 0,
  itemsOpen: 0,
  promisedTo: [],
};

export async function touchCall(
  { runtime }: Pick<CallsParts, 'runtime'>,
  queries: WriteQueries,
  { tenantId, id }: Pick<CallRecord, 'tenantId' | 'id'>,
): Promise<void> {
  const at = { tenantId, callId: id };
  const parts = await partStore(queries).list(tenantId, id);
  const [whole] = countCoverage(parts, await answerStore(queries, at).list());
  const [decided] = await decisionStore(queries, at).list();
  const items = await itemStore(queries, at).list();
  const charters = await charterStore(queries, at).list();
  const summary: CallSummary = {
    deadlines: listDeadlines(parts),
    decision: decided?.decision ?? null,
    gaps: whole!.gaps,
    answered: whole!.musts - whole!.open,
    musts: whole!.musts,
    itemsOpen: items.filter(({ doneAt }) => doneAt === null).length,
    promisedTo: charters.filter(({ promises }) => promises > 0).map(({ programmeId }) => programmeId),
  };
  await callStore(queries).change(tenantId, id, { summary, saved_at: runtime.clock.iso() });
}

export function stageOf({ outcome, summary }: Pick<CallRecord, 'outcome' | 'summary'>): CallStage {
  if (outcome !== null) return outcome;
  if (summary.decision === null) return 'deciding';
  return summary.decision === 'bid' ? 'bidding' : 'not-bidding';
}
