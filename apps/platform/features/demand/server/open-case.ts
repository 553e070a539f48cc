// Opens a case: its organisation found or made, its contact kept apart, its text with the confidential stretches blotted out.
import { AppError } from '@dragoman/kernel';
import { confidentialLines, splitSentences } from '@dragoman/matching';
import { normaliseAddress } from '../../identity/server/index.ts';
import type { ContactBody, Stretch } from '../contract.ts';
import { MASK, REPLY_DAYS, STEP_DAYS, TITLE_MAX } from '../limits.ts';
import type { CaseSource, TalkChannel } from '../limits.ts';
import { caseStore } from './case-store.ts';
import { blotOut, keepSecret } from './confidential.ts';
import { auditCase } from './demand-parts.ts';
import type { DemandParts, WriteQueries } from './demand-parts.ts';
import { firmsStore, organisationKey } from './firms-store.ts';
import type { DeskRow } from './firms-store.ts';
import { askForReading } from './reading/ask-for-reading.ts';
import { addWorkingDays } from './service-clock.ts';

export interface NewCase {
  /** Given when a firm's draft becomes a case, so that its link goes on working. */
  readonly id?: string;
  readonly source: CaseSource;
  readonly organisation:
    | { readonly id: string }
    | { readonly name: string; readonly country: string; readonly sector: string };
  readonly contact: ContactBody | null;
  readonly title: string;
  readonly text: string;
  readonly fileName: string | null;
  readonly confidential: readonly Stretch[];
  readonly channel: TalkChannel | null;
  readonly deadline: string | null;
  readonly budget: string;
  readonly audience: string;
}

export interface Opener {
  readonly tenantId: string;
  /** Null: the firm itself, by its form. */
  readonly personId: string | null;
}

const TITLE_LETTERS = 90;

/** Gives the id of the case. Its text is read by a job that this write puts into the queue. */
export async function openCase(parts: DemandParts, queries: WriteQueries, by: Opener, body: NewCase): Promise<string> {
  const { runtime } = parts;
  const { tenantId } = by;
  const at = runtime.clock.iso();
  const id = body.id ?? runtime.makeId();
  const organisation = await findOrAddOrganisation(parts, queries, tenantId, body.organisation);
  const contactId = await addContact(parts, queries, tenantId, organisation.id, body.contact);
  const confidential = [...body.confidential, ...confidentialLines(body.text)];
  const desk = await readDesk(queries, tenantId);
  await caseStore(queries).add({
    tenant_id: tenantId,
    id,
    title:
      body.title.trim() === '' ? makeTitle(blotOut(body.text, confidential), organisation.name) : body.title.trim(),
    organisation_id: organisation.id,
    contact_id: contactId,
    kind: 'open',
    stage: 'received',
    source: body.source,
    language: 'en',
    deadline: body.deadline,
    budget: body.budget.trim() === '' ? null : body.budget.trim(),
    audience: body.audience.trim(),
    received_at: at,
    reply_due_at: addWorkingDays(at, desk.reply_days),
    replied_at: null,
    step_due_at: null,
    closed_at: null,
    refusal_code: null,
    refusal_suggestion: null,
    person_id: by.personId,
    revision: 0,
  });
  await addText(parts, queries, { tenantId, caseId: id, contactId }, { ...body, confidential, origin: 'request' });
  await addEvent(parts, queries, { ...by, caseId: id }, { what: 'received', detail: body.source, forFirm: true });
  if (body.channel !== null) {
    await firmsStore(queries).addTalk({
      tenant_id: tenantId,
      id: runtime.makeId(),
      organisation_id: organisation.id,
      case_id: id,
      channel: body.channel,
      // What was said stands in the case's own text, where confidential lines are kept apart.
      note: '',
      at,
      person_id: by.personId,
    });
  }
  await auditCase(parts, queries, by, 'case-opened', id, { source: body.source, letters: body.text.length });
  return id;
}

/** Adds a text to a case and asks for its reading; gives its id. */
export async function addText(
  parts: DemandParts,
  queries: WriteQueries,
  {
    tenantId,
    caseId,
    contactId,
  }: { readonly tenantId: string; readonly caseId: string; readonly contactId: string | null },
  {
    text,
    fileName,
    confidential,
    origin,
  }: {
    readonly text: string;
    readonly fileName: string | null;
    readonly confidential: readonly Stretch[];
    readonly origin: 'request' | 'answer';
  },
): Promise<string> {
  const { runtime } = parts;
  const id = runtime.makeId();
  const before = await caseStore(queries).listTexts(tenantId, caseId);
  // Under the contact's id, so that erasing the contact erases them; a case without one holds them under its own.
  const of = { tenantId, personId: contactId ?? caseId };
  await caseStore(queries).addText({
    tenant_id: tenantId,
    id,
    case_id: caseId,
    place: before.length,
    origin,
    file_name: fileName,
    ...(await keepSecret(queries, runtime, of, text, confidential)),
    received_at: runtime.clock.iso(),
  });
  await askForReading(parts, queries, { tenantId, caseId, textId: id, scheme: null });
  return id;
}

/** What happened, for the case's own history; `forFirm`: also on the firm's page, as a sentence without the detail. */
export async function addEvent(
  { runtime }: Pick<DemandParts, 'runtime'>,
  queries: WriteQueries,
  {
    tenantId,
    caseId,
    personId,
  }: { readonly tenantId: string; readonly caseId: string; readonly personId: string | null },
  {
    what,
    detail = '',
    forFirm = false,
  }: { readonly what: string; readonly detail?: string; readonly forFirm?: boolean },
): Promise<void> {
  await caseStore(queries).addEvent({
    tenant_id: tenantId,
    id: runtime.makeId(),
    case_id: caseId,
    at: runtime.clock.iso(),
    what,
    detail,
    for_firm: forFirm ? 1 : 0,
    person_id: personId,
  });
}

type DeskDays = Pick<DeskRow, 'reply_days' | 'step_days'>;

export async function readDesk(queries: WriteQueries, tenantId: string): Promise<DeskDays> {
  return (await firmsStore(queries).findDesk(tenantId)) ?? { reply_days: REPLY_DAYS, step_days: STEP_DAYS };
}

async function findOrAddOrganisation(
  { runtime }: DemandParts,
  queries: WriteQueries,
  tenantId: string,
  choice: NewCase['organisation'],
): Promise<{ readonly id: string; readonly name: string }> {
  const firms = firmsStore(queries);
  if ('id' in choice) {
    const known = await firms.findOrganisation(tenantId, choice.id);
    if (known === null) throw new AppError('demand.organisation-not-known');
    return known;
  }
  const key = organisationKey(choice.name);
  if (key === '') throw new AppError('demand.organisation-name');
  const same = await firms.findByName(tenantId, choice.name);
  if (same !== null) {
    const { country, sector } = same;
    const more = { country: country || choice.country, sector: sector || choice.sector };
    if (more.country !== country || more.sector !== sector) await firms.changeOrganisation(tenantId, same.id, more);
    return same;
  }
  const { name, country, sector } = choice;
  const id = runtime.makeId();
  const at = runtime.clock.iso();
  await firms.addOrganisation({
    tenant_id: tenantId,
    id,
    name: name.trim(),
    name_key: key,
    country,
    sector,
    created_at: at,
  });
  return { id, name: name.trim() };
}

async function addContact(
  { runtime }: DemandParts,
  queries: WriteQueries,
  tenantId: string,
  organisationId: string,
  contact: ContactBody | null,
): Promise<string | null> {
  if (contact === null) return null;
  const email = contact.email === '' ? '' : (normaliseAddress(contact.email) ?? '');
  const known = (await firmsStore(queries).listContacts(tenantId, organisationId)).find(
    (each) => email !== '' && each.email === email,
  );
  if (known !== undefined) return known.id;
  const id = runtime.makeId();
  await caseStore(queries).addContact({
    tenant_id: tenantId,
    id,
    person_id: id,
    organisation_id: organisationId,
    name: contact.name.trim(),
    email,
    phone: contact.phone.trim(),
    language: contact.language,
    created_at: runtime.clock.iso(),
  });
  return id;
}

/** The subject of the mail, else the first sentence with something in it, and never a word of what is confidential. */
export function makeTitle(text: string, otherwise: string): string {
  const sentences = splitSentences(text)
    .map(({ start, end, kind }) => ({ kind, words: text.slice(start, end) }))
    .filter(({ words }) => !words.includes(MASK));
  const subject = sentences.find(({ kind }) => kind === 'subject');
  const first = sentences.find(
    ({ kind, words }) => (kind === 'prose' || kind === 'bullet') && words.split(/\s+/).length >= 4,
  );
  const found = (subject ?? first)?.words.replaceAll(/\s+/g, ' ') ?? otherwise;
  // After a greeting a mail goes on in small letters; a title does not.
  const title = `${found.slice(0, 1).toLocaleUpperCase()}${found.slice(1)}`;
  if (title.length <= TITLE_LETTERS) return title;
  const cut = title.lastIndexOf(' ', TITLE_LETTERS);
  return `${title.slice(0, cut > 40 ? cut : TITLE_LETTERS)}…`.slice(0, TITLE_MAX);
}
