// The programmes of an institution: cases that wait for one, those that are there with what each lacks, and the beginning of a new one.
import { Button, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { language, t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { AUDIENCES, DRAFT_LANGUAGES, TITLE_MAX } from '../limits.ts';
import type { Audience, DraftLanguage } from '../limits.ts';
import type { ProgrammeHeadView, ProgrammeList } from '../wire-contract.ts';
import { sayNumber } from './programme-words.ts';
import { programmesApi } from './programmes-api.ts';
import './programmes.css';

export function ProgrammesPage(): JSX.Element {
  const [list, reload] = useResource('programmes', programmesApi.list);
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const { programmes = [], cases = [] } = list.value ?? {};
  return (
    <Page title={t('programmes.title')}>
      <p class="note">{t('programmes.title')}</p>
      <h1>
        <Rich message={t('programmes.lead', { cases: cases.length, programmes: programmes.length })} />
      </h1>
      {list.value === null ? (
        <p class="note" role="status">
          {t('programmes.loading')}
        </p>
      ) : (
        <>
          {programmes.length > 0 && <ProgrammeRows programmes={programmes} />}
          {programmes.length === 0 && <p class="prose after-lead">{t('programmes.none')}</p>}
          <NewProgramme cases={cases} />
          <p class="after-lead">
            <a href="/teaching-modules">{t('programmes.to-modules')}</a>
          </p>
        </>
      )}
    </Page>
  );
}

function ProgrammeRows(props: { readonly programmes: readonly ProgrammeHeadView[] }): JSX.Element {
  return (
    <section aria-labelledby="programmes-all">
      <h2 id="programmes-all">{t('programmes.all')}</h2>
      <ul class="programme-list">
        {props.programmes.map((programme) => (
          <li key={programme.id}>
            <span>
              <a class="name" href={`/programmes/${programme.id}`}>
                {programme.title}
              </a>
              <small>
                {[
                  programme.firm ?? t('programmes.no-firm'),
                  t(`programmes.audience-${programme.audience}`),
                  programme.version === 0
                    ? t('programmes.draft')
                    : t('programmes.version', { number: programme.version }),
                  ...(programme.isPageOpen ? [t('programmes.page-is-open')] : []),
                ].join(' · ')}
              </small>
            </span>
            <span class={programme.gaps === 0 ? 'whole' : 'gap'}>
              {programme.gaps === 0 ? t('programmes.whole') : t('programmes.gaps', { count: programme.gaps })}
            </span>
            <small>
              {t('programmes.size', { hours: sayNumber(programme.hours), ects: sayNumber(programme.ects) })}
              <br />
              {formatDate(programme.savedAt)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewProgramme(props: { readonly cases: ProgrammeList['cases'] }): JSX.Element {
  const { route, query } = useLocation();
  const first = props.cases.find(({ id }) => id === query['case']) ?? props.cases[0];
  const [caseId, setCase] = useState(first?.id ?? '');
  const [title, setTitle] = useState(first?.title ?? '');
  const [audience, setAudience] = useState<Audience>('external');
  const [draftLanguage, setLanguage] = useState<DraftLanguage>(language.value);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const change = (action: () => void): void => {
    // Another wish is another programme; the same one sent twice is one.
    key.current = makeKey();
    action();
  };
  const chooseCase = (id: string): void => {
    const before = props.cases.find((each) => each.id === caseId)?.title ?? '';
    setCase(id);
    if (title === before) setTitle(props.cases.find((each) => each.id === id)?.title ?? '');
  };
  const create = (): Promise<boolean> =>
    submit.run(async () => {
      const wish = { caseId: caseId === '' ? null : caseId, title, audience, language: draftLanguage };
      const made = await programmesApi.create(wish, key.current);
      route(`/programmes/${made.id}`);
    });
  return (
    <section aria-labelledby="programmes-new">
      <h2 id="programmes-new">{t('programmes.new')}</h2>
      <form
        class="programme-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Select
          label={t('programmes.for-case')}
          hint={props.cases.length === 0 ? t('programmes.no-cases') : t('programmes.for-case-hint')}
          value={caseId}
          options={[
            ...props.cases.map((each) => ({
              value: each.id,
              text: t('programmes.case-line', { title: each.title, firm: each.firm, needs: each.needs }),
            })),
            { value: '', text: t('programmes.without-case') },
          ]}
          onSelect={(value) => change(() => chooseCase(value))}
        />
        <Field
          label={t('programmes.name')}
          value={title}
          onInput={(value) => change(() => setTitle(value))}
          maxLength={TITLE_MAX}
          required
        />
        <div class="programme-two">
          <Select
            label={t('programmes.audience')}
            value={audience}
            options={AUDIENCES.map((value) => ({ value, text: t(`programmes.audience-${value}-long`) }))}
            onSelect={(value) => change(() => setAudience(value as Audience))}
          />
          <Select
            label={t('programmes.language')}
            hint={t('programmes.language-hint')}
            value={draftLanguage}
            options={DRAFT_LANGUAGES.map((value) => ({ value, text: t(`programmes.language-${value}`) }))}
            onSelect={(value) => change(() => setLanguage(value as DraftLanguage))}
          />
        </div>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('programmes.begin')}
          </Button>
        </div>
      </form>
    </section>
  );
}
