// A campaign since its launch: how far it has come, mails, reminders, sign-up, what was locked, the close, the next wave.
import { Button, Dialog, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CampaignView } from '../../contract.ts';
import { CampaignFacts } from '../asked/campaign-facts.tsx';
import { NeverFor } from '../campaign-words.tsx';
import { campaignsApi } from '../campaigns-api.ts';
import { AudienceList } from './audience-list.tsx';
import { ProgressSection } from './progress-section.tsx';
import { RemindersSection } from './reminders-section.tsx';
import type { RunningProps } from './running-props.ts';
import { SignUpSection } from './sign-up-section.tsx';

export function RunningView(props: RunningProps): JSX.Element {
  const { campaign } = props;
  return (
    <>
      <h1>
        {campaign.title}. <Rich message={leadOf(campaign)} />
      </h1>
      <NeverFor />
      {campaign.progress !== null && <ProgressSection campaign={campaign} progress={campaign.progress} />}
      {campaign.progress !== null && <AudienceList campaign={campaign} />}
      {campaign.status === 'launched' && <RemindersSection {...props} />}
      {campaign.status === 'launched' && campaign.signUpPath !== null && (
        <SignUpSection campaign={campaign} path={campaign.signUpPath} />
      )}
      <section aria-labelledby="campaign-locked">
        <h2 id="campaign-locked">{t('campaigns.locked')}</h2>
        <p class="note">{t('campaigns.locked-text')}</p>
        <Disclosure summary={t('campaigns.preview')}>
          <CampaignFacts
            campaign={{ ...campaign.settings, purpose: campaign.purpose, document: campaign.document }}
            onOpenDocument={
              campaign.document?.kind === 'file'
                ? () => location.assign(`/api/campaigns/${campaign.id}/document`)
                : null
            }
          />
        </Disclosure>
        {campaign.settingsDigest !== null && (
          <p class="campaign-seal">{t('campaigns.seal', { digest: campaign.settingsDigest })}</p>
        )}
      </section>
      <Ends {...props} />
    </>
  );
}

function leadOf(campaign: CampaignView): string {
  const until = formatDate(campaign.retentionUntil!);
  if (campaign.dataGoneAt !== null) return t('campaigns.gone-lead', { date: formatDate(campaign.dataGoneAt) });
  if (campaign.closedAt !== null) return t('campaigns.closed-lead', { closed: formatDate(campaign.closedAt), until });
  return t('campaigns.running-lead', {
    asked: campaign.people.listed,
    closes: formatDate(campaign.closesAt!),
    until,
  });
}

function Ends(props: RunningProps): JSX.Element {
  const { campaign } = props;
  const { route } = useLocation();
  const [isClosing, setClosing] = useState(false);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const close = async (): Promise<void> => {
    if (await submit.run(async () => props.onChange(await campaignsApi.close(campaign.id)))) setClosing(false);
  };
  const again = (): Promise<boolean> =>
    submit.run(async () => {
      const next = await campaignsApi.nextWave(campaign.id, key.current);
      route(`/campaigns/${next.id}`);
    });
  return (
    <section class="campaign-part">
      <p class="note">{t('campaigns.next-wave-text')}</p>
      {submit.problem !== null && !isClosing && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void again()}>
          {t('campaigns.next-wave')}
        </Button>
        {campaign.status === 'launched' && (
          <Button look="quiet" onClick={() => setClosing(true)}>
            {t('campaigns.close')}
          </Button>
        )}
      </div>
      <Dialog open={isClosing} title={t('campaigns.close')} onClose={() => setClosing(false)}>
        <p>{t('campaigns.close-sure')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button look="quiet" takesFocus onClick={() => setClosing(false)}>
            {t('campaigns.cancel')}
          </Button>
          <Button look="alert" busy={submit.isBusy} onClick={() => void close()}>
            {t('campaigns.yes-close')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
