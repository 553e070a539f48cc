// Choosing a sentence of the call by some of its words: for hands that do not select with a mouse.
import { Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import type { CallView } from '../../contract.ts';
import { trimPlace } from './words-of-selection.ts';
import type { WordPlace } from './words-of-selection.ts';

const MOST = 8;

export function FindSentence(props: {
  readonly call: CallView;
  readonly onChoose: (place: WordPlace) => void;
}): JSX.Element {
  const { call } = props;
  const [wanted, setWanted] = useState('');
  const found = findSentences(call.text, call.sentences, wanted);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter in the field looks, and does not send the form around it
    <div
      class="call-find"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <Field
        label={t('calls.find-sentence')}
        hint={t('calls.find-sentence-hint')}
        type="search"
        value={wanted}
        maxLength={100}
        onInput={setWanted}
      />
      <div aria-live="polite">
        {wanted.trim().length >= 2 && found.length === 0 && <p class="note">{t('calls.find-none')}</p>}
        {found.length > 0 && (
          <ul class="call-choices" lang={call.language ?? undefined}>
            {found.map((place) => (
              <li key={place.start}>
                <button type="button" onClick={() => props.onChoose(place)}>
                  {call.text.slice(place.start, place.end)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** Sentences that hold all of the words, in the order of the text. */
export function findSentences(text: string, sentences: CallView['sentences'], wanted: string): WordPlace[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.join('').length < 2) return [];
  const found: WordPlace[] = [];
  for (const sentence of sentences) {
    const own = text.slice(sentence.start, sentence.end).toLowerCase();
    const place = words.every((word) => own.includes(word)) ? trimPlace(text, sentence) : null;
    if (place !== null) found.push(place);
    if (found.length === MOST) break;
  }
  return found;
}
