// One part of the call in the list: its kind, its words, what was understood of them, and, while it has the focus, what can be done.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CallPart, CallView } from '../../contract.ts';
import { sayFacts, saysTooLittle } from '../call-words.ts';
import { KindMark } from '../kind-mark.tsx';
import type { Desk } from './use-desk.ts';

export function PartRow(props: {
  readonly part: CallPart;
  readonly number: number;
  readonly language: CallView['language'];
  readonly isCurrent: boolean;
  readonly desk: Desk;
}): JSX.Element {
  const { part, number, isCurrent, desk } = props;
  const facts = sayFacts(part);
  return (
    <li class={isCurrent ? 'call-part current' : 'call-part'} id={`part-${part.id}`}>
      <span class="sign" aria-hidden="true">
        <KindMark kind={part.kind} />
        {number}
      </span>
      <span class="what">
        <button
          type="button"
          class="name"
          id={`part-button-${part.id}`}
          tabIndex={isCurrent ? 0 : -1}
          aria-expanded={isCurrent}
          onClick={() => desk.choose(part.id)}
          onFocus={() => desk.choose(part.id)}
        >
          <span class="visually-hidden">
            {t('calls.part-number', { number, kind: t(`calls.kind-${part.kind}`) })}:{' '}
          </span>
          <span class="words" lang={props.language ?? undefined}>
            {part.text}
          </span>
        </button>
        <small>{[t(`calls.kind-${part.kind}`), ...facts].join(' · ')}</small>
        {saysTooLittle(part) && (
          <small class="doubt">{t(`calls.too-little-${part.kind === 'budget' ? 'budget' : 'deadline'}`)}</small>
        )}
        {part.touched !== null && (
          <small>{t(`calls.touched-${part.touched.how}`, { name: part.touched.by ?? t('calls.somebody') })}</small>
        )}
      </span>
      {isCurrent && <Acts part={part} desk={desk} />}
    </li>
  );
}

function Acts({ part, desk }: { readonly part: CallPart; readonly desk: Desk }): JSX.Element {
  return (
    <span class="acts">
      <button type="button" class="key-button" onClick={() => desk.edit(part)}>
        <kbd aria-hidden="true">E</kbd> {t('calls.edit-part')}
      </button>
      <button type="button" class="key-button" onClick={() => desk.remove(part)}>
        <kbd aria-hidden="true">X</kbd> {t('calls.remove-part')}
      </button>
      {part.place !== null && (
        <button type="button" class="key-button" onClick={() => desk.showWords(part)}>
          <kbd aria-hidden="true">T</kbd> {t('calls.show-words')}
        </button>
      )}
    </span>
  );
}
