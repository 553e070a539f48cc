// One skill of the reading: its words, how likely it is, and, while it has the focus, all that can be decided about it.
import { quote } from '@dragoman/kernel';
import type { JSX } from 'preact';
import { language, t } from '../../../../web/messages/messages.ts';
import type { ReadingSkill } from '../../contract.ts';
import { NEED_LEVELS, NEED_PRIORITIES, REJECTION_REASONS } from '../../limits.ts';
import type { NeedLevel, NeedPriority, RejectionReason } from '../../limits.ts';
import { ProbabilityMark } from './probability-mark.tsx';

export interface SkillRowProps {
  readonly skill: ReadingSkill;
  readonly number: number;
  /** The words that led to it, as they stand in the text. */
  readonly words: readonly string[];
  readonly scheme: string;
  readonly isCurrent: boolean;
  readonly isAskingWhy: boolean;
  readonly onChoose: () => void;
  readonly onAccept: (level: NeedLevel | null, priority: NeedPriority | null) => void;
  readonly onAskWhy: () => void;
  readonly onReject: (why: RejectionReason) => void;
  readonly onTakeBack: () => void;
  readonly onAlternative: (place: number) => void;
}

export function SkillRow(props: SkillRowProps): JSX.Element {
  const { skill, number, isCurrent } = props;
  const verdict = skill.decision?.verdict ?? null;
  return (
    <li
      class={['need-skill', isCurrent ? 'current' : '', verdict ?? ''].filter(Boolean).join(' ')}
      id={`skill-${number}`}
    >
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <span class="what">
        <button
          type="button"
          class="name"
          id={`skill-button-${number}`}
          tabIndex={isCurrent ? 0 : -1}
          aria-expanded={isCurrent}
          onClick={props.onChoose}
          onFocus={props.onChoose}
        >
          <span class="visually-hidden">{number}. </span>
          {skill.label}
          <Verdict skill={skill} />
        </button>
        <small>
          {props.words.map((word) => quote(language.value, word)).join(', ')}
          {skill.skillType !== null && ` · ${t(`demand.type-${skill.skillType}`)}`} · {props.scheme}
        </small>
        {!isCurrent && skill.alternatives.length > 0 && verdict === null && (
          <small class="or">
            {t('demand.or')} {skill.alternatives.map(({ label }) => label).join(', ')}
          </small>
        )}
      </span>
      <ProbabilityMark probability={skill.probability} isAccepted={verdict === 'accepted'} />
      {isCurrent && <Decide {...props} />}
    </li>
  );
}

function Verdict({ skill }: { readonly skill: ReadingSkill }): JSX.Element | null {
  const { decision } = skill;
  if (decision === null) return null;
  const words =
    decision.verdict === 'accepted'
      ? [
          t('demand.accepted'),
          decision.level === null ? null : t(`demand.level-${decision.level}`),
          t(`demand.priority-${decision.priority ?? 2}`),
        ]
      : decision.verdict === 'replaced'
        ? [t('demand.replaced')]
        : [t('demand.rejected'), t(`demand.why-${decision.why ?? 'other'}`)];
  return <span class="verdict">{words.filter((word) => word !== null).join(' · ')}</span>;
}

function Decide(props: SkillRowProps): JSX.Element {
  const { skill, isAskingWhy } = props;
  const { decision } = skill;
  if (isAskingWhy) return <Reasons onReject={props.onReject} />;
  const isAccepted = decision?.verdict === 'accepted';
  return (
    <div class="decide">
      <div class="acts">
        {isAccepted || decision !== null ? (
          <KeyButton letter="U" onClick={props.onTakeBack}>
            {t('demand.take-back')}
          </KeyButton>
        ) : null}
        {!isAccepted && (
          <KeyButton letter="A" isMain onClick={() => props.onAccept(null, null)}>
            {t('demand.accept')}
          </KeyButton>
        )}
        {decision?.verdict !== 'rejected' && (
          <KeyButton letter="R" onClick={props.onAskWhy}>
            {t('demand.reject')}
          </KeyButton>
        )}
      </div>
      {isAccepted && <Settings {...props} />}
      {isAccepted && decision.needId !== null && (
        <p>
          <a href={`/needs-served/${decision.needId}`}>{t('demand.what-serves')}</a>
        </p>
      )}
      {!isAccepted && skill.alternatives.length > 0 && (
        <div class="acts">
          <span class="asked">{t('demand.or')}</span>
          {skill.alternatives.map(({ uri, label }, place) => (
            <KeyButton key={uri} letter={String(place + 1)} onClick={() => props.onAlternative(place)}>
              {label}
            </KeyButton>
          ))}
        </div>
      )}
    </div>
  );
}

function Reasons(props: { readonly onReject: (why: RejectionReason) => void }): JSX.Element {
  return (
    <div class="decide" role="group" aria-label={t('demand.why')}>
      <div class="acts">
        <span class="asked">{t('demand.why')}</span>
        {REJECTION_REASONS.map((why, place) => (
          <KeyButton key={why} letter={String(place + 1)} onClick={() => props.onReject(why)}>
            {t(`demand.why-${why}`)}
          </KeyButton>
        ))}
      </div>
    </div>
  );
}

/** Level and priority of an accepted skill, each a row of small switches. */
function Settings({ skill, onAccept }: SkillRowProps): JSX.Element {
  const level = skill.decision?.level ?? null;
  const priority = skill.decision?.priority ?? 2;
  return (
    <>
      <div class="acts" role="group" aria-label={t('demand.level')}>
        <span class="asked">
          {t('demand.level')} <kbd aria-hidden="true">L</kbd>
        </span>
        {NEED_LEVELS.map((each) => (
          <button
            key={each}
            type="button"
            class="chip"
            aria-pressed={level === each}
            onClick={() => onAccept(level === each ? null : each, priority)}
          >
            {t(`demand.level-${each}`)}
          </button>
        ))}
      </div>
      <div class="acts" role="group" aria-label={t('demand.priority')}>
        <span class="asked">
          {t('demand.priority')} <kbd aria-hidden="true">P</kbd>
        </span>
        {NEED_PRIORITIES.map((each) => (
          <button
            key={each}
            type="button"
            class="chip"
            aria-pressed={priority === each}
            onClick={() => onAccept(level, each)}
          >
            {t(`demand.priority-${each}`)}
          </button>
        ))}
      </div>
    </>
  );
}

function KeyButton(props: {
  readonly letter: string;
  readonly isMain?: boolean;
  readonly children: string;
  readonly onClick: () => void;
}): JSX.Element {
  return (
    <button type="button" class={props.isMain ? 'key-button main' : 'key-button'} onClick={props.onClick}>
      <kbd aria-hidden="true">{props.letter}</kbd> {props.children}
    </button>
  );
}
