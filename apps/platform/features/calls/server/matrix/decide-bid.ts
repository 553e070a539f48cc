// Bid or no bid: decided by a named person with reasons; decided anew as often as needed, and nothing that was decided is lost.
import { AppError } from '@dragoman/kernel';
import { canonicalJson } from '../../../../core/canonical-json.ts';
import type { DecideBody } from '../../contract.ts';
import { DECISIONS_MAX } from '../../limits.ts';
import type { DecisionRecord } from '../call.ts';
import { auditCall } from '../calls-parts.ts';
import type { Bidder, CallsParts, WriteQueries } from '../calls-parts.ts';
import { requireCall } from '../intake/keep-call.ts';
import { touchCall } from '../summarise-call.ts';
import { decisionStore } from '../work-store.ts';

/** Throws `calls.decided-meanwhile` with the decision that was kept when the newest is not the one that was read. */
export async function decideBid(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  callId: string,
  body: DecideBody,
): Promise<{ number: number }> {
  const { tenantId, personId } = by;
  const record = await requireCall(queries, tenantId, callId);
  const words = body.words.trim();
  if (words === '' && body.reasonsFor.length + body.reasonsAgainst.length === 0)
    throw new AppError('calls.reason-needed');
  const store = decisionStore(queries, { tenantId, callId });
  const [newest] = await store.list();
  if ((newest?.number ?? 0) !== body.after) throw decidedMeanwhile(newest);
  if (body.after >= DECISIONS_MAX) throw new AppError('calls.too-many-decisions', { values: { most: DECISIONS_MAX } });
  const decision: DecisionRecord = {
    number: body.after + 1,
    decision: body.decision,
    reasonsFor: [...new Set(body.reasonsFor)],
    reasonsAgainst: [...new Set(body.reasonsAgainst)],
    words,
    personId,
    at: parts.runtime.clock.iso(),
  };
  if (!(await store.add(decision))) throw decidedMeanwhile((await store.list())[0]);
  await touchCall(parts, queries, record);
  const reasons = canonicalJson([decision.reasonsFor, decision.reasonsAgainst]);
  await auditCall(parts, queries, by, 'decided', callId, { decision: body.decision, number: decision.number, reasons });
  return { number: decision.number };
}

function decidedMeanwhile(kept: DecisionRecord | undefined): AppError {
  const values = { decision: kept?.decision ?? 'none', on: kept?.at.slice(0, 10) ?? '' };
  return new AppError('calls.decided-meanwhile', { values });
}
