// Whole pages for when there is nothing else to show: no such address, a problem, a fault of ours.
import { Button, LinkButton } from '@dragoman/ui';
import { Component } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import type { Problem } from '../api/problem.ts';
import { t } from '../messages/messages.ts';
import { actor } from '../shell/session.ts';
import { Page } from './page.tsx';
import { problemText } from './problem-notice.tsx';

export function NotFoundPage(): JSX.Element {
  return (
    <Page title={t('page.not-found-title')} width="reading">
      <h1>{t('page.not-found-title')}</h1>
      <p class="prose after-lead">{t('page.not-found-text')}</p>
      <div class="buttons">
        <LinkButton href="/">{t('page.to-start')}</LinkButton>
      </div>
    </Page>
  );
}

/** A page that could not be filled. `route.not-found` also stands for what belongs to somebody else. */
export function ProblemPage(props: { readonly problem: Problem; readonly onRetry?: () => void }): JSX.Element {
  const { problem } = props;
  if (problem.code === 'route.not-found' || problem.code === 'session.needed') return <NotYoursPage />;
  return (
    <Page title={t('page.problem-title')} width="reading">
      <h1>{t('page.problem-title')}</h1>
      <p class="prose after-lead" role="alert">
        {problemText(problem)}
      </p>
      <div class="buttons">
        {props.onRetry && <Button onClick={props.onRetry}>{t('action.try-again')}</Button>}
        <LinkButton href="/" look="quiet">
          {t('page.to-start')}
        </LinkButton>
      </div>
    </Page>
  );
}

function NotYoursPage(): JSX.Element {
  // Who has signed in needs no sign-in, and no private link.
  const isSignedIn = actor.value?.kind === 'account';
  return (
    <Page title={t('page.not-yours-title')} width="reading">
      <h1>{t('page.not-yours-title')}</h1>
      <p class="prose after-lead">{t(isSignedIn ? 'page.not-yours-signed-in' : 'page.not-yours-text')}</p>
      <div class="buttons">
        <LinkButton href="/">{t('page.to-start')}</LinkButton>
        {!isSignedIn && (
          <LinkButton href="/sign-in" look="quiet">
            {t('shell.sign-in')}
          </LinkButton>
        )}
      </div>
    </Page>
  );
}

/** Catches what a page throws while it draws itself; the rest of the shell stays usable. */
export class ErrorBoundary extends Component<
  { readonly children: ComponentChildren },
  { readonly hasFailed: boolean }
> {
  static override getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override state = { hasFailed: false };

  override componentDidCatch(error: unknown): void {
    // To the console of whoever looks for the cause; nothing leaves the device.
    reportError(error);
  }

  override render(): ComponentChildren {
    return this.state.hasFailed ? <BrokenPage /> : this.props.children;
  }
}

export function BrokenPage(): JSX.Element {
  return (
    <Page title={t('page.broken-title')} width="reading">
      <h1>{t('page.broken-title')}</h1>
      <p class="prose after-lead" role="alert">
        {t('page.broken-text')}
      </p>
      <div class="buttons">
        <Button onClick={() => location.reload()}>{t('page.reload')}</Button>
      </div>
    </Page>
  );
}
