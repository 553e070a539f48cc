// A call as those who work on it see it: the list, and one with its parts, matrix, decision, checklist and charters.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import type {
  CallAnswer,
  CallCharter,
  CallDecision,
  CallHead,
  CallItem,
  CallList,
  CallPart,
  CallView,
  CallWork,
} from '../contract.ts';
import { PART_KINDS } from '../limits.ts';
import type { AnswerRecord, CallRecord, CharterRecord, DecisionRecord, ItemRecord, PartRecord } from './call.ts';
import { callStore, partStore } from './call-store.ts';
import type { CallsParts } from './calls-parts.ts';
import { daysUntil, dueOf, findNextDeadline, remindMornings } from './checklist/due-dates.ts';
import { titleOf } from './checklist/part-items.ts';
import { reminded } from './checklist/remind-people.ts';
import { keptUntil } from './intake/keep-call.ts';
import { keyOf } from './matrix/answer-requirement.ts';
import { countCoverage, findGap, isAnswered } from './matrix/judge-answers.ts';
import { listFacts } from './matrix/list-facts.ts';
import { listNames, listStaff } from './staff.ts';
import { stageOf } from './summarise-call.ts';
import { answerStore, charterStore, decisionStore, itemStore, stopStore } from './work-store.ts';

type Names = ReadonlyMap<string, string>;

function by(names: Names, personId: string | null): string | null {
  return personId === null ? null : (names.get(personId) ?? null);
}

function somebody(names: Names, personId: string | null) {
  return personId === null ? null : { personId, name: by(names, personId) };
}

export async function listCalls({ database, runtime }: CallsParts, tenantId: string): Promise<CallList> {
  const now = runtime.clock.iso();
  const names = await listNames(database.read, tenantId);
  const calls = await callStore(database.read).list(tenantId);
  return { calls: calls.map((record) => presentHead(record, names, now)) };
}

function presentHead(record: CallRecord, names: Names, now: string): CallHead {
  const { deadlines, gaps, answered, musts, itemsOpen, promisedTo } = record.summary;
  return {
    id: record.id,
    title: record.title,
    funder: record.funder,
    language: record.language,
    stage: stageOf(record),
    inCharge: somebody(names, record.personId),
    programmeId: record.programmeId,
    next: findNextDeadline(deadlines, now),
    promisedTo,
    gaps,
    answered,
    musts,
    itemsOpen,
    savedAt: record.savedAt,
  };
}

export async function presentCall(parts: CallsParts, tenantId: string, callId: string): Promise<CallView> {
  const kept = await callStore(parts.database.read).readText(tenantId, callId);
  if (kept === null) throw new AppError('route.not-found');
  return { ...(await presentWork(parts, tenantId, callId)), ...kept };
}

export async function presentWork(parts: CallsParts, tenantId: string, callId: string): Promise<CallWork> {
  const queries = parts.database.read;
  const record = await callStore(queries).find(tenantId, callId);
  if (record === null) throw new AppError('route.not-found');
  const now = parts.runtime.clock.iso();
  const at = { tenantId, callId };
  const [callParts, answers, decisions, items, charters, stopped, names, staff] = await Promise.all([
    partStore(queries).list(tenantId, callId),
    answerStore(queries, at).list(),
    decisionStore(queries, at).list(),
    itemStore(queries, at).list(),
    charterStore(queries, at).list(),
    stopStore(queries, at).list(),
    listNames(queries, tenantId),
    listStaff(queries, tenantId),
  ]);
  const programme = await presentProgramme(parts, queries, record);
  const titles = await readTitles(parts, queries, record, answers, programme);
  const kinds = new Set(callParts.map(({ kind }) => kind));
  const itemsView = items.map((item) => presentItem(item, { record, callParts, names, stopped, now }));
  return {
    ...presentHead(record, names, now),
    revision: record.revision,
    createdAt: record.createdAt,
    keptUntil: keptUntil(record),
    outcome: record.outcome,
    case: await presentCase(parts, queries, record),
    programme,
    staff: staff.map(({ personId, name }) => ({ personId, name })),
    notFound: PART_KINDS.filter((kind) => !kinds.has(kind)),
    parts: callParts.map((part) => presentPart(part, answers, names, titles)),
    coverage: countCoverage(callParts, answers),
    facts: listFacts(callParts, answers, now),
    decisions: decisions.map((decision) => presentDecision(decision, names)),
    items: itemsView.toSorted(byDue),
    charters: await Promise.all(charters.map((charter) => presentCharter(parts, queries, tenantId, charter, names))),
  };
}

async function presentProgramme(
  { programmes }: CallsParts,
  queries: Queries,
  { tenantId, programmeId }: CallRecord,
): Promise<CallWork['programme']> {
  const found = programmeId === null ? null : await programmes.programme(queries, tenantId, programmeId);
  if (found === null) return null;
  const { id, title, revision, sessions } = found;
  return { id, title, revision, sessions: sessions.map((session) => ({ id: session.id, title: session.title })) };
}

async function presentCase({ demand }: CallsParts, queries: Queries, { tenantId, caseId }: CallRecord) {
  const found = caseId === null ? null : await demand.case(queries, tenantId, caseId);
  return found === null ? null : { id: found.id, title: found.title, organisation: found.organisation.name };
}

interface Titles {
  readonly modules: ReadonlyMap<string, { readonly title: string; readonly institution: string | null }>;
  readonly academics: Names;
  readonly sessions: Names;
}

/** What ties are called now; a module in an older version is called as its newest is. */
async function readTitles(
  { charters, academics }: CallsParts,
  queries: Queries,
  { tenantId, language }: CallRecord,
  answers: ReadonlyMap<string, AnswerRecord>,
  programme: CallWork['programme'],
): Promise<Titles> {
  const ties = [...answers.values()].map((answer) => answer.ties);
  const ids = [...new Set(ties.flatMap(({ academicIds }) => academicIds))];
  const isTied = ties.some(({ modules }) => modules.length > 0);
  const known = isTied ? await charters.modules(queries, tenantId, language ?? 'en') : [];
  return {
    modules: new Map(
      known.map(({ ref, content, institution }) => [withoutVersion(ref), { title: content.title, institution }]),
    ),
    academics: ids.length === 0 ? new Map() : await academics.names(tenantId, ids),
    sessions: new Map(programme?.sessions.map(({ id, title }) => [id, title])),
  };
}

function withoutVersion(ref: Parameters<typeof keyOf>[0]): string {
  return keyOf({ ...ref, version: '' });
}

function presentPart(
  part: PartRecord,
  answers: ReadonlyMap<string, AnswerRecord>,
  names: Names,
  titles: Titles,
): CallPart {
  const { id, revision, kind, says, place, how, personId, touchedAt } = part;
  return {
    id,
    revision,
    kind,
    ...says,
    place,
    touched: how === 'read' || touchedAt === null ? null : { how, by: by(names, personId), at: touchedAt },
    answer: isAnswered(part) ? presentAnswer(part, answers, names, titles) : null,
  };
}

function presentAnswer(
  part: PartRecord,
  answers: ReadonlyMap<string, AnswerRecord>,
  names: Names,
  titles: Titles,
): CallAnswer {
  const answer = answers.get(part.id);
  const { modules, academicIds, sessionIds } = answer?.ties ?? { modules: [], academicIds: [], sessionIds: [] };
  return {
    revision: answer?.revision ?? 0,
    status: answer?.status ?? 'open',
    text: answer?.text ?? '',
    promise: answer?.promise ?? null,
    modules: modules.map((ref) => {
      const { title = null, institution = null } = titles.modules.get(withoutVersion(ref)) ?? {};
      return { ref, title, institution };
    }),
    academics: academicIds.map((id) => ({ id, name: titles.academics.get(id) ?? null })),
    sessions: sessionIds.map((id) => ({ id, title: titles.sessions.get(id) ?? null })),
    gap: findGap(part, answers),
    by: by(names, answer?.personId ?? null),
    at: answer?.at ?? null,
  };
}

function presentDecision(
  { personId, reasonsFor, reasonsAgainst, ...rest }: DecisionRecord,
  names: Names,
): CallDecision {
  return { ...rest, reasonsFor: [...reasonsFor], reasonsAgainst: [...reasonsAgainst], by: by(names, personId) };
}

function presentItem(
  item: ItemRecord,
  {
    record,
    callParts,
    names,
    stopped,
    now,
  }: {
    readonly record: CallRecord;
    readonly callParts: readonly PartRecord[];
    readonly names: Names;
    readonly stopped: ReadonlySet<string>;
    readonly now: string;
  },
): CallItem {
  const part = callParts.find(({ id }) => id === item.partId);
  const due = dueOf(item, callParts);
  const person = reminded(item, record);
  const isQuiet = item.doneAt !== null || person === null || stopped.has(person.personId) || due.date === null;
  const mornings = isQuiet ? [] : remindMornings(due.date!, person!.since);
  return {
    id: item.id,
    revision: item.revision,
    partId: item.partId,
    kind: item.kind,
    title: titleOf(item, part),
    lot: part?.says.lot ?? null,
    pages: part?.says.pages ?? null,
    ownDueOn: item.ownDueOn,
    dueOn: due.date,
    dueTime: due.time,
    daysLeft: due.date === null ? null : daysUntil(due.date, now),
    inCharge: somebody(names, item.personId),
    reminds: somebody(names, person?.personId ?? null),
    remindsOn: mornings.filter((morning) => morning > now).map((morning) => morning.slice(0, 10)),
    done: item.doneAt === null ? null : { by: by(names, item.doneBy), at: item.doneAt },
  };
}

/** The next due first; what has no day after what has one, what is done last. */
function byDue(one: CallItem, other: CallItem): number {
  const rank = ({ done, dueOn, dueTime }: CallItem): string =>
    `${done === null ? 0 : 1} ${dueOn ?? '9999-12-31'} ${dueTime ?? '24:00'}`;
  return rank(one).localeCompare(rank(other));
}

async function presentCharter(
  { charters }: CallsParts,
  queries: Queries,
  tenantId: string,
  { programmeId, promises, version, personId, at }: CharterRecord,
  names: Names,
): Promise<CallCharter> {
  const state = await charters.read(queries, tenantId, programmeId);
  return { programmeId, title: state?.title ?? null, promises, version, by: by(names, personId), at };
}
