// The sentences that matched nothing, with the reason: nothing of a firm's text is passed over in silence.
import { quote } from '@dragoman/kernel';
import type { JSX } from 'preact';
import { PlainButton } from '@dragoman/ui';
import { findMessage, language, t } from '../../../../web/messages/messages.ts';
import type { CaseReading } from '../../contract.ts';

const SHOWN = new Set(['nothing-found', 'no-skill', 'no-language-pack']);

export function SilentSentences(props: {
  readonly reading: CaseReading;
  readonly chosen: string | null;
  readonly onAdd: (sentenceId: string) => void;
  readonly onHide: (sentenceId: string) => void;
}): JSX.Element | null {
  const { reading, chosen } = props;
  const used = new Set(
    reading.skills
      .filter(({ isListed }) => isListed)
      .flatMap(({ mentions }) => mentions.map((each) => each.sentenceId)),
  );
  const silent = reading.sentences.filter(
    ({ id, status, reason }) => id === chosen || (!used.has(id) && (status === 'group' || SHOWN.has(reason ?? ''))),
  );
  if (silent.length === 0) return null;
  const textOf = (textId: string): string => reading.texts.find(({ id }) => id === textId)?.text ?? '';
  return (
    <div class="need-silent">
      <h3>{t('demand.silent', { count: silent.length })}</h3>
      <ul>
        {silent.map(({ id, textId, start, end, reason, group, isConfidential }) => (
          <li key={id} class={id === chosen ? 'chosen' : undefined}>
            <span class="words">{quote(language.value, textOf(textId).slice(start, end))}</span>
            <small>
              {group === null ? findMessage(`demand.reason-${reason}`) : t('demand.reason-group', { group })}
            </small>
            <span class="acts">
              <PlainButton onClick={() => props.onAdd(id)}>{t('demand.add-here')}</PlainButton>
              <PlainButton onClick={() => props.onHide(id)}>
                {isConfidential ? t('demand.unhide-line') : t('demand.hide-line')}
              </PlainButton>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
