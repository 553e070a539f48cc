// Lines of the checklist: added, changed, ticked with who and when, taken away.
import { AppError } from '@dragoman/kernel';
import type { AddItemBody, SaveItemBody } from '../../contract.ts';
import { ITEMS_MAX } from '../../limits.ts';
import type { ItemRecord } from '../call.ts';
import { partStore } from '../call-store.ts';
import { auditCall } from '../calls-parts.ts';
import type { Bidder, CallsParts, WriteQueries } from '../calls-parts.ts';
import { requireCall } from '../intake/keep-call.ts';
import { requireStaff } from '../staff.ts';
import { touchCall } from '../summarise-call.ts';
import { itemStore } from '../work-store.ts';
import { dueOf, requireRealDay } from './due-dates.ts';
import { titleOf } from './part-items.ts';

export async function addItem(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  callId: string,
  body: AddItemBody,
): Promise<{ id: string }> {
  const { runtime } = parts;
  const { tenantId } = by;
  const record = await requireCall(queries, tenantId, callId);
  requireRealDay(body.dueOn);
  await requireStaff(queries, tenantId, body.inCharge, null);
  const store = itemStore(queries, { tenantId, callId });
  if ((await store.list()).length >= ITEMS_MAX)
    throw new AppError('calls.too-many-items', { values: { most: ITEMS_MAX } });
  const now = runtime.clock.iso();
  const item: ItemRecord = {
    id: runtime.makeId(),
    revision: 1,
    partId: null,
    kind: 'own',
    title: body.title.trim(),
    ownDueOn: body.dueOn,
    personId: body.inCharge,
    assignedAt: body.inCharge === null ? null : now,
    doneAt: null,
    doneBy: null,
    reminded: '',
    createdAt: now,
  };
  await store.add([item]);
  await touchCall(parts, queries, record);
  await auditCall(parts, queries, by, 'item-added', callId);
  return { id: item.id };
}

/** Throws `calls.changed-meanwhile` when somebody else saved first. What says the same as the part goes on following it. */
export async function saveItem(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  { callId, itemId, body }: { readonly callId: string; readonly itemId: string; readonly body: SaveItemBody },
): Promise<void> {
  const { tenantId, personId } = by;
  const record = await requireCall(queries, tenantId, callId);
  const store = itemStore(queries, { tenantId, callId });
  const before = (await store.list()).find(({ id }) => id === itemId);
  if (before === undefined) throw new AppError('calls.unknown');
  requireRealDay(body.dueOn);
  await requireStaff(queries, tenantId, body.inCharge, before.personId);
  const followed = await partStore(queries).list(tenantId, callId);
  const part = followed.find(({ id }) => id === before.partId);
  const title = body.title.trim();
  const given = dueOf({ ...before, ownDueOn: null }, followed).date;
  const now = parts.runtime.clock.iso();
  const wasDone = before.doneAt !== null;
  const after: ItemRecord = {
    ...before,
    title: part !== undefined && title === titleOf({ title: null }, part) ? null : title,
    ownDueOn: body.dueOn === given ? null : body.dueOn,
    personId: body.inCharge,
    assignedAt: body.inCharge === before.personId ? before.assignedAt : body.inCharge === null ? null : now,
    doneAt: body.isDone ? (before.doneAt ?? now) : null,
    doneBy: body.isDone ? (wasDone ? before.doneBy : personId) : null,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  if (!(await store.saveAt(body.revision, { ...after, revision: body.revision + 1 })))
    throw new AppError('calls.changed-meanwhile');
  await touchCall(parts, queries, record);
  const action = body.isDone === wasDone ? 'item-changed' : body.isDone ? 'item-ticked' : 'item-unticked';
  await auditCall(parts, queries, by, action, callId);
}

/** Gone already is gone. */
export async function removeItem(
  parts: CallsParts,
  queries: WriteQueries,
  by: Bidder,
  { callId, itemId, revision }: { readonly callId: string; readonly itemId: string; readonly revision: number },
): Promise<void> {
  const { tenantId } = by;
  const record = await requireCall(queries, tenantId, callId);
  const store = itemStore(queries, { tenantId, callId });
  if (!(await store.list()).some(({ id }) => id === itemId)) return;
  if (!(await store.removeAt(itemId, revision))) throw new AppError('calls.changed-meanwhile');
  await touchCall(parts, queries, record);
  await auditCall(parts, queries, by, 'item-removed', callId);
}
