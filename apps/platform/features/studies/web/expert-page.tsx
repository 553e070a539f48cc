// A study on the device that opened its link: what it is about, one item after the other, thanks.
import { Button, Dialog, LiveRegion, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isPassing, ProblemError } from '../../../web/api/problem.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { ExpertState } from '../contract.ts';
import { createExpertSession } from './expert/expert-session.ts';
import type { ExpertSession } from './expert/expert-session.ts';
import { ItemView, valueOf } from './expert/item-view.tsx';
import { expertApi } from './studies-api.ts';
import './studies.css';

export function ExpertPage(): JSX.Element {
  const expertId = useRoute().params['expertId'] ?? '';
  return <Rating key={expertId} expertId={expertId} />;
}

type Place = 'landing' | 'thanks' | number;

function Rating(props: { readonly expertId: string }): JSX.Element {
  const session = useMemo(() => startSession(props.expertId), []);
  const [place, setPlace] = useState<Place>('landing');
  const [left, setLeft] = useState<'before-close' | 'after-close' | null>(null);
  useEffect(() => {
    void session.open();
    const sendNow = (): void => void session.sendNow();
    addEventListener('online', sendNow);
    return () => {
      removeEventListener('online', sendNow);
      session.close();
    };
  }, []);
  const state = session.state.value;
  const problem = session.problem.value;
  if (left !== null) return <Said title={t('expert.left-title')} text={t(`expert.left-${left}`)} />;
  if (problem !== null) {
    return <ProblemPage problem={problem} {...(isPassing(problem) ? { onRetry: () => location.reload() } : {})} />;
  }
  if (state === null) {
    return (
      <Page title="" width="reading">
        <p class="note" role="status">
          {t('expert.opening')}
        </p>
      </Page>
    );
  }
  if (state.status === 'closed') return <Said title={t('expert.closed-title')} text={t('expert.closed-text')} />;
  return (
    <>
      {place === 'landing' && <Landing state={state} session={session} go={setPlace} onLeave={setLeft} />}
      {place === 'thanks' && <Thanks go={setPlace} />}
      {typeof place === 'number' && (
        <ItemView
          key={place}
          place={place}
          state={state}
          session={session}
          onBack={() => setPlace(place === 0 ? 'landing' : place - 1)}
          onNext={() => setPlace(place + 1 < state.items.length ? place + 1 : 'landing')}
        />
      )}
      <LiveRegion text={session.saveState.value === 'waiting' ? t('expert.waiting') : ''} />
    </>
  );
}

function Said(props: { readonly title: string; readonly text: string }): JSX.Element {
  return (
    <Page title={props.title} width="reading">
      <h1>{props.title}</h1>
      <p class="prose after-lead">{props.text}</p>
    </Page>
  );
}

function Landing(props: {
  readonly state: ExpertState;
  readonly session: ExpertSession;
  readonly go: (place: Place) => void;
  readonly onLeave: (after: 'before-close' | 'after-close') => void;
}): JSX.Element {
  const { state, session, go } = props;
  const handing = useSubmit();
  const next = state.items.findIndex((item) => valueOf(state, item) === null);
  const done = state.items.filter((item) => valueOf(state, item) !== null).length;
  const handIn = (): Promise<boolean> =>
    handing.run(async () => {
      const refused = await session.handIn();
      if (refused !== null) throw new ProblemError(refused);
      go('thanks');
    });
  return (
    <Page title={state.study} width="reading">
      <p class="note">{t('expert.for', { name: state.name, institution: state.institution })}</p>
      <h1>{state.study}</h1>
      <p class="lead after-lead">{t('expert.lead', { count: state.items.length, minutes: state.minutes })}</p>
      <p class="prose studies-promise">{t('expert.promise')}</p>
      <p class="note">
        {done > 0 && `${t('expert.so-far', { done, count: state.items.length })} `}
        {state.closesAt !== null && t('expert.until', { date: formatDate(state.closesAt) })}
      </p>
      {handing.problem !== null && <ProblemNotice problem={handing.problem} />}
      <div class="buttons">
        {next >= 0 && <Button onClick={() => go(next)}>{done > 0 ? t('expert.go-on') : t('expert.begin')}</Button>}
        {done > 0 && (
          <Button look={next >= 0 ? 'quiet' : 'main'} busy={handing.isBusy} onClick={() => void handIn()}>
            {t('expert.hand-in')}
          </Button>
        )}
        {next < 0 && (
          <Button look="quiet" onClick={() => go(0)}>
            {t('expert.look-again')}
          </Button>
        )}
      </div>
      <Leave expertId={state.expertId} onLeave={props.onLeave} />
    </Page>
  );
}

function Thanks(props: { readonly go: (place: Place) => void }): JSX.Element {
  return (
    <Page title={t('expert.thanks-title')} width="reading">
      <h1>{t('expert.thanks-title')}</h1>
      <p class="prose after-lead">{t('expert.thanks-text')}</p>
      <div class="buttons">
        <Button look="quiet" onClick={() => props.go('landing')}>
          {t('expert.look-again')}
        </Button>
      </div>
    </Page>
  );
}

function Leave(props: {
  readonly expertId: string;
  readonly onLeave: (after: 'before-close' | 'after-close') => void;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const submit = useSubmit();
  return (
    <p class="studies-outs">
      <PlainButton onClick={() => setOpen(true)}>{t('expert.rather-not')}</PlainButton>
      <Dialog open={isOpen} title={t('expert.rather-not')} onClose={() => setOpen(false)}>
        <p>{t('expert.rather-not-text')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button
            busy={submit.isBusy}
            onClick={() => void submit.run(async () => props.onLeave((await expertApi.withdraw(props.expertId)).after))}
          >
            {t('expert.leave')}
          </Button>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('expert.stay')}
          </Button>
        </div>
      </Dialog>
    </p>
  );
}

function startSession(expertId: string): ExpertSession {
  return createExpertSession({
    read: () => expertApi.read(expertId),
    answer: (answers) => expertApi.answer(expertId, answers),
    handIn: (answered) => expertApi.handIn(expertId, answered),
    wait: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
