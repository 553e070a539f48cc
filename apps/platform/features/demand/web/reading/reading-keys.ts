// What a key means on the reading screen. Keys count only while the list of skills has the focus, so nothing is decided by accident.

export type ReadingAction =
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'accept' | 'reject' | 'level' | 'priority' | 'undo' | 'add' | 'hide' | 'leave' }
  /** From 0: an alternative, or a reason where reasons are asked for. */
  | { readonly kind: 'pick'; readonly place: number };

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ACTIONS: Readonly<Record<string, ReadingAction>> = {
  ArrowDown: { kind: 'move', by: 1 },
  j: { kind: 'move', by: 1 },
  ArrowUp: { kind: 'move', by: -1 },
  k: { kind: 'move', by: -1 },
  a: { kind: 'accept' },
  r: { kind: 'reject' },
  l: { kind: 'level' },
  p: { kind: 'priority' },
  u: { kind: 'undo' },
  n: { kind: 'add' },
  c: { kind: 'hide' },
  Escape: { kind: 'leave' },
};

/** Null for keys that are the browser's or nobody's. */
export function actionOfKey({ key, ctrlKey, metaKey, altKey }: PressedKey): ReadingAction | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (/^[1-9]$/.test(key)) return { kind: 'pick', place: Number(key) - 1 };
  return ACTIONS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
