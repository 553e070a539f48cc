// A pause: where the answers are, the private link for going on elsewhere, and the way to end early.
import { Button, Dialog, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { answeredIds } from '../attempt/attempt-model.ts';
import type { AttemptSession } from '../attempt/attempt-session.ts';
import { PrivateLink } from '../../../../web/private-link/private-link.tsx';
import { useFinish } from './finish-view.tsx';

export function PauseView(props: { readonly session: AttemptSession; readonly onContinue: () => void }): JSX.Element {
  const { session } = props;
  const { attemptId = '' } = useRoute().params;
  const [isEnding, setEnding] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const model = session.model.value!;
  const pending = model.pending.length;
  return (
    <main id="main" class="runner-item pause">
      <h1 ref={heading} tabIndex={-1}>
        {pending === 0 ? t('pause.title') : t('pause.title-pending', { count: pending })}
      </h1>
      <p class="prose after-lead">
        {pending === 0 ? t('pause.text', { date: formatDate(model.state.expiresAt) }) : t('pause.text-pending')}
      </p>
      <div class="buttons">
        <Button onClick={props.onContinue}>{t('action.continue')}</Button>
      </div>
      <PrivateLink />
      <p class="pause-end">
        <PlainButton onClick={() => setEnding(true)}>{t('pause.end-early')}</PlainButton>
      </p>
      <Dialog open={isEnding} title={t('pause.end-title')} onClose={() => setEnding(false)}>
        <EndEarly
          session={session}
          attemptId={attemptId}
          answered={answeredIds(model).length}
          onCancel={() => setEnding(false)}
        />
      </Dialog>
    </main>
  );
}

function EndEarly(props: {
  readonly session: AttemptSession;
  readonly attemptId: string;
  readonly answered: number;
  readonly onCancel: () => void;
}): JSX.Element {
  const { finish, isBusy, problem } = useFinish(props.session, props.attemptId, true);
  return (
    <>
      <p>{t('pause.end-text', { count: props.answered })}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div class="buttons">
        <Button busy={isBusy} onClick={finish}>
          {t('pause.end-now')}
        </Button>
        <Button look="quiet" takesFocus onClick={props.onCancel}>
          {t('action.continue')}
        </Button>
      </div>
    </>
  );
}
