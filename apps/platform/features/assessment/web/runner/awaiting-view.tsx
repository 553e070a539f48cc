// What comes next is not known yet: a moment of waiting, or a network that has gone.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { previousId } from '../attempt/attempt-model.ts';
import type { AttemptModel } from '../attempt/attempt-model.ts';
import type { AttemptSession } from '../attempt/attempt-session.ts';

export function AwaitingView(props: { readonly session: AttemptSession; readonly model: AttemptModel }): JSX.Element {
  const { session, model } = props;
  const saveState = session.saveState.value;
  const isStuck = saveState === 'kept' || saveState === 'needed';
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isStuck) heading.current?.focus();
  }, [isStuck]);
  if (!isStuck) {
    return (
      <main id="main" class="runner-item" aria-busy="true">
        <p class="note" role="status">
          {t('runner.awaiting')}
        </p>
      </main>
    );
  }
  return (
    <main id="main" class="runner-item">
      <h1 ref={heading} tabIndex={-1}>
        {saveState === 'kept' ? t('runner.used-up-title') : t('runner.needed-title')}
      </h1>
      <p class="prose after-lead">
        {saveState === 'kept' ? t('runner.used-up-text', { count: model.pending.length }) : t('runner.needed-text')}
      </p>
      <div class="buttons">
        <Button onClick={() => void session.sendNow()}>{t('runner.send-now')}</Button>
        {previousId(model) !== null && (
          <Button look="quiet" onClick={() => session.goBack()}>
            {t('finish.look-again')}
          </Button>
        )}
      </div>
    </main>
  );
}
