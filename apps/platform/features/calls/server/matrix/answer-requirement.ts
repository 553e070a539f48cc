// How a requirement stands: status, own words, what it is tied to. What was tied before may stay tied though it is gone.
import { AppError } from '@dragoman/kernel';
import { canonicalJson } from '../../../../core/canonical-json.ts';
import type { ModuleRef } from '../../../programmes/contract.ts';
import type { SaveAnswerBody } from '../../contract.ts';
import type { AnswerRecord, CallRecord, Ties } from '../call.ts';
import { auditCall } from '../calls-parts.ts';
import type { Bidder, CallsParts, WriteQueries } from '../calls-parts.ts';
import { requirePart } from '../intake/change-part.ts';
import { requireCall } from '../intake/keep-call.ts';
import { touchCall } from '../summarise-call.ts';
import { answerStore } from '../work-store.ts';
import { countTies, isAnswered } from './judge-answers.ts';

export interface AnswerWish {
  readonly callId: string;
  readonly partId: string;
  readonly body: SaveAnswerBody;
  /** Names of those academics of the body who are known; read before the write, which reads no other room. */
  readonly academics: ReadonlyMap<string, string>;
}

const NO_TIES: Ties = { modules: [], academicIds: [], sessionIds: [] };

/** Throws `calls.changed-meanwhile` when somebody else answered first, and `calls.…-not-known` for a tie to nothing. */
export async function answerRequirement(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  { callId, partId, body, academics }: AnswerWish,
): Promise<void> {
  const { tenantId, personId } = by;
  const record = await requireCall(queries, tenantId, callId);
  const part = await requirePart(queries, tenantId, callId, partId);
  if (!isAnswered(part)) throw new AppError('calls.not-a-requirement');
  const text = body.text.trim();
  const isKept = body.status === 'met' || body.status === 'partly';
  if (body.promise !== null && (text === '' || !isKept)) throw new AppError('calls.promise-needs-words');
  const store = answerStore(queries, { tenantId, callId });
  const before = (await store.list()).get(partId) ?? null;
  const ties = withoutRepeats(body);
  const said = { status: body.status, text, promise: body.promise, ties };
  if (before !== null && canonicalJson(sayingOf(before)) === canonicalJson(said)) return;
  await requireKnown(parts, queries, record, { ties, before: before?.ties ?? NO_TIES, academics });
  const answer: AnswerRecord = {
    partId,
    revision: body.revision + 1,
    ...said,
    personId,
    at: parts.runtime.clock.iso(),
  };
  if (!(await store.saveAt(body.revision, answer))) throw new AppError('calls.changed-meanwhile');
  await touchCall(parts, queries, record);
  const details = { status: body.status, ties: countTies(ties), promise: body.promise ?? 'none' };
  await auditCall(parts, queries, by, 'requirement-answered', callId, details);
}

function sayingOf({ status, text, promise, ties }: AnswerRecord) {
  return { status, text, promise, ties };
}

function withoutRepeats({ modules, academicIds, sessionIds }: SaveAnswerBody): Ties {
  return {
    modules: [...new Map(modules.map((ref) => [keyOf(ref), ref])).values()],
    academicIds: [...new Set(academicIds)],
    sessionIds: [...new Set(sessionIds)],
  };
}

/** A module in one version; the version that is tied stays the one that was looked at. */
export function keyOf({ source, institutionId, moduleId, version }: ModuleRef): string {
  return canonicalJson([source, institutionId, moduleId, version]);
}

async function requireKnown(
  parts: CallsParts,
  queries: WriteQueries,
  record: CallRecord,
  { ties, before, academics }: { readonly ties: Ties; readonly before: Ties } & Pick<AnswerWish, 'academics'>,
): Promise<void> {
  const { tenantId } = record;
  const tied = new Set(before.modules.map(keyOf));
  const modules = ties.modules.filter((ref) => !tied.has(keyOf(ref)));
  if (modules.length > 0) {
    const known = await parts.charters.modules(queries, tenantId, record.language ?? 'en');
    const keys = new Set(known.map(({ ref }) => keyOf(ref)));
    if (modules.some((ref) => !keys.has(keyOf(ref)))) throw new AppError('calls.module-not-known');
  }
  const academicIds = ties.academicIds.filter((id) => !before.academicIds.includes(id));
  if (academicIds.some((id) => !academics.has(id))) throw new AppError('calls.academic-not-known');
  const sessionIds = ties.sessionIds.filter((id) => !before.sessionIds.includes(id));
  if (sessionIds.length === 0) return;
  const programme =
    record.programmeId === null ? null : await parts.programmes.programme(queries, tenantId, record.programmeId);
  const sessions = new Set(programme?.sessions.map(({ id }) => id));
  if (sessionIds.some((id) => !sessions.has(id))) throw new AppError('calls.session-not-known');
}
