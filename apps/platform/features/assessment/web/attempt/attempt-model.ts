// What the runner knows, as plain data with pure steps: the server's last state, answers not yet acknowledged, where one is.
import type { AnswerEvent, AnswerValue, RunnerState, ShownItem } from '../../contract.ts';

export interface AttemptModel {
  readonly state: RunnerState;
  /** Every item text this device has seen, by id. */
  readonly items: Readonly<Record<string, ShownItem>>;
  /** Answers made here or in another tab that the server has not acknowledged, oldest first. */
  readonly pending: readonly AnswerEvent[];
  /** Ratings of a scenario that is not complete; null where none is given. */
  readonly drafts: Readonly<Record<string, readonly (number | null)[]>>;
  /** The newest item shown; it stays until the person goes on. */
  readonly front: string | null;
  /** An earlier item being looked at again; null at the front. */
  readonly looking: string | null;
}

/** What is to be shown. */
export type RunnerView =
  | { readonly kind: 'item'; readonly item: ShownItem; readonly position: number; readonly answer: AnswerValue | null }
  /** The server has nothing more to ask. */
  | { readonly kind: 'finish' }
  /** What comes next depends on answers that the server does not have yet. */
  | { readonly kind: 'awaiting' };

export interface KeptOnDevice {
  readonly pending: readonly AnswerEvent[];
  readonly drafts: AttemptModel['drafts'];
  readonly items: AttemptModel['items'];
}

/** Opens the model on a state and on what this device kept; `alone` when the state itself is a kept one. */
export function openModel(state: RunnerState, kept: KeptOnDevice, alone: boolean): AttemptModel {
  const model: AttemptModel = {
    state,
    items: { ...kept.items, ...indexItems(state.items) },
    pending: kept.pending,
    drafts: kept.drafts,
    front: null,
    looking: null,
  };
  return { ...model, front: chooseFront(model, alone) };
}

/** Ids in the order they were first answered: the server's, then what only this device has. */
export function answeredIds(model: AttemptModel): string[] {
  const ids = model.state.answered.map((answer) => answer.itemId);
  const known = new Set(ids);
  for (const event of model.pending) {
    if (!known.has(event.itemId)) ids.push(event.itemId);
    known.add(event.itemId);
  }
  return ids;
}

/** The answer that counts: the highest revision, wherever it is. */
export function answerOf(model: AttemptModel, itemId: string): { value: AnswerValue; revision: number } | null {
  const held = model.state.answered.find((answer) => answer.itemId === itemId);
  return model.pending.reduce<{ value: AnswerValue; revision: number } | null>(
    (best, event) => (event.itemId === itemId && event.revision >= (best?.revision ?? 0) ? event : best),
    held ?? null,
  );
}

/** Revision for a new answer to an item. */
export function nextRevision(model: AttemptModel, itemId: string): number {
  return (answerOf(model, itemId)?.revision ?? 0) + 1;
}

/** An answer was given here or in another tab. The same key counts once. */
export function addAnswer(model: AttemptModel, event: AnswerEvent): AttemptModel {
  if (model.pending.some((known) => known.key === event.key)) return model;
  return { ...model, pending: [...model.pending, event], drafts: without(model.drafts, event.itemId) };
}

/** Ratings of a scenario before it is complete. */
export function setDraft(model: AttemptModel, itemId: string, ratings: readonly (number | null)[]): AttemptModel {
  return { ...model, drafts: { ...model.drafts, [itemId]: ratings } };
}

/** The server has these answers, or will never take them. */
export function settleAnswers(model: AttemptModel, keys: readonly string[]): AttemptModel {
  const settled = new Set(keys);
  return { ...model, pending: model.pending.filter((event) => !settled.has(event.key)) };
}

/** A state from the server. Replies overtake each other: an older one only adds its item texts. */
export function takeState(model: AttemptModel, state: RunnerState): AttemptModel {
  const items = { ...model.items, ...indexItems(state.items) };
  if (state.status === 'open' && progressOf(state) < progressOf(model.state)) return { ...model, items };
  const next = { ...model, state, items };
  return next.front === null ? { ...next, front: chooseFront(next, false) } : next;
}

/** The model's state with every text that it names: the server leaves out those that the asking tab already had. */
export function completeState(model: AttemptModel): RunnerState {
  const { state, items } = model;
  const named = [state.next, ...state.ahead, ...state.answered.map((answer) => answer.itemId)];
  return { ...state, items: named.flatMap((id) => (id === null ? [] : (items[id] ?? []))) };
}

/**
 * Goes on from what is shown. Looking back, it goes to the next answered item and at last to the front; from an answered front to
 * the item chosen by the server, or, with `alone`, to one of those kept for a time without network.
 */
export function goForward(model: AttemptModel, alone: boolean): AttemptModel {
  if (model.looking !== null) {
    const ids = answeredIds(model);
    const next = ids[ids.indexOf(model.looking) + 1] ?? null;
    if (next !== null && next !== model.front) return { ...model, looking: next };
    const back = { ...model, looking: null };
    return next === null && isAnswered(back, model.front) ? goForward(back, alone) : back;
  }
  if (model.front !== null && !isAnswered(model, model.front)) return model;
  return { ...model, front: chooseFront(model, alone) };
}

/** Goes to the answer given before what is shown; stays at the first. */
export function goBack(model: AttemptModel): AttemptModel {
  const previous = previousId(model);
  return previous === null ? model : { ...model, looking: previous };
}

/** The item "back" leads to, or null. */
export function previousId(model: AttemptModel): string | null {
  const ids = answeredIds(model);
  const shown = model.looking ?? model.front;
  const at = shown === null ? -1 : ids.indexOf(shown);
  return ids[(at < 0 ? ids.length : at) - 1] ?? null;
}

/** Another tab stands at this item. */
export function followFront(model: AttemptModel, front: string | null): AttemptModel {
  return front === null || front in model.items ? { ...model, front } : model;
}

/** What the page shows. */
export function viewOf(model: AttemptModel): RunnerView {
  const id = model.looking ?? model.front;
  const item = id === null ? undefined : model.items[id];
  if (id !== null && item !== undefined) {
    const ids = answeredIds(model);
    const at = ids.indexOf(id);
    const position = (at < 0 ? ids.length : at) + 1;
    return { kind: 'item', item, position, answer: answerOf(model, id)?.value ?? null };
  }
  return model.pending.length === 0 && model.state.next === null ? { kind: 'finish' } : { kind: 'awaiting' };
}

function isAnswered(model: AttemptModel, itemId: string | null): boolean {
  return itemId !== null && answerOf(model, itemId) !== null;
}

/**
 * With every answer acknowledged the server's choice holds. Before that its `next` is out of date, unless one goes on alone.
 */
function chooseFront(model: AttemptModel, alone: boolean): string | null {
  if (model.pending.length === 0) return model.state.next;
  return alone ? (unanswered(model)[0] ?? null) : null;
}

function unanswered(model: AttemptModel): string[] {
  const { next, ahead } = model.state;
  return [...(next === null ? [] : [next]), ...ahead].filter((id) => !isAnswered(model, id) && id in model.items);
}

/** Grows with every answer and every revision the server holds. */
function progressOf(state: RunnerState): number {
  return state.answered.reduce((sum, answer) => sum + answer.revision, 0);
}

function indexItems(items: readonly ShownItem[]): Record<string, ShownItem> {
  return Object.fromEntries(items.map((item) => [item.itemId, item]));
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
