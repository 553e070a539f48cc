// Academics for all sessions of a programme at once: who would take which, why, and how the hours are shared. A person decides.
import { Button, DataTable, LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { Assignment } from '../contract.ts';
import { NeverFor } from './academic-words.tsx';
import { academicsApi } from './academics-api.ts';
import './academics.css';

const FAIRNESS = 0.5;

export function AssignPage(): JSX.Element {
  const programmeId = useRoute().params['programmeId'] ?? '';
  const [fairness, setFairness] = useState(FAIRNESS);
  const [found, setFound] = useState<Assignment | null>(null);
  const submit = useSubmit();
  const assign = (given: number): Promise<boolean> =>
    submit.run(async () => setFound(await academicsApi.assign(programmeId, given)));
  useEffect(() => void assign(fairness), [programmeId]);
  if (submit.problem !== null && found === null) {
    return <ProblemPage problem={submit.problem} onRetry={() => void assign(fairness)} />;
  }
  return (
    <Page title={t('academics.assign-title')}>
      <p class="note">
        <a href={`/programmes/${programmeId}`}>{found?.programme.title ?? t('academics.assign-title')}</a>
      </p>
      {found === null ? (
        <p class="note" role="status">
          {t('academics.assigning')}
        </p>
      ) : (
        <>
          <h1>
            <Rich message={leadOf(found)} />
          </h1>
          <NeverFor />
          <form
            class="academics-fairness"
            onSubmit={(event) => {
              event.preventDefault();
              void assign(fairness);
            }}
          >
            <label>
              {t('academics.fairness')}
              <input
                type="range"
                min={0}
                max={1}
                step={0.25}
                value={fairness}
                aria-valuetext={t('academics.fairness-value', { value: Math.round(fairness * 100) })}
                onInput={(event) => setFairness(Number(event.currentTarget.value))}
              />
            </label>
            <Button type="submit" look="quiet" busy={submit.isBusy}>
              {t('academics.assign-again')}
            </Button>
          </form>
          <Sessions found={found} />
          <Loads found={found} />
        </>
      )}
    </Page>
  );
}

function leadOf({ sessions, loads, status }: Assignment): string {
  const filled = sessions.filter(({ academicId }) => academicId !== null).length;
  return t(status === 'optimal' ? 'academics.assign-lead' : 'academics.assign-lead-open', {
    filled,
    all: sessions.length,
    people: loads.length,
  });
}

function Sessions(props: { readonly found: Assignment }): JSX.Element {
  return (
    <section aria-labelledby="assign-sessions">
      <h2 id="assign-sessions">{t('academics.sessions')}</h2>
      <ul class="academics-sessions">
        {props.found.sessions.map((session) => (
          <li key={session.sessionId}>
            <span>
              <span class="name">{session.title}</span>
              <small>
                {t('academics.hours', { hours: session.hours })} · {session.language}
                {session.given !== null && ` · ${t('academics.given', { name: session.given.name })}`}
              </small>
            </span>
            <span>
              {session.academicId === null ? (
                <span class="is-open">{t('academics.session-open')}</span>
              ) : (
                <>
                  <a class="name" href={`/academics/${session.academicId}`}>
                    {session.name}
                  </a>{' '}
                  <span class="note">{t('academics.fit', { points: formatHundredths(session.fit ?? 0) })}</span>
                  <small>{session.reasons.join('; ')}</small>
                </>
              )}
              {session.alternatives.length > 0 && (
                <small>
                  {t('academics.instead')}{' '}
                  {session.alternatives.map(({ name, fit }) => `${name} (${formatHundredths(fit)})`).join(', ')}
                </small>
              )}
            </span>
            {session.academicId !== null && (
              <LinkButton href={`/academics/${session.academicId}`} look="quiet">
                {t('academics.look-at')}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Loads(props: { readonly found: Assignment }): JSX.Element | null {
  const { loads } = props.found;
  if (loads.length === 0) return null;
  return (
    <section aria-labelledby="assign-loads">
      <h2 id="assign-loads">{t('academics.loads')}</h2>
      <DataTable
        caption={t('academics.loads')}
        captionHidden
        columns={[
          { title: t('academics.academic') },
          { title: t('academics.load-hours'), number: true },
          { title: t('academics.load-left'), number: true },
        ]}
        rows={loads.map(({ academicId, name, hours, hoursLeft }) => ({
          key: academicId,
          cells: [
            name,
            formatNumber(hours, 1),
            hoursLeft === null ? t('academics.not-known') : formatNumber(hoursLeft, 1),
          ],
        }))}
      />
    </section>
  );
}
