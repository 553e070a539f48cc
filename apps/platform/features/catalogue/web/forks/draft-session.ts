// A draft under the hands of one person: what is typed is kept on this device at once, saved a moment later over the revision that was
// read, and never lost when somebody else has saved meanwhile.
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isPassing, toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import { DRAFT_FILES } from '../../limits.ts';

/** Text of each changed file; null for one that is taken away. */
export type Changes = Readonly<Record<string, string | null>>;
export type Files = Readonly<Record<string, string>>;

/** `waiting`: the server did not answer, it is tried again. `moved`: somebody else has saved; the person decides. */
export type SavingState = 'saved' | 'changed' | 'saving' | 'waiting' | 'moved' | 'refused';

export interface KeptChanges {
  readonly revision: number;
  readonly changes: Changes;
}

export interface DraftServer {
  read(): Promise<{ readonly revision: number; readonly files: Files }>;
  save(revision: number, changes: Changes): Promise<{ readonly revision: number }>;
}

/** Where what is not saved yet outlives the page. */
export interface ChangesStore {
  read(): KeptChanges | null;
  write(kept: KeptChanges | null): void;
}

export interface DraftSession {
  readonly files: ReadonlySignal<Files>;
  readonly state: ReadonlySignal<SavingState>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** Files with words of this person that are not saved yet. */
  readonly unsaved: ReadonlySignal<readonly string[]>;
  change(path: string, text: string | null): void;
  /** Saves now. True when nothing is left to save. */
  save(): Promise<boolean>;
  /** After `moved`: drops the own words and shows what the other person saved. */
  takeTheirs(): Promise<void>;
  /** After `moved`: puts the own files over those of the other person, whose other files stay. */
  keepMine(): Promise<void>;
  end(): void;
}

const PAUSE_MS = 1_200;
const RETRY_MS = 6_000;

export function openDraftSession(
  draft: { readonly revision: number; readonly files: Files },
  server: DraftServer,
  store: ChangesStore,
): DraftSession {
  let { revision } = draft;
  let saved = draft.files;
  let changes: Changes = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<boolean> | null = null;
  const files = signal<Files>(draft.files);
  const state = signal<SavingState>('saved');
  const problem = signal<Problem | null>(null);
  const unsaved = signal<readonly string[]>([]);

  const show = (): void => {
    files.value = applyChanges(saved, changes);
    unsaved.value = Object.keys(changes);
    store.write(unsaved.value.length === 0 ? null : { revision, changes });
  };

  const schedule = (pause: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pause);
  };

  const saveOnce = async (): Promise<boolean> => {
    const sent = Object.fromEntries(Object.entries(changes).slice(0, DRAFT_FILES));
    if (Object.keys(sent).length === 0) return true;
    state.value = 'saving';
    try {
      ({ revision } = await server.save(revision, sent));
    } catch (error) {
      const found = toProblem(error);
      problem.value = found;
      state.value = found.code === 'materials.draft-moved' ? 'moved' : isPassing(found) ? 'waiting' : 'refused';
      if (state.value === 'waiting') schedule(RETRY_MS);
      return false;
    }
    problem.value = null;
    saved = applyChanges(saved, sent);
    // What was typed while the answer was on its way stays to be saved.
    changes = Object.fromEntries(Object.entries(changes).filter(([path, text]) => sent[path] !== text));
    show();
    state.value = unsaved.value.length === 0 ? 'saved' : 'changed';
    return unsaved.value.length === 0 || saveOnce();
  };

  const save = async (): Promise<boolean> => {
    clearTimeout(timer);
    underWay ??= saveOnce().finally(() => {
      underWay = null;
    });
    return underWay;
  };

  const readAnew = async (): Promise<void> => {
    ({ revision, files: saved } = await server.read());
    problem.value = null;
  };

  const kept = store.read();
  if (kept !== null) {
    changes = kept.changes;
    show();
    state.value = kept.revision === revision ? 'changed' : 'moved';
    if (state.value === 'changed') schedule(PAUSE_MS);
  }

  return {
    files,
    state,
    problem,
    unsaved,
    change(path, text) {
      const { [path]: _, ...others } = changes;
      changes = (saved[path] ?? null) === text ? others : { ...others, [path]: text };
      show();
      if (state.value === 'moved') return;
      state.value = unsaved.value.length === 0 && underWay === null ? 'saved' : 'changed';
      if (unsaved.value.length > 0) schedule(PAUSE_MS);
    },
    save,
    async takeTheirs() {
      await readAnew();
      changes = {};
      show();
      state.value = 'saved';
    },
    async keepMine() {
      await readAnew();
      show();
      state.value = 'changed';
      await save();
    },
    end() {
      clearTimeout(timer);
      if (state.value === 'changed' || state.value === 'waiting') void save();
    },
  };
}

function applyChanges(files: Files, changes: Changes): Files {
  const entries = Object.entries({ ...files, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
