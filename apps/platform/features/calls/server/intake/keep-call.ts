// A call is kept, its head changed, removed, and forgotten when its time is over.
import { AppError } from '@dragoman/kernel';
import type { AddCallBody, SaveCallBody } from '../../contract.ts';
import { CALLS_MAX, KEEP_MONTHS } from '../../limits.ts';
import type { CallRecord, PartRecord } from '../call.ts';
import { callStore, partStore } from '../call-store.ts';
import { auditCall } from '../calls-parts.ts';
import type { Bidder, CallsParts, WriteQueries } from '../calls-parts.ts';
import { withdrawLinks } from '../charter/promise-links.ts';
import { makeItems } from '../checklist/part-items.ts';
import type { CallReading } from '../reading/call-reading.ts';
import { requireStaff } from '../staff.ts';
import { EMPTY_SUMMARY, touchCall } from '../summarise-call.ts';
import { answerStore, decisionStore, itemStore } from '../work-store.ts';
import { limitFound } from './read-call-text.ts';

export async function addCall(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  body: AddCallBody,
  { reading, language }: { readonly reading: CallReading; readonly language: string },
): Promise<string> {
  const { runtime } = parts;
  const { tenantId } = by;
  await requireCase(parts, queries, tenantId, body.caseId, null);
  if ((await callStore(queries).count(tenantId)) >= CALLS_MAX)
    throw new AppError('calls.too-many-calls', { values: { most: CALLS_MAX } });
  const now = runtime.clock.iso();
  const record: CallRecord = {
    tenantId,
    id: runtime.makeId(),
    title: body.title.trim(),
    funder: body.funder.trim(),
    language: reading.language,
    personId: null,
    assignedAt: null,
    caseId: body.caseId,
    programmeId: null,
    outcome: null,
    summary: EMPTY_SUMMARY,
    mailLanguage: language,
    revision: 1,
    createdAt: now,
    savedAt: now,
  };
  await callStore(queries).add(record, body.text, reading.sentences);
  const found = limitFound(reading.found).map((part): PartRecord => {
    const { kind, start, end, ...says } = part;
    const untouched = { how: 'read', personId: null, touchedAt: null } as const;
    return { id: runtime.makeId(), revision: 1, kind, says, place: { start, end }, ...untouched };
  });
  await partStore(queries).add(tenantId, record.id, found);
  await itemStore(queries, { tenantId, callId: record.id }).add(makeItems(runtime, found));
  await touchCall(parts, queries, record);
  await auditCall(parts, queries, by, 'added', record.id, { parts: found.length, letters: body.text.length });
  return record.id;
}

/** Throws `calls.changed-meanwhile` when somebody else saved first; the same sent again after its reply was lost changes nothing. */
export async function saveCall(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  callId: string,
  { body, language }: { readonly body: SaveCallBody; readonly language: string },
): Promise<void> {
  const { tenantId } = by;
  const before = await requireCall(queries, tenantId, callId);
  const title = body.title.trim();
  const funder = body.funder.trim();
  const { inCharge, caseId, programmeId, outcome } = body;
  const isSame =
    before.title === title &&
    before.funder === funder &&
    before.personId === inCharge &&
    before.caseId === caseId &&
    before.programmeId === programmeId &&
    before.outcome === outcome;
  if (isSame) return;
  if (before.revision !== body.revision) throw new AppError('calls.changed-meanwhile');
  await requireStaff(queries, tenantId, inCharge, before.personId);
  await requireCase(parts, queries, tenantId, caseId, before.caseId);
  if (programmeId !== null && programmeId !== before.programmeId) {
    const programme = await parts.programmes.programme(queries, tenantId, programmeId);
    if (programme === null) throw new AppError('calls.programme-not-known');
  }
  if (outcome !== null && outcome !== before.outcome) {
    const [decided] = await decisionStore(queries, { tenantId, callId }).list();
    if (decided?.decision !== 'bid') throw new AppError('calls.no-bid-yet');
  }
  const now = parts.runtime.clock.iso();
  const isSaved = await callStore(queries).saveAt(tenantId, callId, body.revision, {
    title,
    funder,
    person_id: inCharge,
    assigned_at: inCharge === before.personId ? before.assignedAt : now,
    case_id: caseId,
    programme_id: programmeId,
    outcome,
    mail_language: language,
  });
  if (!isSaved) throw new AppError('calls.changed-meanwhile');
  await touchCall(parts, queries, before);
  await auditCall(parts, queries, by, 'changed', callId, { outcome: outcome ?? 'none' });
}

/** With everything that was made of it. What went into a charter stays there; it is the programme's. */
export async function removeCall(parts: CallsParts, queries: WriteQueries, by: Bidder, callId: string): Promise<void> {
  const found = await callStore(queries).find(by.tenantId, callId);
  if (found === null) return;
  await forgetCall(parts, queries, found, by.personId);
  await auditCall(parts, queries, by, 'removed', callId);
}

async function forgetCall(
  parts: CallsParts,
  queries: WriteQueries,
  { tenantId, id }: CallRecord,
  personId: string | null,
): Promise<void> {
  const answered = await answerStore(queries, { tenantId, callId: id }).list();
  for (const partId of answered.keys()) await withdrawLinks(parts, queries, { tenantId, personId }, partId);
  await callStore(queries).remove(tenantId, id);
}

/** The day on which a call is forgotten unless somebody changes it before. */
export function keptUntil({ savedAt, summary }: Pick<CallRecord, 'savedAt' | 'summary'>): string {
  const day = new Date(savedAt);
  day.setUTCMonth(day.getUTCMonth() + (summary.decision === 'bid' ? KEEP_MONTHS.bid : KEEP_MONTHS.other));
  return day.toISOString().slice(0, 10);
}

/** Run by a job once a day; gives the number of calls that went. */
export async function forgetOldCalls(parts: CallsParts): Promise<number> {
  const { database, runtime } = parts;
  const today = runtime.clock.iso().slice(0, 10);
  const before = new Date(runtime.clock.now());
  before.setUTCMonth(before.getUTCMonth() - KEEP_MONTHS.other);
  const old = await callStore(database.read).listSavedBefore(before.toISOString());
  const over = old.filter((record) => keptUntil(record) < today);
  for (const { tenantId, id } of over) {
    await database.write(async (queries) => {
      const record = await callStore(queries).find(tenantId, id);
      if (record === null || keptUntil(record) >= today) return;
      await forgetCall(parts, queries, record, null);
      await auditCall(parts, queries, { tenantId, personId: null }, 'forgotten', id);
    });
  }
  return over.length;
}

export async function requireCall(queries: WriteQueries, tenantId: string, callId: string): Promise<CallRecord> {
  const found = await callStore(queries).find(tenantId, callId);
  if (found === null) throw new AppError('route.not-found');
  return found;
}

async function requireCase(
  { demand }: CallsParts,
  queries: WriteQueries,
  tenantId: string,
  caseId: string | null,
  before: string | null,
): Promise<void> {
  if (caseId === null || caseId === before) return;
  if ((await demand.case(queries, tenantId, caseId)) === null) throw new AppError('calls.case-not-known');
}
