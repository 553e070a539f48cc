// A call for proposals on the demonstration: brought in, read, half answered, decided, with days that still lie ahead.
import { readContentAsWritten } from '../../../../core/content/read-content.ts';
import type { CallList, CallView, CallWork, TieSuggestions } from '../../../calls/contract.ts';
import { syntheticCall } from '../../calls-contract.ts';
import type { SyntheticCall } from '../../calls-contract.ts';
import type { Visitor } from '../visitor.ts';
import { breathe, DAY, findPlaceOf, openMoment } from './story.ts';
import type { Moment, Story } from './story.ts';

const FILE = new URL('../../../../../../content/demo/calls.json', import.meta.url);

export function readCalls(): SyntheticCall {
  return readContentAsWritten(FILE, syntheticCall);
}

/** Goes on where it was interrupted: what is answered, decided or ticked already is left as it is. */
export async function holdCalls(story: Story): Promise<void> {
  const plan = readCalls();
  if (!story.network.institutions.some(({ id }) => id === plan.institution)) return;
  const place = await findPlaceOf(story, plan.institution);
  const moment = openMoment(story, -plan.daysAgo, 'calls');
  const designer = place.account(plan.designer);
  const { calls } = await designer.call<CallList>(moment.routes, 'calls.list');
  const known = calls.find(({ title }) => title === plan.title);
  const call =
    known === undefined
      ? await bringIn(moment, designer, plan, story.today)
      : await designer.call<CallView>(moment.routes, 'calls.read', { params: { callId: known.id } });
  await breathe(story);
  const { personId } = place.actorOf(plan.inCharge);
  if (call.inCharge === null) await putInCharge(moment, designer, call, personId);
  for (const answer of plan.answers) {
    await answerOne(moment, designer, call, answer);
    await breathe(story);
  }
  await decideAndTick(moment, designer, call.id, plan);
  await moment.settle();
}

/** The text with its days, as they are written in English. */
export function writeCall(plan: SyntheticCall, today: number): string {
  const write = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return plan.text
    .join('\n')
    .replaceAll(/\{day\+(\d+)\}/gu, (_, days: string) => write.format(new Date(today + Number(days) * DAY)));
}

function bringIn({ routes }: Moment, designer: Visitor, plan: SyntheticCall, today: number): Promise<CallView> {
  const { title, funder } = plan;
  const body = { title, funder, text: writeCall(plan, today), caseId: null };
  return designer.call<CallView>(routes, 'calls.add', { body });
}

async function putInCharge({ routes }: Moment, designer: Visitor, call: CallView, inCharge: string): Promise<void> {
  const { id, revision, title, funder, outcome } = call;
  const body = { revision, title, funder, inCharge, caseId: null, programmeId: null, outcome };
  await designer.call(routes, 'calls.save', { params: { callId: id }, body });
}

async function answerOne(
  { routes }: Moment,
  designer: Visitor,
  call: CallView,
  { to, status, text, promise, ties }: SyntheticCall['answers'][number],
): Promise<void> {
  const part = call.parts.find((each) => each.answer !== null && each.text.startsWith(to));
  if (part === undefined) throw new Error(`The synthetic call has no requirement that begins with "${to}".`);
  if (part.answer!.at !== null) return;
  const params = { callId: call.id, partId: part.id };
  const { modules } =
    ties === 0 ? { modules: [] } : await designer.call<TieSuggestions>(routes, 'calls.suggest', { params });
  const body = {
    revision: part.answer!.revision,
    status,
    text,
    promise,
    modules: modules.slice(0, ties).map(({ ref }) => ref),
    academicIds: [],
    sessionIds: [],
  };
  await designer.call(routes, 'calls.answer', { params, body });
}

async function decideAndTick(
  { routes }: Moment,
  designer: Visitor,
  callId: string,
  { decision, done }: SyntheticCall,
): Promise<void> {
  const params = { callId };
  const { decisions, items } = await designer.call<CallWork>(routes, 'calls.read', { params });
  if (decisions.length === 0) await designer.call(routes, 'calls.decide', { params, body: { after: 0, ...decision } });
  for (const { id, revision, title, ownDueOn, inCharge, done: ticked } of items) {
    if (ticked !== null || !done.includes(title)) continue;
    const body = { revision, title, dueOn: ownDueOn, inCharge: inCharge?.personId ?? null, isDone: true };
    await designer.call(routes, 'calls.save-item', { params: { ...params, itemId: id }, body });
  }
}
