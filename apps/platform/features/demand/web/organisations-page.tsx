// The organisations the institution has had to do with, found by name.
import { Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { countryName } from './countries.ts';
import { demandApi } from './demand-api.ts';
import './demand.css';

export function OrganisationsPage(): JSX.Element {
  const [text, setText] = useState('');
  const [list, reload] = useResource(`organisations ${text}`, () => demandApi.listOrganisations(text));
  const found = list.value?.organisations ?? null;
  return (
    <Page title={t('demand.organisations')}>
      <p class="note">
        <a href="/needs">{t('demand.back')}</a>
      </p>
      <h1>{t('demand.organisations')}</h1>
      <p class="prose after-lead">{t('demand.organisations-text')}</p>
      <Field label={t('demand.organisation-search')} type="search" value={text} maxLength={100} onInput={setText} />
      {list.status === 'failed' && <ProblemNotice problem={list.problem} onRetry={reload} />}
      {found?.length === 0 && <p class="note need-none">{t('demand.organisations-none')}</p>}
      <ul class="need-rows">
        {(found ?? []).map(({ id, name, country, sector, cases, latestAt }) => (
          <li key={id}>
            <a href={`/organisations/${id}`}>{name}</a>
            <small>
              {[
                country === '' ? null : countryName(country),
                sector === '' ? null : sector,
                t('demand.cases-count', { count: cases }),
                latestAt === null ? null : formatDate(latestAt),
              ]
                .filter((fact) => fact !== null)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Page>
  );
}
