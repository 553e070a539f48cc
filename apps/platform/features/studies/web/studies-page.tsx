// The studies of the instrument in an institution, and the beginning of a new one.
import { Button, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { StudyHead } from '../contract.ts';
import { STUDY_TITLE_MAX } from '../limits.ts';
import { studiesApi } from './studies-api.ts';
import './studies.css';

export function StudiesPage(): JSX.Element {
  const [list, reload] = useResource('studies', studiesApi.list);
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  return (
    <Page title={t('studies.title')}>
      <p class="note">{t('studies.title')}</p>
      <h1>
        <Rich message={t('studies.lead')} />
      </h1>
      <p class="studies-ways">
        <a href="/study-notes">{t('studies.to-notes')}</a>
        <a href="/validity">{t('studies.to-validity')}</a>
      </p>
      {list.value === null ? (
        <p class="note" role="status">
          {t('studies.loading')}
        </p>
      ) : (
        <section aria-labelledby="studies-all">
          <h2 id="studies-all">{t('studies.all')}</h2>
          {list.value.studies.length === 0 ? (
            <p class="prose">{t('studies.none')}</p>
          ) : (
            <ul class="studies-list">
              {list.value.studies.map((study) => (
                <StudyRow key={study.id} study={study} />
              ))}
            </ul>
          )}
        </section>
      )}
      <NewStudy />
    </Page>
  );
}

function StudyRow({ study }: { readonly study: StudyHead }): JSX.Element {
  return (
    <li>
      <span class={`state ${study.status}`}>{t(`studies.status-${study.status}`)}</span>
      <span>
        <a class="name" href={`/studies/${study.id}`}>
          {study.title}
        </a>
        <small>{t('studies.asks', { relevance: study.relevance, effectiveness: study.effectiveness })}</small>
      </span>
      <small>{formatDate(study.closedAt ?? study.closesAt ?? study.createdAt)}</small>
    </li>
  );
}

function NewStudy(): JSX.Element {
  const { route } = useLocation();
  const [title, setTitle] = useState('');
  const key = useRef(makeKey());
  const submit = useSubmit();
  return (
    <section aria-labelledby="studies-new">
      <h2 id="studies-new">{t('studies.new')}</h2>
      <form
        class="studies-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(async () => route(`/studies/${(await studiesApi.create(title, key.current)).id}`));
        }}
      >
        <Field
          label={t('studies.name')}
          hint={t('studies.name-hint')}
          value={title}
          onInput={(value) => {
            // Another wish is another draft; the same one sent twice is one.
            key.current = makeKey();
            setTitle(value);
          }}
          maxLength={STUDY_TITLE_MAX}
          required
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('studies.create')}
          </Button>
        </div>
      </form>
    </section>
  );
}
