// What happens at the desk: which part has the focus, what is being added or corrected, what was taken out last and can be put back.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Submit } from '../../../../web/page/use-submit.ts';
import type { CallPart } from '../../contract.ts';
import type { PartKind } from '../../limits.ts';
import type { OpenCall } from '../use-call.ts';
import { actionOfKey } from './desk-keys.ts';
import type { PressedKey } from './desk-keys.ts';
import { useRemoval } from './use-removal.ts';
import type { Removal } from './use-removal.ts';
import { placeOfSelection } from './words-of-selection.ts';
import type { WordPlace } from './words-of-selection.ts';

/** Pixels of a line in the sheet, so that words at its lower edge count as seen only when they are. */
const LINE = 32;

/** What the form works on: a part that is there, or a place in the text for a new one (null: not in the text). */
export type Writing =
  | { readonly what: 'part'; readonly part: CallPart }
  | { readonly what: 'new'; readonly place: WordPlace | null };

export interface Desk extends Removal {
  readonly kind: PartKind | null;
  readonly shown: readonly CallPart[];
  readonly current: CallPart | null;
  readonly writing: Writing | null;
  /** The last thing that happened, for assistive technology. */
  readonly said: string;
  readonly submit: Submit;
  readonly sheet: { current: HTMLElement | null };
  show(kind: PartKind | null): void;
  choose(id: string): void;
  goTo(id: string): void;
  edit(part: CallPart): void;
  add(): void;
  showWords(part: CallPart): void;
  close(): void;
  wrote(text: string): void;
  /** True when the key meant something here. */
  press(key: PressedKey, isInSheet: boolean): boolean;
}

export function useDesk({ call, take }: OpenCall): Desk {
  const [kind, setKind] = useState<PartKind | null>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [said, setSaid] = useState('');
  const sheet = useRef<HTMLElement | null>(null);
  const selected = useSelectedWords(sheet, call.text);
  const submit = useSubmit();
  const shown = useMemo(
    () => (kind === null ? call.parts : call.parts.filter((part) => part.kind === kind)),
    [call.parts, kind],
  );
  const current = shown.find(({ id }) => id === currentId) ?? shown[0] ?? null;

  const showWords = ({ id }: CallPart): void => {
    const words = document.getElementById(`words-${id}`);
    words?.scrollIntoView({ block: 'center' });
  };
  const choose = (id: string): void => setCurrentId(id);
  const goTo = (id: string): void => {
    if (!shown.some((part) => part.id === id)) setKind(null);
    setCurrentId(id);
    // The row takes the focus once it is there.
    requestAnimationFrame(() => {
      document.getElementById(`part-button-${id}`)?.focus();
      scrollSheet(sheet.current, document.getElementById(`words-${id}`));
    });
  };
  const move = (by: 1 | -1): void => {
    const place = current === null ? -1 : shown.indexOf(current);
    const next = shown[Math.max(0, Math.min(shown.length - 1, place + by))];
    if (next !== undefined) goTo(next.id);
  };
  const removal = useRemoval({ call, take }, submit, {
    besides: (part) => {
      const place = shown.indexOf(part);
      return shown[place + 1] ?? shown[place - 1] ?? null;
    },
    goTo,
    say: setSaid,
  });
  const add = (): void => setWriting({ what: 'new', place: selected.current });
  return {
    kind,
    shown,
    current,
    writing,
    said,
    submit,
    sheet,
    show: setKind,
    choose,
    goTo,
    edit: (part) => setWriting({ what: 'part', part }),
    add,
    ...removal,
    showWords,
    close: () => setWriting(null),
    wrote(text) {
      setWriting(null);
      // The next part is not made of the same words.
      selected.current = null;
      setSaid(text);
    },
    press(key, isInSheet) {
      const action = actionOfKey(key);
      if (action === null || writing !== null || removal.removing !== null) return false;
      // In the sheet arrows scroll, as in every long text.
      if (isInSheet && key.key.startsWith('Arrow')) return false;
      if (action.kind === 'move') move(action.by);
      else if (action.kind === 'add') add();
      else if (action.kind === 'undo') removal.undo();
      else if (current !== null) {
        if (action.kind === 'edit') setWriting({ what: 'part', part: current });
        else if (action.kind === 'remove') removal.remove(current);
        else showWords(current);
      }
      return true;
    },
  };
}

/** Inside the sheet only: the page stays where the focus is. */
function scrollSheet(sheet: HTMLElement | null, words: HTMLElement | null): void {
  if (sheet === null || words === null) return;
  const [frame, place] = [sheet.getBoundingClientRect(), words.getBoundingClientRect()];
  const isSeen = place.top >= frame.top && place.bottom + LINE <= frame.bottom;
  if (!isSeen) sheet.scrollTop += place.top - frame.top - frame.height / 3;
}

/** The words that were selected in the sheet last; a click on a button takes the browser's own selection away. */
function useSelectedWords(
  sheet: { readonly current: HTMLElement | null },
  text: string,
): { current: WordPlace | null } {
  const words = useRef<WordPlace | null>(null);
  useEffect(() => {
    const look = (): void => {
      const selection = getSelection();
      const node = selection?.anchorNode ?? null;
      if (sheet.current === null || node === null || !sheet.current.contains(node)) return;
      words.current = placeOfSelection(sheet.current, selection, text);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [text]);
  return words;
}
