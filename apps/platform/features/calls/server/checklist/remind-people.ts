// Reminds whoever is in charge of what is due: some days before, each once, one mail a call and day, never after the tick or a stop.
import { AppError, localeOf, toLanguage } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import type { CallRecord, ItemRecord, PartRecord } from '../call.ts';
import { callStore, partStore } from '../call-store.ts';
import { auditCall } from '../calls-parts.ts';
import type { CallsParts } from '../calls-parts.ts';
import { listStaff } from '../staff.ts';
import type { StaffMember } from '../staff.ts';
import { stageOf } from '../summarise-call.ts';
import { itemStore, stopStore } from '../work-store.ts';
import { daysUntil, dueOf, reminderDue } from './due-dates.ts';
import { titleOf } from './part-items.ts';
import { readStopToken, writeStopToken } from './reminder-tokens.ts';

const CALLS_AT_A_TIME = 200;
/** After these there is nothing left to hand in. */
const OVER: ReadonlySet<string> = new Set(['not-bidding', 'submitted', 'won', 'lost']);

interface DueItem {
  readonly item: ItemRecord;
  readonly title: string;
  readonly due: string;
  readonly reminder: string;
}

/** Who is written to about a line, and since when they are in charge. */
export function reminded(
  item: Pick<ItemRecord, 'personId' | 'assignedAt'>,
  call: Pick<CallRecord, 'personId' | 'assignedAt'>,
): { readonly personId: string; readonly since: string } | null {
  const { personId, assignedAt } = item.personId === null ? call : item;
  return personId === null ? null : { personId, since: assignedAt ?? '' };
}

/** One write a call; run by a job. Gives the number of mails put into the post. */
export async function remindPeople(parts: CallsParts): Promise<number> {
  const { database } = parts;
  let sent = 0;
  let after = '';
  for (;;) {
    const calls = await callStore(database.read).listAfter(after, CALLS_AT_A_TIME);
    for (const call of calls) {
      // Most calls have nothing due in most hours: looked at before a write is opened.
      if (call.summary.itemsOpen === 0 || (await readDue(parts, database.read, call)).length === 0) continue;
      sent += await database.write((queries) => remindOfCall(parts, queries, call));
    }
    if (calls.length < CALLS_AT_A_TIME) return sent;
    after = calls.at(-1)!.id;
  }
}

async function remindOfCall(parts: CallsParts, queries: WriteQueries, { tenantId, id }: CallRecord): Promise<number> {
  const call = await callStore(queries).find(tenantId, id);
  if (call === null) return 0;
  const at = { tenantId, callId: id };
  const due = Map.groupBy(await readDue(parts, queries, call), ({ personId }) => personId);
  const staff = new Map((await listStaff(queries, tenantId)).map((member) => [member.personId, member]));
  const stopped = await stopStore(queries, at).list();
  let sent = 0;
  for (const [personId, lines] of due) {
    const member = staff.get(personId);
    if (member === undefined || stopped.has(personId)) continue;
    for (const { item, reminder } of lines) await itemStore(queries, at).markReminded([item.id], reminder);
    await mailReminder(parts, queries, call, member, lines);
    sent += 1;
  }
  return sent;
}

async function readDue(
  { runtime }: CallsParts,
  queries: Queries,
  call: CallRecord,
): Promise<(DueItem & { readonly personId: string })[]> {
  if (OVER.has(stageOf(call))) return [];
  const items = await itemStore(queries, { tenantId: call.tenantId, callId: call.id }).list();
  return listDue(call, items, await partStore(queries).list(call.tenantId, call.id), runtime.clock.iso());
}

function listDue(
  call: CallRecord,
  items: readonly ItemRecord[],
  parts: readonly PartRecord[],
  now: string,
): (DueItem & { readonly personId: string })[] {
  return items.flatMap((item) => {
    const person = reminded(item, call);
    const due = dueOf(item, parts).date;
    if (item.doneAt !== null || person === null || due === null) return [];
    const reminder = reminderDue(due, person.since, now);
    if (reminder === null) return [];
    // Somebody else in charge since is somebody else to be reminded.
    const said = `${reminder} ${person.personId}`;
    if (item.reminded === said) return [];
    const title = titleOf(
      item,
      parts.find(({ id }) => id === item.partId),
    );
    return [{ item, title, due, reminder: said, personId: person.personId }];
  });
}

async function mailReminder(
  { outbox, messages, keys, publicUrl, runtime }: CallsParts,
  queries: WriteQueries,
  call: CallRecord,
  { personId, name, email }: StaffMember,
  lines: readonly DueItem[],
): Promise<void> {
  const language = toLanguage(call.mailLanguage);
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  const now = runtime.clock.iso();
  const list = lines
    .toSorted((one, other) => one.due.localeCompare(other.due))
    .map(({ title, due }) => {
      const date = day.format(new Date(`${due}T00:00:00.000Z`));
      const said = { title: oneLine(title), date, days: daysUntil(due, now) };
      return messages.say(language, 'mail.call-reminder.line', said);
    })
    .join('\n');
  const values = {
    name,
    call: oneLine(call.title),
    lines: list,
    count: lines.length,
    link: new URL(`/calls/${call.id}`, publicUrl()).href,
    stop: new URL(`/call-reminders/stop#${writeStopToken(keys, call.id, personId)}`, publicUrl()).href,
  };
  await outbox.send(queries, {
    tenantId: call.tenantId,
    personId,
    occasion: `call-reminder ${call.id}`,
    // The line and its reminder that come first: the same lines are never put together twice.
    step: `${lines[0]!.item.id} ${lines[0]!.reminder.split(' ').slice(0, 2).join(' ')}`,
    channel: 'mail',
    payload: {
      to: email,
      subject: oneLine(messages.say(language, 'mail.call-reminder.subject', values)),
      text: messages.say(language, 'mail.call-reminder.text', values),
    },
  });
}

/** No more reminders of this call to this person; done twice it is done once. */
export async function stopReminders(parts: CallsParts, queries: WriteQueries, token: string): Promise<void> {
  const named = readStopToken(parts.keys, token);
  const call = named === null ? null : await callStore(queries).findAnywhere(named.callId);
  if (named === null || call === null) throw new AppError('calls.link-not-known');
  const { tenantId, id } = call;
  const { personId } = named;
  const store = stopStore(queries, { tenantId, callId: id });
  if ((await store.list()).has(personId)) return;
  await store.add(personId, parts.runtime.clock.iso());
  await auditCall(parts, queries, { tenantId, personId }, 'reminders-stopped', id);
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
