// The workbench: the text on the left, its skills on the right, everything decided by keys or by hand.
import { LiveRegion } from '@dragoman/ui';
import type { JSX, KeyboardEventHandler } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime } from '../../../../web/messages/numbers.ts';
import type { CaseReading, DecideBody, ReadingSkill } from '../../contract.ts';
import { NEED_LEVELS, NEED_PRIORITIES, REJECTION_REASONS } from '../../limits.ts';
import type { RejectionReason } from '../../limits.ts';
import { demandApi } from '../demand-api.ts';
import { schemeName } from '../scheme-name.ts';
import { AddSkill } from './add-skill.tsx';
import type { AddingTo } from './add-skill.tsx';
import { NeedText } from './need-text.tsx';
import { actionOfKey } from './reading-keys.ts';
import { SilentSentences } from './silent-sentences.tsx';
import { SkillRow } from './skill-row.tsx';
import type { ReadingOnPage } from './use-reading.ts';

export function Workbench(props: {
  readonly page: ReadingOnPage;
  readonly reading: CaseReading;
  readonly dueLine: string;
}): JSX.Element {
  const { page, reading } = props;
  const [showsWeak, setShowsWeak] = useState(false);
  const [current, setCurrent] = useState(0);
  const [isAskingWhy, setAskingWhy] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState<AddingTo | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const skills = reading.skills.filter(({ isListed }) => isListed || showsWeak);
  const weak = reading.skills.length - reading.skills.filter(({ isListed }) => isListed).length;
  const place = Math.min(current, skills.length - 1);
  const skill = skills[place];
  const sentenceId = chosen ?? skill?.mentions[0]?.sentenceId ?? null;
  const goTo = (to: number): void => {
    const next = Math.max(0, Math.min(skills.length - 1, to));
    setCurrent(next);
    setChosen(null);
    setAskingWhy(false);
    document.getElementById(`skill-button-${next + 1}`)?.focus();
    const sentence = skills[next]?.mentions[0]?.sentenceId;
    document.getElementById(`sentence-${sentence}`)?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(() => {
    document.getElementById('skill-button-1')?.focus({ preventScroll: true });
  }, [reading.caseId]);
  const decide = (of: ReadingSkill, change: Partial<DecideBody>): void => {
    page.decide({ ...plain(of), ...change });
    setAskingWhy(false);
    const verdict = change.verdict ?? 'accepted';
    setSaid(t(`demand.said-${verdict}`, { skill: change.label ?? of.label }));
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
  const onKeyDown: KeyboardEventHandler<HTMLElement> = (event) => {
    const action = actionOfKey(event);
    if (action === null || adding !== null) return;
    event.preventDefault();
    if (action.kind === 'move') goTo(place + action.by);
    else if (action.kind === 'undo') page.undo();
    else if (action.kind === 'add') addTo(sentenceId);
    else if (action.kind === 'hide') hide(sentenceId);
    else if (action.kind === 'leave') setAskingWhy(false);
    else if (skill !== undefined) act(skill, action);
  };
  const act = (of: ReadingSkill, action: { readonly kind: string; readonly place?: number }): void => {
    const { decision } = of;
    const [level, priority] = [decision?.level ?? null, decision?.priority ?? 2];
    if (action.kind === 'accept') decide(of, { level, priority: decision?.verdict === 'accepted' ? priority : null });
    else if (action.kind === 'reject') setAskingWhy(true);
    else if (action.kind === 'pick') {
      const why = REJECTION_REASONS[action.place ?? 0];
      if (!isAskingWhy) takeAlternative(of, action.place ?? 0);
      else if (why !== undefined) reject(of, why);
    } else if (decision?.verdict === 'accepted') {
      const nextLevel = NEED_LEVELS.find((each) => each === (level ?? 0) + 1) ?? null;
      const nextPriority = NEED_PRIORITIES[priority % NEED_PRIORITIES.length] ?? 1;
      if (action.kind === 'level') decide(of, { level: nextLevel, priority });
      else decide(of, { level, priority: nextPriority });
    }
  };
  return (
    <div class="need-bench">
      <section class="need-sheet" aria-label={t('demand.text')}>
        {reading.texts.map((text) => (
          <article key={text.id}>
            <p class="note">
              {text.origin === 'answer'
                ? t('demand.answer-of', { at: formatDateTime(text.receivedAt) })
                : props.dueLine}
            </p>
            <NeedText
              reading={reading}
              text={text}
              skills={skills}
              current={place}
              chosenSentence={chosen}
              onSkill={goTo}
              onSentence={setChosen}
            />
          </article>
        ))}
      </section>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the list of buttons in it */}
      <section class="need-list" aria-labelledby="need-skills-title" onKeyDown={onKeyDown}>
        <h2 id="need-skills-title">{t('demand.skills')}</h2>
        <p class="need-keys" aria-hidden="true">
          <kbd>A</kbd> {t('demand.accept')} <kbd>R</kbd> {t('demand.reject')} <kbd>U</kbd> {t('demand.undo')}{' '}
          <kbd>↑</kbd> <kbd>↓</kbd> {t('demand.move')} <kbd>N</kbd> {t('demand.add')} <kbd>C</kbd> {t('demand.hide')}
        </p>
        <LiveRegion text={said} />
        {skills.length === 0 && <p class="prose">{t('demand.no-skills')}</p>}
        <ul class="need-skills" ref={list}>
          {skills.map((each, at) => (
            <SkillRow
              key={each.uri}
              skill={each}
              number={at + 1}
              words={wordsOf(reading, each)}
              scheme={schemeName(reading.taxonomy?.scheme ?? '')}
              isCurrent={at === place}
              isAskingWhy={isAskingWhy && at === place}
              mayDecide
              onChoose={() => {
                if (at === place) return;
                setCurrent(at);
                setChosen(null);
                setAskingWhy(false);
              }}
              onAccept={(level, priority) => decide(each, { level, priority })}
              onAskWhy={() => setAskingWhy(true)}
              onReject={(why) => reject(each, why)}
              onTakeBack={() => decide(each, { verdict: 'taken-back' })}
              onAlternative={(which) => takeAlternative(each, which)}
            />
          ))}
        </ul>
        {weak > 0 && (
          <p>
            <button
              type="button"
              class="plain-button"
              aria-expanded={showsWeak}
              onClick={() => setShowsWeak(!showsWeak)}
            >
              {showsWeak ? t('demand.weak-hide') : t('demand.weak-show', { count: weak })}
            </button>
          </p>
        )}
        <SilentSentences reading={reading} onAdd={addTo} onHide={hide} chosen={chosen} />
      </section>
      <AddSkill
        to={adding}
        language={reading.language ?? 'en'}
        onClose={() => setAdding(null)}
        onAdd={({ uri, label }) => {
          if (adding === null) return;
          const sentences = [
            { id: adding.sentenceId, words: adding.words.map(([start, end]): [number, number] => [start, end]) },
          ];
          page.decide({ ...BLANK, uri, label, sentences });
          setSaid(t('demand.said-accepted', { skill: label }));
          setAdding(null);
        }}
      />
    </div>
  );
}

const BLANK = { verdict: 'accepted', insteadOf: null, why: null, note: '', level: null, priority: null } as const;

function plain({ uri, label }: ReadingSkill): DecideBody {
  return { ...BLANK, uri, label, sentences: null };
}

/** The words as they stand in the text, each wording once. */
function wordsOf(reading: CaseReading, { mentions }: ReadingSkill): string[] {
  const words = mentions.flatMap((mention) => {
    const sentence = reading.sentences.find(({ id }) => id === mention.sentenceId);
    const text = reading.texts.find(({ id }) => id === sentence?.textId)?.text ?? '';
    if (sentence === undefined) return [];
    if (mention.words.length === 0) return [text.slice(sentence.start, sentence.end)];
    const said = mention.words.map(([start, end]) => text.slice(sentence.start + start, sentence.start + end));
    return [said.join(' … ')];
  });
  return [...new Set(words)];
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
