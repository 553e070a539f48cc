// What was asked of academics and what they said; looks again by itself, so that an answer is there within seconds.
import { Button, DataTable, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AskRequest, RequestList } from '../contract.ts';
import { NeverFor, StateMark } from './academic-words.tsx';
import { academicsApi } from './academics-api.ts';
import './academics.css';

const LOOK_AGAIN_MS = 4000;

export function RequestsPage(): JSX.Element {
  const [list, reload] = useResource('academic requests', academicsApi.requests);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const { value } = list;
  return (
    <Page title={t('academics.requests')}>
      <p class="note">
        <a href="/academics">{t('academics.title')}</a>
      </p>
      {value === null ? (
        <p class="note" role="status">
          {t('academics.loading')}
        </p>
      ) : (
        <>
          <h1>
            <Rich message={leadOf(value)} />
          </h1>
          <NeverFor />
          <RequestRows requests={value.requests} onChanged={reload} />
          {value.refusals.length > 0 && (
            <section aria-labelledby="academics-refusals">
              <h2 id="academics-refusals">{t('academics.refusals')}</h2>
              <DataTable
                caption={t('academics.refusals')}
                captionHidden
                columns={[{ title: t('academics.refusal') }, { title: t('academics.times'), number: true }]}
                rows={value.refusals.map(({ reason, count }) => ({
                  key: reason,
                  cells: [t(`academics.refusal-${reason}`), count],
                }))}
              />
            </section>
          )}
        </>
      )}
    </Page>
  );
}

function leadOf({ requests }: RequestList): string {
  const count = (state: AskRequest['state']): number => requests.filter((request) => request.state === state).length;
  if (requests.length === 0) return t('academics.requests-none');
  return t('academics.requests-lead', {
    open: count('open'),
    yes: count('yes'),
    other: count('other'),
    later: count('later'),
  });
}

export function RequestRows(props: {
  readonly requests: readonly AskRequest[];
  readonly onChanged: () => void;
}): JSX.Element | null {
  const submit = useSubmit();
  if (props.requests.length === 0) return null;
  return (
    <>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <ul class="academics-requests" aria-live="polite">
        {props.requests.map((request) => (
          <li key={request.id}>
            <span>
              {request.academicId === null ? (
                <span class="name">{t('academics.hidden-person')}</span>
              ) : (
                <a class="name" href={`/academics/${request.academicId}`}>
                  {request.name}
                </a>
              )}
              <small>
                {request.what} · {t('academics.hours', { hours: request.hours })} · {request.when}
              </small>
              {request.answer !== null && request.answer.note !== '' && <q>{request.answer.note}</q>}
              {request.override !== null && <small>{t('academics.overridden', { reason: request.override })}</small>}
            </span>
            <span class="side">
              <StateMark state={request.state} answer={request.answer} />
              <small>
                {request.answeredAt === null
                  ? t('academics.sent-on', { date: formatDate(request.sentAt) })
                  : t('academics.answered-on', { date: formatDate(request.answeredAt) })}
              </small>
              {request.state === 'open' && (
                <Button
                  look="quiet"
                  busy={submit.isBusy}
                  onClick={() =>
                    void submit.run(async () => {
                      await academicsApi.withdraw(request.id);
                      props.onChanged();
                    })
                  }
                >
                  {t('academics.withdraw')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {props.requests.some(({ academicId }) => academicId === null) && (
        <div class="academics-after">
          <Notice>
            <p>{t('academics.hidden-text')}</p>
          </Notice>
        </div>
      )}
    </>
  );
}
