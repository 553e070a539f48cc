// Lines of the checklist that come from parts of the call, and how they follow when a part is changed or taken away.
import type { Runtime } from '../../../../core/runtime.ts';
import { CHECKED_KINDS, ITEMS_MAX, ITEM_TITLE_MAX } from '../../limits.ts';
import type { ItemRecord, PartRecord } from '../call.ts';
import type { Bidder, WriteQueries } from '../calls-parts.ts';
import { itemStore } from '../work-store.ts';

/** What the funder does by a day is no line of ours. */
const THEIRS: ReadonlySet<string> = new Set(['start', 'answers']);

/** A document to hand in, or a day of ours. */
export function isChecked({ kind, says }: Pick<PartRecord, 'kind' | 'says'>): boolean {
  return CHECKED_KINDS.some((each) => each === kind) && !(says.role !== null && THEIRS.has(says.role));
}

export function makeItems(runtime: Runtime, parts: readonly PartRecord[]): ItemRecord[] {
  return parts
    .filter(isChecked)
    .slice(0, ITEMS_MAX)
    .map((part) => ({
      id: runtime.makeId(),
      revision: 1,
      partId: part.id,
      kind: part.kind === 'document' ? 'document' : 'deadline',
      title: null,
      ownDueOn: null,
      personId: null,
      assignedAt: null,
      doneAt: null,
      doneBy: null,
      reminded: '',
      createdAt: runtime.clock.iso(),
    }));
}

/** A line's own words, else those of its part, cut where a line would be too long. */
export function titleOf(item: Pick<ItemRecord, 'title'>, part: PartRecord | undefined): string {
  if (item.title !== null) return item.title;
  const words = part?.says.text ?? '';
  return words.length > ITEM_TITLE_MAX ? `${words.slice(0, ITEM_TITLE_MAX - 1).toWellFormed()}…` : words;
}

/**
 * After a part was changed (`after`), added (`before` null) or removed (`after` null). A line nobody has touched goes with its part;
 * one that somebody worked on stays as their own, with the words and the day it had.
 */
export async function followPart(
  runtime: Runtime,
  queries: WriteQueries,
  { tenantId, callId }: Pick<Bidder, 'tenantId'> & { readonly callId: string },
  before: PartRecord | null,
  after: PartRecord | null,
): Promise<void> {
  const store = itemStore(queries, { tenantId, callId });
  const items = await store.list();
  const own = before === null ? [] : items.filter(({ partId }) => partId === before.id);
  if (after !== null && isChecked(after)) {
    if (own.length === 0 && items.length < ITEMS_MAX && (before === null || !isChecked(before))) {
      await store.add(makeItems(runtime, [after]));
    }
    return;
  }
  for (const item of own) {
    const isTouched = item.revision > 1;
    if (!isTouched) await store.removeAt(item.id, item.revision);
    else {
      const dueOn = item.ownDueOn ?? (before!.kind === 'deadline' ? before!.says.date : null);
      await store.saveAt(item.revision, {
        ...item,
        revision: item.revision + 1,
        partId: null,
        kind: 'own',
        title: titleOf(item, before!),
        ownDueOn: dueOn,
      });
    }
  }
}
