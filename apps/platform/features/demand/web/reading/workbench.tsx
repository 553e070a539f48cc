// The workbench: the text on the left, its skills on the right, everything decided by keys or by hand.
import { LiveRegion } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime } from '../../../../web/messages/numbers.ts';
import type { CaseReading, ReadingSkill } from '../../contract.ts';
import { schemeName } from '../scheme-name.ts';
import { AddSkill } from './add-skill.tsx';
import { joinWords } from './cut-text.ts';
import { NeedText } from './need-text.tsx';
import { SilentSentences } from './silent-sentences.tsx';
import { SkillRow } from './skill-row.tsx';
import { useBench } from './use-bench.ts';
import type { Bench } from './use-bench.ts';
import type { ReadingOnPage } from './use-reading.ts';

export function Workbench(props: {
  readonly page: ReadingOnPage;
  readonly reading: CaseReading;
  readonly dueLine: string;
  /** What stands below the skills. */
  readonly children: ComponentChildren;
}): JSX.Element {
  const { page, reading } = props;
  const [showsWeak, setShowsWeak] = useState(false);
  const skills = reading.skills.filter(({ isListed }) => isListed || showsWeak);
  const weak = reading.skills.length - reading.skills.filter(({ isListed }) => isListed).length;
  const bench = useBench(page, reading, skills);
  return (
    <div class="desk">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text scrolls in its sheet, and what scrolls must be reachable by the keyboard */}
      <section class="desk-sheet" aria-label={t('demand.text')} tabIndex={0}>
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
              current={bench.place}
              chosenSentence={bench.chosen}
              onSkill={bench.goTo}
              onSentence={bench.chooseSentence}
            />
          </article>
        ))}
      </section>
      <div class="need-side">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the list of buttons in it */}
        <section
          class="need-list"
          aria-labelledby="need-skills-title"
          onKeyDown={(event) => {
            if (bench.press(event)) event.preventDefault();
          }}
        >
          <h2 id="need-skills-title">{t('demand.skills')}</h2>
          <KeysHint />
          <LiveRegion text={bench.said} />
          {skills.length === 0 && <p class="prose">{t('demand.no-skills')}</p>}
          <SkillRows bench={bench} reading={reading} skills={skills} />
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
          <SilentSentences reading={reading} onAdd={bench.addTo} onHide={bench.hide} chosen={bench.chosen} />
        </section>
        {props.children}
      </div>
      <AddSkill
        to={bench.adding}
        language={reading.language ?? 'en'}
        onClose={() => bench.addTo(null)}
        onAdd={bench.add}
      />
    </div>
  );
}

function KeysHint(): JSX.Element {
  return (
    <p class="desk-keys">
      <kbd>A</kbd> {t('demand.accept')} <kbd>R</kbd> {t('demand.reject')} <kbd>U</kbd> {t('demand.undo')} <kbd>↑</kbd>
      <kbd>↓</kbd> {t('demand.move')} <kbd>N</kbd> {t('demand.add')} <kbd>C</kbd> {t('demand.hide')}
    </p>
  );
}

function SkillRows(props: {
  readonly bench: Bench;
  readonly reading: CaseReading;
  readonly skills: readonly ReadingSkill[];
}): JSX.Element {
  const { bench, reading } = props;
  return (
    <ul class="need-skills">
      {props.skills.map((skill, at) => (
        <SkillRow
          key={skill.uri}
          skill={skill}
          number={at + 1}
          words={wordsOf(reading, skill)}
          scheme={schemeName(reading.taxonomy?.scheme ?? '')}
          isCurrent={at === bench.place}
          isAskingWhy={bench.isAskingWhy && at === bench.place}
          onChoose={() => bench.choose(at)}
          onAccept={(level, priority) => bench.decide(skill, { level, priority })}
          onAskWhy={bench.askWhy}
          onReject={(why) => bench.reject(skill, why)}
          onTakeBack={() => bench.decide(skill, { verdict: 'taken-back' })}
          onAlternative={(which) => bench.takeAlternative(skill, which)}
        />
      ))}
    </ul>
  );
}

/** The words as they stand in the text, each wording once. */
function wordsOf(reading: CaseReading, { mentions }: ReadingSkill): string[] {
  const words = mentions.flatMap((mention) => {
    const sentence = reading.sentences.find(({ id }) => id === mention.sentenceId);
    const text = reading.texts.find(({ id }) => id === sentence?.textId)?.text ?? '';
    if (sentence === undefined) return [];
    const own = text.slice(sentence.start, sentence.end);
    if (mention.words.length === 0) return [own];
    const said = joinWords(own, mention.words).map(([start, end]) => own.slice(start, end));
    return [said.join(' … ')];
  });
  return [...new Set(words)];
}
