// The firm's text as a sheet of paper: its sentences, the words that led to each skill, what is confidential, what matched nothing.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CaseReading, ReadingSkill } from '../../contract.ts';
import { cutText } from './cut-text.ts';
import type { Piece, Stretch } from './cut-text.ts';

export function NeedText(props: {
  readonly reading: CaseReading;
  readonly text: CaseReading['texts'][number];
  readonly skills: readonly ReadingSkill[];
  /** Place of the skill that has the focus; -1 for none. */
  readonly current: number;
  readonly chosenSentence: string | null;
  readonly onSkill: (place: number) => void;
  readonly onSentence: (sentenceId: string) => void;
}): JSX.Element {
  const { reading, text, skills } = props;
  return (
    <div class="desk-text need-text" lang={reading.language ?? undefined}>
      {cutText(text, reading.sentences, skills).map((stretch, place) => (
        <OneStretch key={place} {...props} stretch={stretch} />
      ))}
    </div>
  );
}

type StretchProps = Parameters<typeof NeedText>[0] & { readonly stretch: Stretch };

function OneStretch(props: StretchProps): JSX.Element {
  const { stretch, chosenSentence, onSentence } = props;
  if (stretch.kind === 'between') return <>{stretch.text}</>;
  const { sentence, pieces } = stretch;
  const look = [
    'need-sentence',
    sentence.isConfidential ? 'hidden-line' : '',
    isSilent(stretch) ? 'nothing' : '',
    chosenSentence === sentence.id ? 'chosen' : '',
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a short cut for the mouse: the keyboard chooses a sentence in the list of those without a skill
    <span
      id={`sentence-${sentence.id}`}
      class={look.filter(Boolean).join(' ')}
      onClick={() => onSentence(sentence.id)}
      {...(isSilent(stretch) ? { title: t('demand.sentence-nothing') } : {})}
    >
      {sentence.isConfidential && <span class="visually-hidden">{t('demand.confidential-line')} </span>}
      {pieces.map((piece, place) => (
        <OnePiece key={place} {...props} piece={piece} />
      ))}
    </span>
  );
}

/** Sentences in which a skill was looked for and none found; greetings and signatures are not marked. */
export function isSilent(stretch: Stretch & { kind: 'sentence' }): boolean {
  const { status, reason } = stretch.sentence;
  if (stretch.pieces.some(({ skills }) => skills.length > 0)) return false;
  return (
    status === 'unmatched' && (reason === 'nothing-found' || reason === 'no-skill' || reason === 'no-language-pack')
  );
}

function OnePiece(props: StretchProps & { readonly piece: Piece }): JSX.Element {
  const { piece, skills, current, onSkill } = props;
  if (piece.skills.length === 0) return <>{piece.text}</>;
  const decided = piece.skills.map((place) => skills[place]?.decision?.verdict ?? null);
  const look = decided.includes('accepted')
    ? 'accepted'
    : decided.every((verdict) => verdict !== null)
      ? 'turned-down'
      : '';
  const isCurrent = piece.skills.includes(current);
  return (
    <>
      <mark class={[look, isCurrent ? 'current' : ''].filter(Boolean).join(' ')}>{piece.text}</mark>
      {piece.ends.map((place) => (
        <sup key={place}>
          <a
            href={`#skill-${place + 1}`}
            aria-label={t('demand.skill-number', { number: place + 1, skill: skills[place]?.label ?? '' })}
            onClick={(event) => {
              event.preventDefault();
              event.stopPropagation();
              onSkill(place);
            }}
          >
            {place + 1}
          </a>
        </sup>
      ))}
    </>
  );
}
