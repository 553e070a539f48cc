// What was promised to a funder goes into the charter of a programme: looked at first, then written with a line in its change log.
import { AppError, isAppError } from '@dragoman/kernel';
import { TEXT_MAX } from '../../../programmes/limits.ts';
import type { CharterState } from '../../../programmes/server/index.ts';
import type { CharterPreview, SendCharterBody } from '../../contract.ts';
import { PROMISE_PLACES } from '../../limits.ts';
import type { PromisePlace } from '../../limits.ts';
import type { AnswerRecord, CallRecord, CharterRecord, PartRecord } from '../call.ts';
import { callStore, partStore } from '../call-store.ts';
import { auditCall } from '../calls-parts.ts';
import type { Bidder, CallsParts, Queries, WriteQueries } from '../calls-parts.ts';
import { requireCall } from '../intake/keep-call.ts';
import { touchCall } from '../summarise-call.ts';
import { answerStore, charterStore } from '../work-store.ts';
import { placeLines, writeLine } from './charter-lines.ts';
import { linkPromise, withdrawLinks } from './promise-links.ts';

interface Promised {
  readonly part: PartRecord;
  readonly answer: AnswerRecord;
  readonly place: PromisePlace;
}

type Lines = Partial<Record<PromisePlace, string[]>>;
type ChangedPart = CharterPreview['parts'][number];

/** In the order of the call. */
async function listPromises(queries: Queries, { tenantId, id }: CallRecord): Promise<Promised[]> {
  const answers = await answerStore(queries, { tenantId, callId: id }).list();
  return (await partStore(queries).list(tenantId, id)).flatMap((part) => {
    const answer = answers.get(part.id);
    return answer === undefined || answer.promise === null ? [] : [{ part, answer, place: answer.promise }];
  });
}

function composeLines(
  { messages }: CallsParts,
  language: string,
  call: CallRecord,
  promises: readonly Promised[],
): Lines {
  const lines: Lines = {};
  for (const place of PROMISE_PLACES) {
    const here = promises.filter((each) => each.place === place);
    if (here.length === 0) continue;
    const title = call.title.replaceAll(/\s+/g, ' ').trim();
    const heading = messages.say(language, 'report.call-promises', { call: title });
    lines[place] = [heading, ...here.map(({ part, answer }) => writeLine(answer.text, part.says.lot))];
  }
  return lines;
}

/** Parts of the charter that would change, and how. Throws `calls.charter-full`. */
function changeCharter(charter: CharterState['charter'], written: CharterRecord['lines'], lines: Lines): ChangedPart[] {
  return PROMISE_PLACES.flatMap((part) => {
    const [heading, ...promised] = lines[part] ?? [];
    const before = charter[part];
    const own = written[part] ?? [];
    const after = placeLines({ before, heading: heading ?? '', written: own, lines: promised });
    if (after === before) return [];
    if (after.length > TEXT_MAX)
      throw new AppError('calls.charter-full', { values: { letters: after.length, most: TEXT_MAX } });
    const [was, is] = [before.split('\n'), after.split('\n')];
    const added = is.filter((line) => line !== '' && !was.includes(line));
    const removed = own.filter((line) => was.includes(line) && !is.includes(line));
    return [{ part, before, after, added, removed }];
  });
}

export async function previewCharter(
  parts: CallsParts,
  queries: Queries,
  tenantId: string,
  { callId, programmeId }: { readonly callId: string; readonly programmeId: string },
): Promise<CharterPreview> {
  const call = await callStore(queries).find(tenantId, callId);
  const state = await parts.charters.read(queries, tenantId, programmeId);
  if (call === null) throw new AppError('route.not-found');
  if (state === null) throw new AppError('calls.programme-not-known');
  const sent = (await charterStore(queries, { tenantId, callId }).list()).find(
    (each) => each.programmeId === programmeId,
  );
  const lines = composeLines(parts, state.language, call, await listPromises(queries, call));
  const changed = changeCharter(state.charter, sent?.lines ?? {}, lines);
  const { title, revision, isSettled } = state;
  return { programmeId, title, revision, parts: changed, willFreeze: isSettled && changed.length > 0 };
}

/** Throws `calls.nothing-promised`, `calls.programme-changed`, `calls.charter-full`. The same promises sent twice change nothing. */
export async function sendCharter(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  callId: string,
  wish: SendCharterBody,
): Promise<{ programmeId: string }> {
  const { tenantId, personId } = by;
  const call = await requireCall(queries, tenantId, callId);
  const promises = await listPromises(queries, call);
  const store = charterStore(queries, { tenantId, callId });
  const earlier = await store.list();
  const before = wish.kind === 'new' ? undefined : earlier.find(({ programmeId }) => programmeId === wish.programmeId);
  // Whoever promised something before and takes all of it back sends that, too.
  if (promises.length === 0 && before === undefined) throw new AppError('calls.nothing-promised');
  const { programmeId, version, lines } = await writeCharter(parts, queries, by, { call, promises, before, wish });
  for (const { part } of promises) await linkPromise(parts, queries, by, { callId, part, programmeId });
  const promised = new Set(promises.map(({ part }) => part.id));
  for (const { id } of await partStore(queries).list(tenantId, callId))
    if (before !== undefined && !promised.has(id)) await withdrawLinks(parts, queries, by, id, programmeId);
  const at = parts.runtime.clock.iso();
  await store.put({
    programmeId,
    lines,
    promises: promises.length,
    version: version ?? before?.version ?? null,
    personId,
    at,
  });
  if (call.programmeId === null) await callStore(queries).change(tenantId, callId, { programme_id: programmeId });
  await touchCall(parts, queries, call);
  await auditCall(parts, queries, by, 'charter-sent', callId, { programmeId, promises: promises.length });
  return { programmeId };
}

async function writeCharter(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  {
    call,
    promises,
    before,
    wish,
  }: {
    readonly call: CallRecord;
    readonly promises: readonly Promised[];
    readonly before: CharterRecord | undefined;
    readonly wish: SendCharterBody;
  },
): Promise<{ programmeId: string; version: number | null; lines: Lines }> {
  const { charters, messages } = parts;
  const reasonIn = (language: string): string => messages.say(language, 'report.call-change', { call: call.title });
  if (wish.kind === 'new') {
    const { title, audience, language } = wish;
    const lines = composeLines(parts, language, call, promises);
    const empty = { purpose: '', participants: '', outcomes: '', steering: '', delivery: '', terms: '' };
    const charter = toCharter(changeCharter(empty, {}, lines));
    const reason = reasonIn(language);
    const begun = await charters.begin(queries, by, { title: title.trim(), audience, language, charter, reason });
    return { ...begun, lines };
  }
  const { programmeId, revision } = wish;
  const state = await charters.read(queries, by.tenantId, programmeId);
  if (state === null) throw new AppError('calls.programme-not-known');
  const lines = composeLines(parts, state.language, call, promises);
  const changed = changeCharter(state.charter, before?.lines ?? {}, lines);
  if (changed.length === 0) return { programmeId, version: null, lines };
  if (state.revision !== revision) throw new AppError('calls.programme-changed');
  const change = { programmeId, revision, charter: toCharter(changed), reason: reasonIn(state.language) };
  const { version } = await charters.write(queries, by, change).catch((error: unknown) => {
    if (isAppError(error, 'programmes.changed-meanwhile')) throw new AppError('calls.programme-changed');
    throw error;
  });
  return { programmeId, version, lines };
}

function toCharter(changed: readonly ChangedPart[]): Partial<Record<PromisePlace, string>> {
  return Object.fromEntries(changed.map(({ part, after }) => [part, after]));
}
