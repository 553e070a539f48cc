// The runner: one question on the page, its answer saved the moment it is chosen.
import { Button, LinkButton, LiveRegion } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { toProblem } from '../../../web/api/problem.ts';
import { t } from '../../../web/messages/messages.ts';
import { Page, usePageTitle } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { viewOf } from './attempt/attempt-model.ts';
import type { AttemptModel, RunnerView } from './attempt/attempt-model.ts';
import type { AttemptSession } from './attempt/attempt-session.ts';
import { takeAttempt } from './attempt/early-attempt.ts';
import { AwaitingView } from './runner/awaiting-view.tsx';
import { FinishView } from './runner/finish-view.tsx';
import { ItemView } from './runner/item-view.tsx';
import { PauseView } from './runner/pause-view.tsx';
import { RefusedNotice } from './runner/refused-notice.tsx';
import { RunnerBar } from './runner/runner-bar.tsx';
import { SaveIndicator, saveAnnouncement } from './runner/save-indicator.tsx';
import './runner/runner.css';

export function RunnerPage(): JSX.Element {
  const { attemptId = '' } = useRoute().params;
  return <Attempt key={attemptId} attemptId={attemptId} />;
}

function Attempt(props: { readonly attemptId: string }): JSX.Element {
  const session = useMemo(() => takeAttempt(props.attemptId), []);
  useEffect(() => {
    const sendNow = (): void => {
      if (document.visibilityState === 'visible') void session.sendNow();
    };
    addEventListener('online', sendNow);
    document.addEventListener('visibilitychange', sendNow);
    return () => {
      removeEventListener('online', sendNow);
      document.removeEventListener('visibilitychange', sendNow);
      session.close();
    };
  }, []);

  const model = session.model.value;
  const problem = session.problem.value;
  if (problem !== null && (model === null || !isEnded(model))) {
    return <ProblemPage problem={problem} onRetry={() => location.reload()} />;
  }
  if (model === null) return <Opening />;
  if (isEnded(model) || session.isOver.value)
    return <Ended attemptId={props.attemptId} session={session} model={model} />;
  if (model.state.status === 'expired')
    return <ProblemPage problem={{ ...toProblem(null), code: 'assessment.expired' }} />;
  return <Running attemptId={props.attemptId} session={session} model={model} />;
}

function isEnded(model: AttemptModel): boolean {
  return model.state.status === 'finished';
}

function Running(props: {
  readonly attemptId: string;
  readonly session: AttemptSession;
  readonly model: AttemptModel;
}): JSX.Element {
  const { session, model } = props;
  const [isPaused, setPaused] = useState(false);
  const view = viewOf(model);
  const saveState = session.saveState.value;
  const isItem = view.kind === 'item' && !isPaused;
  usePageTitle(titleOf(view));
  return (
    <div class="runner">
      <RunnerBar model={model} />
      {isPaused ? (
        <PauseView session={session} onContinue={() => setPaused(false)} />
      ) : view.kind === 'item' ? (
        <ItemView key={view.item.itemId} view={view} session={session} model={model} />
      ) : view.kind === 'finish' ? (
        <FinishView session={session} model={model} attemptId={props.attemptId} />
      ) : (
        <AwaitingView session={session} model={model} />
      )}
      <RefusedNotice session={session} />
      <LiveRegion text={saveAnnouncement(saveState, model.pending.length)} />
      {!isPaused && (
        <footer class="runner-foot">
          <SaveIndicator
            state={saveState}
            pending={model.pending.length}
            minutes={isItem ? model.state.minutesLeft : null}
          />
          <button type="button" class="plain-button" onClick={() => setPaused(true)}>
            {t('runner.pause')}
          </button>
        </footer>
      )}
    </div>
  );
}

function titleOf(view: RunnerView): string {
  if (view.kind === 'item') return t('runner.position', { position: view.position });
  return view.kind === 'finish' ? t('finish.title') : t('runner.awaiting');
}

function Opening(): JSX.Element {
  usePageTitle('');
  return (
    <main id="main" class="runner-opening" aria-busy="true">
      <p class="note" role="status">
        {t('runner.opening')}
      </p>
    </main>
  );
}

/** Ended here, in another tab or on another device. */
function Ended(props: {
  readonly attemptId: string;
  readonly session: AttemptSession;
  readonly model: AttemptModel;
}): JSX.Element {
  const { route } = useLocation();
  const result = `/result/${props.attemptId}`;
  const late = (props.session.refused.value?.count ?? 0) + props.model.pending.length;
  useEffect(() => {
    if (late === 0) route(result, true);
  }, []);
  if (late === 0) return <Opening />;
  return (
    <Page title={t('finish.elsewhere-title')} width="reading">
      <h1>{t('finish.elsewhere-title')}</h1>
      <p class="prose after-lead">{t('finish.elsewhere-text', { count: late })}</p>
      <div class="buttons">
        <LinkButton href={result}>{t('finish.see-result')}</LinkButton>
        <Button look="quiet" onClick={() => route('/')}>
          {t('page.to-start')}
        </Button>
      </div>
    </Page>
  );
}
