// A form a firm has begun: kept whole in one payload row, found again by its link, forgotten when it is sent or not sent in time.
import { AppError } from '@dragoman/kernel';
import { keepPayload, dropPayload, readPayload } from '../../../../core/erasure/personal-payload.ts';
import { normaliseAddress } from '../../../identity/server/index.ts';
import { needForm } from '../../contract.ts';
import type { NeedForm } from '../../contract.ts';
import { DRAFT_DAYS } from '../../limits.ts';
import { caseStore } from '../case-store.ts';
import type { DemandParts, Queries, WriteQueries } from '../demand-parts.ts';
import { firmsStore } from '../firms-store.ts';
import type { DeskRow, DraftRow } from '../firms-store.ts';
import { readFirmToken } from '../firm-link.ts';
import { firmAddress, mailFirm, nameInstitution } from '../mail-firm.ts';
import { openCase } from '../open-case.ts';

const DRAFT_KIND = 'need-draft';
const DAY = 86_400_000;
const LEAST_LETTERS = 20;

/** The open desk behind a form's address; closed and unknown ones answer alike. */
export async function requireDesk(queries: Queries, deskId: string): Promise<DeskRow> {
  const desk = await firmsStore(queries).findDeskById(deskId);
  if (desk === null || Number(desk.is_open) !== 1) throw new AppError('demand.form-closed');
  return desk;
}

/** Gives the id of the draft. Writes to the firm once, with the link to return by, as soon as there is an address. */
export async function saveDraft(
  parts: DemandParts,
  queries: WriteQueries,
  desk: DeskRow,
  token: string | null,
  form: NeedForm,
): Promise<{ readonly id: string; readonly isMailed: boolean }> {
  const { runtime, messages, outbox } = parts;
  const tenantId = desk.tenant_id;
  const id = token === null ? runtime.makeId() : requireId(parts, token);
  if ((await caseStore(queries).findAnywhere(id)) !== null) throw new AppError('demand.sent-already');
  const before = await firmsStore(queries).findDraft(id);
  if (token !== null && before?.tenant_id !== tenantId) throw new AppError('demand.link-not-known');
  if (before !== null) await dropPayload(queries, tenantId, before.payload_id);
  const payloadId = await keepPayload(queries, runtime, { tenantId, personId: id, kind: DRAFT_KIND, payload: form });
  await firmsStore(queries).keepDraft({
    tenant_id: tenantId,
    id,
    payload_id: payloadId,
    saved_at: runtime.clock.iso(),
  });
  const to = normaliseAddress(form.email);
  if (to === null) return { id, isMailed: false };
  const values = {
    institution: await nameInstitution(queries, tenantId),
    link: firmAddress(parts, id),
    days: DRAFT_DAYS,
  };
  const isMailed = await outbox.send(queries, {
    tenantId,
    personId: id,
    occasion: `need-draft ${id}`,
    step: 'sent',
    channel: 'mail',
    payload: {
      to,
      subject: messages.say(form.language, 'mail.need-draft.subject', values),
      text: messages.say(form.language, 'mail.need-draft.text', values),
    },
  });
  return { id, isMailed };
}

/** Makes the case of a form; sent twice by the same link it is the same case. */
export async function sendForm(
  parts: DemandParts,
  queries: WriteQueries,
  desk: DeskRow,
  token: string | null,
  form: NeedForm,
): Promise<string> {
  const tenantId = desk.tenant_id;
  const id = token === null ? parts.runtime.makeId() : requireId(parts, token);
  const sent = await caseStore(queries).findAnywhere(id);
  if (sent !== null) return sent.id;
  const draft = await firmsStore(queries).findDraft(id);
  if (token !== null && draft?.tenant_id !== tenantId) throw new AppError('demand.link-not-known');
  checkForm(form);
  const budget = form.budget.trim();
  const isHidden = form.isBudgetConfidential && budget !== '';
  const text = isHidden ? `${form.text.trimEnd()}\n\n${budget}` : form.text;
  const hidden = isHidden ? [{ start: text.length - budget.length, end: text.length }] : [];
  await openCase(
    parts,
    queries,
    { tenantId, personId: null },
    {
      id,
      source: 'form',
      organisation: { name: form.organisation, country: form.country, sector: form.sector },
      contact: { name: form.name, email: form.email, phone: '', language: form.language },
      title: '',
      text,
      fileName: null,
      confidential: [...form.confidential, ...hidden],
      channel: null,
      deadline: form.deadline,
      budget: isHidden ? '' : budget,
      audience: form.people,
    },
  );
  if (draft !== null) await forget(queries, draft);
  const found = await caseStore(queries).find(tenantId, id);
  const contact = found === null ? null : await caseStore(queries).findContact(tenantId, found.contact_id);
  if (found !== null) await mailFirm(parts, queries, found, contact, 'need-received', 'sent');
  return id;
}

/** Names every required field that is missing, in the order of the form. */
function checkForm({ organisation, name, email, text, agreed }: NeedForm): void {
  const missing = [
    ...(organisation.trim() === '' ? ['organisation'] : []),
    ...(name.trim() === '' ? ['name'] : []),
    ...(normaliseAddress(email) === null ? ['email'] : []),
    ...(text.trim().length < LEAST_LETTERS ? ['text'] : []),
    ...(agreed ? [] : ['agreed']),
  ];
  if (missing.length > 0) throw new AppError('demand.form-incomplete', { values: { fields: missing.join(' ') } });
}

export async function readDraft(queries: Queries, { tenant_id, payload_id }: DraftRow): Promise<NeedForm | null> {
  return readPayload(queries, tenant_id, payload_id, needForm);
}

export async function forgetOldDrafts({ database, runtime }: DemandParts): Promise<number> {
  const before = new Date(runtime.clock.now() - DRAFT_DAYS * DAY).toISOString();
  return database.write(async (queries) => {
    const old = await firmsStore(queries).listOldDrafts(before);
    for (const draft of old) await forget(queries, draft);
    return old.length;
  });
}

async function forget(queries: WriteQueries, { tenant_id, id, payload_id }: DraftRow): Promise<void> {
  await dropPayload(queries, tenant_id, payload_id);
  await firmsStore(queries).removeDraft(tenant_id, id);
}

export function requireId({ keys }: Pick<DemandParts, 'keys'>, token: string): string {
  const id = readFirmToken(keys, token);
  if (id === null) throw new AppError('demand.link-not-known');
  return id;
}
