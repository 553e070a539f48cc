// What would be written into the charter, line by line, before it is.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { CallView, CharterPreview } from '../../contract.ts';
import { callsApi } from '../calls-api.ts';

export function CharterLook(props: {
  readonly call: CallView;
  readonly programmeId: string;
  readonly isBusy: boolean;
  readonly onSend: (revision: number) => void;
}): JSX.Element {
  const { call, programmeId } = props;
  const [preview, look] = useResource(`charter ${programmeId}`, () => callsApi.previewCharter(call.id, programmeId));
  // Looked at anew when the call was: somebody may have changed the programme.
  useEffect(look, [call]);
  const { value } = preview;
  if (value === null) {
    return preview.status === 'failed' ? (
      <ProblemNotice problem={preview.problem} onRetry={look} />
    ) : (
      <p class="note" role="status">
        {t('calls.looking')}
      </p>
    );
  }
  const isSame = value.parts.every(({ added, removed }) => added.length + removed.length === 0);
  return (
    <div class="call-look">
      <h3>{t('calls.look-title', { title: value.title })}</h3>
      {isSame ? <p class="prose">{t('calls.look-same')}</p> : <Lines preview={value} />}
      {value.willFreeze && !isSame && <p class="note">{t('calls.will-freeze')}</p>}
      <div class="buttons">
        {!isSame && (
          <Button busy={props.isBusy} onClick={() => props.onSend(value.revision)}>
            {t('calls.send')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Lines(props: { readonly preview: CharterPreview }): JSX.Element {
  return (
    <dl class="call-promises">
      {props.preview.parts
        .filter(({ added, removed }) => added.length + removed.length > 0)
        .map(({ part, before, added, removed }) => (
          <div key={part}>
            <dt>{t(`calls.place-${part}`)}</dt>
            <dd>
              {before.trim() !== '' && <p class="note">{t('calls.stays', { letters: before.trim().length })}</p>}
              {added.map((line) => (
                <p key={line}>
                  <ins>
                    <span aria-hidden="true">+ </span>
                    <span class="visually-hidden">{t('calls.line-added')} </span>
                    {line}
                  </ins>
                </p>
              ))}
              {removed.map((line) => (
                <p key={line}>
                  <del>
                    <span aria-hidden="true">− </span>
                    <span class="visually-hidden">{t('calls.line-removed')} </span>
                    {line}
                  </del>
                </p>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}
