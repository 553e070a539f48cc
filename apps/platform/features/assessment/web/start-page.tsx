// The start page: what this is for, how long it takes, what happens with the answers, and the choice of role and length.
import { Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { language, t } from '../../../web/messages/messages.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { actor } from '../../../web/shell/session.ts';
import type { AssessmentOffer, AttemptSummary } from '../contract.ts';
import { assessmentApi } from './assessment-api.ts';
import { takeOffer } from './start/early-offer.ts';
import { LinkField } from './start/link-field.tsx';
import { OwnAttempts } from './start/own-attempts.tsx';
import { StartFacts } from './start/start-facts.tsx';
import { StartForm } from './start/start-form.tsx';
import './start/start.css';

export function StartPage(): JSX.Element {
  const [offer, reload] = useResource('offer', takeOffer);
  const attempts = useOwnAttempts();
  return (
    <Page title="">
      <p class="note">{t('start.kicker')}</p>
      <h1>
        <Rich message={t('start.lead')} />
      </h1>
      {attempts.length > 0 && (
        <div class="start-own">
          <Notice title={t('start.own-title')}>
            <OwnAttempts attempts={attempts} />
          </Notice>
        </div>
      )}
      <StartFacts offer={offer.value} />
      {offer.value !== null && <StartForm offer={offer.value} />}
      {offer.status === 'loading' && offer.value === null && (
        <p class="note start-wait" role="status">
          {t('start.loading')}
        </p>
      )}
      {offer.status === 'failed' && <ProblemNotice problem={offer.problem} onRetry={reload} />}
      <LinkField />
      {offer.value?.instrument.provisional && (
        <p class="note start-instrument">
          {t('start.provisional', { bank: offer.value.instrument.bank, version: offer.value.instrument.version })}
        </p>
      )}
      {offer.value !== null && <TranslationNote languages={offer.value.instrument.languages} />}
    </Page>
  );
}

/** What is not known yet of the questions in the page's language. */
function TranslationNote({ languages }: Pick<AssessmentOffer['instrument'], 'languages'>): JSX.Element | null {
  const own = languages.find((each) => each.language === language.value);
  if (own?.review !== 'not-reviewed' && own?.equivalence !== 'not-shown') return null;
  return (
    <p class="note start-instrument">
      {own.review === 'not-reviewed' && `${t('start.not-reviewed')} `}
      {own.equivalence === 'not-shown' && t('start.not-equivalent')}
    </p>
  );
}

/** What somebody has begun on this device; nothing for whoever is new, and nothing when it cannot be known. */
function useOwnAttempts(): readonly AttemptSummary[] {
  const [attempts, setAttempts] = useState<readonly AttemptSummary[]>([]);
  const isKnown = actor.value !== null && actor.value.kind !== 'anonymous';
  useEffect(() => {
    if (!isKnown) return;
    assessmentApi.listOwn().then(
      (found) => setAttempts(found.attempts.filter((attempt) => attempt.status !== 'expired')),
      () => undefined,
    );
  }, [isKnown]);
  return attempts;
}
