// One campaign: the editor of a draft, or what became of it since the launch.
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { CampaignView } from '../contract.ts';
import { campaignsApi } from './campaigns-api.ts';
import { DraftEditor } from './draft/draft-editor.tsx';
import { RunningView } from './running/running-view.tsx';
import './campaigns.css';

export function CampaignPage(): JSX.Element {
  const { campaignId } = useRoute().params as { campaignId: string };
  const [resource, reload] = useResource(`campaign ${campaignId}`, () => campaignsApi.read(campaignId));
  // What a call gave back is newer than what was read.
  const [changed, setChanged] = useState<CampaignView | null>(null);
  if (resource.status === 'failed' && resource.value === null)
    return <ProblemPage problem={resource.problem} onRetry={reload} />;
  const campaign = changed?.id === campaignId ? changed : resource.value;
  if (campaign === null) {
    return (
      <Page title={t('campaigns.title')}>
        <p class="note" role="status">
          {t('campaigns.loading')}
        </p>
      </Page>
    );
  }
  return (
    <Page title={campaign.title}>
      <p class="note">
        <a href="/campaigns">{t('campaigns.all')}</a>
        {` · ${t(`campaigns.status-${campaign.status}`)} · ${t(`campaigns.purpose-${campaign.purpose}`)}`}
        {campaign.wave > 1 && ` · ${t('campaigns.wave', { wave: campaign.wave })}`}
      </p>
      {campaign.status === 'draft' ? (
        <DraftEditor key={campaign.id} campaign={campaign} onChange={setChanged} />
      ) : (
        <RunningView key={campaign.id} campaign={campaign} onChange={setChanged} />
      )}
    </Page>
  );
}
