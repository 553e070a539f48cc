// What a key means at the desk of a call. Keys count only while the list of parts has the focus, so nothing changes by accident.

export type DeskAction =
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'edit' | 'add' | 'remove' | 'undo' | 'show' };

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const MOVE_ON: DeskAction = { kind: 'move', by: 1 };
const MOVE_BACK: DeskAction = { kind: 'move', by: -1 };

const ACTIONS: ReadonlyMap<string, DeskAction> = new Map<string, DeskAction>([
  ['ArrowDown', MOVE_ON],
  ['j', MOVE_ON],
  ['ArrowUp', MOVE_BACK],
  ['k', MOVE_BACK],
  ['e', { kind: 'edit' }],
  ['a', { kind: 'add' }],
  ['x', { kind: 'remove' }],
  ['u', { kind: 'undo' }],
  ['t', { kind: 'show' }],
]);

/** Null for keys that are the browser's or nobody's. */
export function actionOfKey({ key, ctrlKey, metaKey, altKey }: PressedKey): DeskAction | null {
  if (ctrlKey || metaKey || altKey) return null;
  return ACTIONS.get(key.length === 1 ? key.toLowerCase() : key) ?? null;
}
