// The academics of the institution: who they are, who waits for the notice, and taking in more of them.
import { Button, Field, LinkButton, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { AcademicList, AcademicSummary } from '../contract.ts';
import { languageNames, NeverFor } from './academic-words.tsx';
import { academicsApi } from './academics-api.ts';
import { ImportForm } from './import-form.tsx';
import './academics.css';

const PAGE = 60;

export function AcademicsPage(): JSX.Element {
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState('');
  const [from, setFrom] = useState(0);
  const [list, reload] = useResource(`academics ${wanted} ${from}`, () => academicsApi.list(wanted, from));
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const { value } = list;
  return (
    <Page title={t('academics.title')}>
      <p class="note">{t('academics.title')}</p>
      {value === null ? (
        <p class="note" role="status">
          {t('academics.loading')}
        </p>
      ) : (
        <>
          <h1>
            <Rich
              message={
                value.total === 0
                  ? t('academics.lead-empty')
                  : t('academics.lead', { people: value.total, open: value.open })
              }
            />
          </h1>
          <NeverFor />
          <div class="buttons">
            <LinkButton href="/academics/find">{t('academics.find')}</LinkButton>
            <LinkButton href="/academics/requests" look="quiet">
              {t('academics.requests')}
            </LinkButton>
          </div>
          <NoticeState list={value} />
          {value.total > 0 && (
            <section aria-labelledby="academics-all">
              <h2 id="academics-all">{t('academics.all')}</h2>
              <form
                class="academics-search"
                onSubmit={(event) => {
                  event.preventDefault();
                  setFrom(0);
                  setWanted(text.trim());
                }}
              >
                <Field label={t('academics.search')} type="search" value={text} onInput={setText} maxLength={100} />
                <Button type="submit" look="quiet">
                  {t('academics.search-go')}
                </Button>
              </form>
              <p class="note" role="status">
                {t('academics.found', { count: value.found })}
              </p>
              <Rows academics={value.academics} />
              <Turn found={value.found} from={from} onTurn={setFrom} />
            </section>
          )}
          <ImportForm
            onTaken={() => {
              setFrom(0);
              reload();
            }}
          />
        </>
      )}
    </Page>
  );
}

function NoticeState(props: { readonly list: AcademicList }): JSX.Element | null {
  const { noticeLate, noticeWithoutAddress, hidden, objected } = props.list;
  return (
    <>
      {(noticeLate > 0 || noticeWithoutAddress > 0) && (
        <div class="academics-after">
          <Notice tone={noticeLate > 0 ? 'care' : 'plain'} title={t('academics.notice-title')}>
            <p>{t('academics.notice-text', { late: noticeLate, without: noticeWithoutAddress })}</p>
          </Notice>
        </div>
      )}
      {(hidden > 0 || objected > 0) && <p class="note academics-after">{t('academics.gone', { hidden, objected })}</p>}
    </>
  );
}

function Rows(props: { readonly academics: readonly AcademicSummary[] }): JSX.Element {
  return (
    <ul class="academics-list">
      {props.academics.map((academic) => (
        <li key={academic.id}>
          <a class="name" href={`/academics/${academic.id}`}>
            {academic.name}
          </a>
          <span class="counts">
            {t('academics.counts', {
              publications: academic.publications,
              courses: academic.courses,
              industry: academic.industry,
            })}
          </span>
          <small>
            {[
              academic.affiliation,
              languageNames(academic.languages),
              academic.optedOut ? t('academics.opted-out') : '',
              academic.notice === 'late' ? t('academics.notice-late') : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  );
}

function Turn(props: {
  readonly found: number;
  readonly from: number;
  readonly onTurn: (from: number) => void;
}): JSX.Element | null {
  const { found, from, onTurn } = props;
  if (found <= PAGE) return null;
  return (
    <div class="buttons">
      <Button look="quiet" disabled={from === 0} onClick={() => onTurn(Math.max(0, from - PAGE))}>
        {t('academics.earlier')}
      </Button>
      <span class="note" role="status">
        {t('academics.of', {
          from: formatNumber(from + 1),
          to: formatNumber(Math.min(found, from + PAGE)),
          all: formatNumber(found),
        })}
      </span>
      <Button look="quiet" disabled={from + PAGE >= found} onClick={() => onTurn(from + PAGE)}>
        {t('academics.further')}
      </Button>
    </div>
  );
}
