// The poster as a page of A4 to print from the browser.
import { Button, LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { QrCode } from '../../../web/private-link/qr-code.tsx';
import { campaignsApi } from './campaigns-api.ts';
import './campaigns.css';

export function PosterPage(): JSX.Element {
  const { campaignId } = useRoute().params as { campaignId: string };
  const [resource, reload] = useResource(`campaign ${campaignId}`, () => campaignsApi.read(campaignId));
  if (resource.status === 'failed' && resource.value === null)
    return <ProblemPage problem={resource.problem} onRetry={reload} />;
  const campaign = resource.value;
  return (
    <Page title={t('campaigns.poster')}>
      <div class="buttons no-print">
        <Button onClick={() => print()}>{t('campaigns.print')}</Button>
        <LinkButton href={`/campaigns/${campaignId}`} look="quiet">
          {t('campaigns.cancel')}
        </LinkButton>
      </div>
      {campaign !== null && campaign.signUpPath !== null && (
        <article class="campaign-poster">
          <h1>{campaign.title}</h1>
          <p class="lead">
            {t('campaigns.poster-lead', { minutes: campaign.settings.instruments.form === 'full' ? '15–20' : '6–8' })}
          </p>
          <QrCode text={new URL(campaign.signUpPath, location.origin).href} label={t('campaigns.poster-code')} />
          <p class="point">{t('campaigns.poster-point')}</p>
          <p class="prose">
            {t('campaigns.poster-keeps', {
              closes: formatDate(campaign.closesAt!),
              until: formatDate(campaign.retentionUntil!),
            })}
          </p>
        </article>
      )}
      {campaign !== null && campaign.signUpPath === null && <p class="prose">{t('problem.campaigns.not-launched')}</p>}
    </Page>
  );
}
