// What the hand is on: which skill, which sentence, whether a reason is asked for; and what each key does there.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import type { CaseReading, DecideBody, ReadingSkill } from '../../contract.ts';
import { NEED_LEVELS, NEED_PRIORITIES, REJECTION_REASONS } from '../../limits.ts';
import type { RejectionReason } from '../../limits.ts';
import { demandApi } from '../demand-api.ts';
import type { AddingTo } from './add-skill.tsx';
import { actionOfKey } from './reading-keys.ts';
import type { PressedKey } from './reading-keys.ts';
import type { ReadingOnPage } from './use-reading.ts';

const BLANK = { verdict: 'accepted', insteadOf: null, why: null, note: '', level: null, priority: null } as const;

export interface Bench {
  readonly place: number;
  readonly chosen: string | null;
  readonly isAskingWhy: boolean;
  readonly adding: AddingTo | null;
  /** The last thing that happened, for assistive technology. */
  readonly said: string;
  goTo(place: number): void;
  choose(place: number): void;
  chooseSentence(id: string): void;
  askWhy(): void;
  decide(skill: ReadingSkill, change: Partial<DecideBody>): void;
  reject(skill: ReadingSkill, why: RejectionReason): void;
  takeAlternative(skill: ReadingSkill, at: number): void;
  addTo(sentenceId: string | null): void;
  add(skill: { readonly uri: string; readonly label: string }): void;
  hide(sentenceId: string | null): void;
  /** True when the key meant something here. */
  press(key: PressedKey): boolean;
}

export function useBench(page: ReadingOnPage, reading: CaseReading, skills: readonly ReadingSkill[]): Bench {
  const [current, setCurrent] = useState(0);
  const [isAskingWhy, setAskingWhy] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState<AddingTo | null>(null);
  const [said, setSaid] = useState('');
  const place = Math.min(current, skills.length - 1);
  const skill = skills[place];
  useEffect(() => {
    document.getElementById('skill-button-1')?.focus({ preventScroll: true });
  }, [reading.caseId]);
  const choose = (to: number): void => {
    if (to === place) return;
    setCurrent(to);
    setChosen(null);
    setAskingWhy(false);
  };
  const goTo = (to: number): void => {
    const next = Math.max(0, Math.min(skills.length - 1, to));
    choose(next);
    document.getElementById(`skill-button-${next + 1}`)?.focus();
    const sentence = skills[next]?.mentions[0]?.sentenceId;
    document.getElementById(`sentence-${sentence}`)?.scrollIntoView({ block: 'nearest' });
  };
  const decide = (of: ReadingSkill, change: Partial<DecideBody>): void => {
    page.decide({ ...BLANK, uri: of.uri, label: of.label, sentences: null, ...change });
    setAskingWhy(false);
    setSaid(t(`demand.said-${change.verdict ?? 'accepted'}`, { skill: change.label ?? of.label }));
  };
  const takeAlternative = (of: ReadingSkill, at: number): void => {
    const other = of.alternatives[at];
    if (other !== undefined) decide(of, { uri: other.uri, label: other.label, insteadOf: of.uri });
  };
  const reject = (of: ReadingSkill, why: RejectionReason): void => decide(of, { verdict: 'rejected', why });
  const addTo = (id: string | null): void => setAdding(id === null ? null : addingTo(reading, id));
  const hide = (id: string | null): void => {
    const sentence = reading.sentences.find((each) => each.id === id);
    if (sentence === undefined) return;
    void page.act(() => demandApi.markLine(reading.caseId, sentence.id, !sentence.isConfidential));
  };
  /** Where a reason is asked for, numbers are reasons; otherwise they are alternatives. */
  const pick = (of: ReadingSkill, at: number): void => {
    const why = REJECTION_REASONS[at];
    if (!isAskingWhy) takeAlternative(of, at);
    else if (why !== undefined) reject(of, why);
  };
  const press = (key: PressedKey): boolean => {
    const action = actionOfKey(key);
    if (action === null || adding !== null) return false;
    const sentenceId = chosen ?? skill?.mentions[0]?.sentenceId ?? null;
    if (action.kind === 'move') goTo(place + action.by);
    else if (action.kind === 'undo') page.undo();
    else if (action.kind === 'add') addTo(sentenceId);
    else if (action.kind === 'hide') hide(sentenceId);
    else if (action.kind === 'leave') setAskingWhy(false);
    else if (skill !== undefined) {
      if (action.kind === 'reject') setAskingWhy(true);
      else if (action.kind === 'pick') pick(skill, action.place);
      else {
        const change = changeBy(action.kind, skill);
        if (change !== null) decide(skill, change);
      }
    }
    return true;
  };
  return {
    place,
    chosen,
    isAskingWhy,
    adding,
    said,
    goTo,
    choose,
    chooseSentence: setChosen,
    askWhy: () => setAskingWhy(true),
    decide,
    reject,
    takeAlternative,
    addTo,
    add({ uri, label }) {
      if (adding === null) return;
      const words = adding.words.map(([start, end]) => ({ start, end }));
      page.decide({ ...BLANK, uri, label, sentences: [{ id: adding.sentenceId, words }] });
      setSaid(t('demand.said-accepted', { skill: label }));
      setAdding(null);
    },
    hide,
    press,
  };
}

/** Null where the key does nothing: level and priority belong to accepted skills. */
export function changeBy(
  kind: 'accept' | 'level' | 'priority',
  { decision }: Pick<ReadingSkill, 'decision'>,
): Partial<DecideBody> | null {
  const isAccepted = decision?.verdict === 'accepted';
  const [level, priority] = [decision?.level ?? null, decision?.priority ?? 2];
  if (kind === 'accept') return { level, priority: isAccepted ? priority : null };
  if (!isAccepted) return null;
  if (kind === 'level') {
    return { level: NEED_LEVELS.find((each) => each === (level ?? 0) + 1) ?? null, priority };
  }
  return { level, priority: NEED_PRIORITIES[priority % NEED_PRIORITIES.length] ?? 1 };
}

/** Words that are marked in the page count when they lie in the sentence. */
function addingTo(reading: CaseReading, sentenceId: string): AddingTo | null {
  const sentence = reading.sentences.find(({ id }) => id === sentenceId);
  if (sentence === undefined) return null;
  const text = reading.texts.find(({ id }) => id === sentence.textId)?.text ?? '';
  const words = text.slice(sentence.start, sentence.end);
  const marked = getSelection()?.toString().trim() ?? '';
  const at = marked === '' ? -1 : words.indexOf(marked);
  return { sentenceId, sentence: words, words: at < 0 ? [] : [[at, at + marked.length]] };
}
