// What was read is a proposal: parts are added by hand, put right and taken away, each with who did so.
import { AppError } from '@dragoman/kernel';
import { canonicalJson } from '../../../../core/canonical-json.ts';
import type { AddPartBody, SavePartBody } from '../../contract.ts';
import { PARTS_MAX } from '../../limits.ts';
import type { PartRecord, Saying } from '../call.ts';
import { callStore, partStore } from '../call-store.ts';
import { auditCall } from '../calls-parts.ts';
import type { Bidder, CallsParts, WriteQueries } from '../calls-parts.ts';
import { withdrawLinks } from '../charter/promise-links.ts';
import { requireRealDay } from '../checklist/due-dates.ts';
import { followPart } from '../checklist/part-items.ts';
import { isAnswered } from '../matrix/judge-answers.ts';
import { touchCall } from '../summarise-call.ts';
import { answerStore } from '../work-store.ts';
import { requireCall } from './keep-call.ts';

export async function addPart(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  callId: string,
  { kind, place, ...says }: AddPartBody,
): Promise<string> {
  const { runtime } = parts;
  const { tenantId } = by;
  const record = await requireCall(queries, tenantId, callId);
  requireRealDay(says.date);
  const letters = (await callStore(queries).readText(tenantId, callId))?.text.length ?? 0;
  if (place !== null && (place.start >= place.end || place.end > letters))
    throw new AppError('calls.place-not-in-text');
  if ((await partStore(queries).list(tenantId, callId)).length >= PARTS_MAX)
    throw new AppError('calls.too-many-parts', { values: { most: PARTS_MAX } });
  const part: PartRecord = {
    id: runtime.makeId(),
    revision: 1,
    kind,
    says: tidy(says),
    place,
    how: 'added',
    personId: by.personId,
    touchedAt: runtime.clock.iso(),
  };
  await partStore(queries).add(tenantId, callId, [part]);
  await followPart(runtime, queries, { tenantId, callId }, null, part);
  await touchCall(parts, queries, record);
  await auditCall(parts, queries, by, 'part-added', callId, { kind });
  return part.id;
}

/** Where it was read stays with it, whatever it says now. A part that is no requirement any more loses its answer. */
export async function savePart(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  { callId, partId, body }: { readonly callId: string; readonly partId: string; readonly body: SavePartBody },
): Promise<void> {
  const { runtime } = parts;
  const { tenantId } = by;
  const record = await requireCall(queries, tenantId, callId);
  const before = await requirePart(queries, tenantId, callId, partId);
  const { revision, kind, ...given } = body;
  const says = tidy(given);
  requireRealDay(says.date);
  if (before.kind === kind && canonicalJson(before.says) === canonicalJson(says)) return;
  const after: PartRecord = {
    ...before,
    revision: revision + 1,
    kind,
    says,
    how: before.how === 'added' ? 'added' : 'changed',
    personId: by.personId,
    touchedAt: runtime.clock.iso(),
  };
  if (!(await partStore(queries).saveAt(tenantId, callId, revision, after)))
    throw new AppError('calls.changed-meanwhile');
  if (isAnswered(before) && !isAnswered(after)) await dropAnswer(parts, queries, by, callId, partId);
  await followPart(runtime, queries, { tenantId, callId }, before, after);
  await touchCall(parts, queries, record);
  await auditCall(parts, queries, by, 'part-changed', callId, { kind });
}

/** Gone already is gone. */
export async function removePart(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  { callId, partId, revision }: { readonly callId: string; readonly partId: string; readonly revision: number },
): Promise<void> {
  const { tenantId } = by;
  const record = await requireCall(queries, tenantId, callId);
  const before = (await partStore(queries).list(tenantId, callId)).find(({ id }) => id === partId);
  if (before === undefined) return;
  if (!(await partStore(queries).removeAt(tenantId, callId, partId, revision)))
    throw new AppError('calls.changed-meanwhile');
  await dropAnswer(parts, queries, by, callId, partId);
  await followPart(parts.runtime, queries, { tenantId, callId }, before, null);
  await touchCall(parts, queries, record);
  await auditCall(parts, queries, by, 'part-removed', callId, { kind: before.kind });
}

export async function requirePart(
  queries: WriteQueries,
  tenantId: string,
  callId: string,
  partId: string,
): Promise<PartRecord> {
  const part = (await partStore(queries).list(tenantId, callId)).find(({ id }) => id === partId);
  if (part === undefined) throw new AppError('calls.unknown');
  return part;
}

async function dropAnswer(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  callId: string,
  partId: string,
): Promise<void> {
  await answerStore(queries, { tenantId: by.tenantId, callId }).remove(partId);
  await withdrawLinks(parts, queries, by, partId);
}

function tidy(says: Saying): Saying {
  return { ...says, text: says.text.trim(), lot: says.lot === null ? null : says.lot.trim() || null };
}
