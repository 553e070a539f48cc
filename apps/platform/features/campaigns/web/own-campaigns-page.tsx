// The campaigns somebody with an account, or with a session by their link, is asked in.
import { LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { NeverFor } from './campaign-words.tsx';
import { askedApi } from './campaigns-api.ts';
import './campaigns.css';

export function OwnCampaignsPage(): JSX.Element {
  const [own, reload] = useResource('own campaigns', askedApi.own);
  if (own.status === 'failed' && own.value === null) return <ProblemPage problem={own.problem} onRetry={reload} />;
  const campaigns = own.value?.campaigns ?? [];
  return (
    <Page title={t('campaigns.own')}>
      <p class="note">{t('campaigns.own')}</p>
      <h1>{t('campaigns.own-lead')}</h1>
      <NeverFor />
      {own.value === null && (
        <p class="note" role="status">
          {t('campaigns.loading')}
        </p>
      )}
      {own.value !== null && campaigns.length === 0 && (
        <>
          <p class="prose after-lead">{t('campaigns.own-none')}</p>
          <div class="buttons">
            <LinkButton href="/" look="quiet">
              {t('page.to-start')}
            </LinkButton>
          </div>
        </>
      )}
      {campaigns.length > 0 && (
        <ul class="campaign-list own">
          {campaigns.map((campaign) => (
            <li key={campaign.id}>
              <span class="state">{t(`campaigns.own-state-${campaign.state}`)}</span>
              <span>
                <a class="name" href={campaign.path ?? '#'}>
                  {campaign.title}
                </a>
                <small>
                  {campaign.institution} · {t(`campaigns.purpose-${campaign.purpose}`)}
                </small>
              </span>
              <small>{t('campaigns.closes-on', { date: formatDate(campaign.closesAt) })}</small>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
