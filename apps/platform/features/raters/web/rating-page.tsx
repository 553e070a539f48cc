// A rating on the device that opened its link: landing, primer, statements, own words, thanks; later the person's question.
import { LiveRegion } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { isPassing } from '../../../web/api/problem.ts';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import type { RatingState } from '../contract.ts';
import { ratingApi } from './raters-api.ts';
import { LandingView } from './rating/landing-view.tsx';
import { LeftView } from './rating/leave-rating.tsx';
import { OverView } from './rating/over-view.tsx';
import { PrimerView } from './rating/primer-view.tsx';
import { createRatingSession } from './rating/rating-session.ts';
import type { RatingSession } from './rating/rating-session.ts';
import { openRatingVault } from './rating/rating-vault.ts';
import { SaveLine } from './rating/save-line.tsx';
import { StatementView } from './rating/statement-view.tsx';
import { ThanksView } from './rating/thanks-view.tsx';
import { WordsView } from './rating/words-view.tsx';
import './raters.css';

export function RatingPage(): JSX.Element {
  const ratingId = useRoute().params['ratingId'] ?? '';
  return <Rating key={ratingId} ratingId={ratingId} />;
}

type Place = 'landing' | 'primer' | 'words' | 'thanks' | number;

function Rating(props: { readonly ratingId: string }): JSX.Element {
  const session = useMemo(() => startSession(props.ratingId), []);
  const [place, setPlace] = useState<Place>('landing');
  const [left, setLeft] = useState<'before-release' | 'after-release' | null>(null);
  useEffect(() => {
    void session.open();
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
  const state = session.state.value;
  const problem = session.problem.value;
  if (left !== null) return <LeftView after={left} />;
  if (problem !== null) {
    return <ProblemPage problem={problem} {...(isPassing(problem) ? { onRetry: () => location.reload() } : {})} />;
  }
  if (state === null) {
    return (
      <Page title="" width="reading">
        <p class="note" role="status">
          {t('raters.opening')}
        </p>
      </Page>
    );
  }
  const leave = (after: 'before-release' | 'after-release'): void => {
    void session.forget();
    setLeft(after);
  };
  if (state.status === 'released') return <OverView state={state} session={session} onLeave={leave} />;
  return (
    <>
      <View place={place} go={setPlace} session={session} state={state} onLeave={leave} />
      <LiveRegion text={session.saveState.value === 'kept' ? t('raters.kept', { count: session.pending.value }) : ''} />
    </>
  );
}

function View(props: {
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly session: RatingSession;
  readonly state: RatingState;
  readonly onLeave: (after: 'before-release' | 'after-release') => void;
}): JSX.Element {
  const { place, go, session, state, onLeave } = props;
  const begin = firstOpen(state);
  switch (place) {
    case 'landing':
      return (
        <LandingView
          state={state}
          onBegin={() => go(state.answered.length > 0 ? begin : 'primer')}
          onSkip={state.isSecondRound ? () => go(begin) : null}
          onLeave={onLeave}
        />
      );
    case 'primer':
      return <PrimerView state={state} onDone={() => go(begin)} />;
    case 'words':
      return (
        <WordsView
          state={state}
          session={session}
          onBack={() => go(state.items.length - 1)}
          onDone={() => go('thanks')}
          saveLine={<SaveLine session={session} />}
        />
      );
    case 'thanks':
      return <ThanksView state={state} onChange={() => go(0)} onLeave={onLeave} />;
    default:
      return (
        <StatementView
          key={place}
          place={place}
          state={state}
          session={session}
          onBack={() => go(place === 0 ? 'landing' : place - 1)}
          onNext={() => go(place + 1 < state.items.length ? place + 1 : 'words')}
          saveLine={<SaveLine session={session} />}
        />
      );
  }
}

/** The first statement without an answer; the words when all have one. */
function firstOpen({ items, answered }: RatingState): Place {
  const known = new Set(answered.map((each) => each.itemId));
  const place = items.findIndex((each) => !known.has(each.itemId));
  return place < 0 ? 'words' : place;
}

function startSession(ratingId: string): RatingSession {
  return createRatingSession(ratingId, {
    read: ratingApi.read,
    answer: ratingApi.answer,
    handIn: ratingApi.handIn,
    openVault: openRatingVault,
    makeKey,
    now: () => new Date().toISOString(),
    wait: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
