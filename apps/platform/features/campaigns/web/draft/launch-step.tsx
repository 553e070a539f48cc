// The check list, what people will read, and the launch.
import { Button, Dialog, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { CampaignFacts } from '../asked/campaign-facts.tsx';
import { campaignsApi } from '../campaigns-api.ts';
import type { StepProps } from './step-props.ts';
import { Tick } from './tick.tsx';

export function LaunchStep(props: StepProps): JSX.Element {
  const { campaign, settings, isDirty, submit: saving } = props;
  const [isSure, setSure] = useState(false);
  const [isThrowing, setThrowing] = useState(false);
  const { route } = useLocation();
  const key = useRef(makeKey());
  const submit = useSubmit();
  const launch = (): Promise<boolean> =>
    submit.run(async () => {
      try {
        props.onChange(await campaignsApi.launch(campaign.id, campaign.version, key.current));
      } finally {
        key.current = makeKey();
      }
    });
  const throwAway = (): Promise<boolean> =>
    submit.run(async () => {
      await campaignsApi.remove(campaign.id);
      route('/campaigns');
    });
  const isReady = campaign.missing.length === 0 && !isDirty;
  return (
    <>
      <h2>{t('campaigns.step-launch')}</h2>
      {campaign.missing.length > 0 && (
        <Notice tone="care" title={t('campaigns.missing-title')}>
          <ul class="campaign-missing">
            {campaign.missing.map((item) => (
              <li key={item}>{t(`campaigns.missing-${item}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {isDirty && (
        <Notice tone="care">
          <p>{t('campaigns.unsaved')}</p>
          <div class="buttons">
            <Button look="quiet" busy={saving.isBusy} onClick={() => void props.save()}>
              {t('campaigns.save')}
            </Button>
          </div>
        </Notice>
      )}
      {saving.problem !== null && <ProblemNotice problem={saving.problem} />}
      {isReady && (
        <p class="prose">
          {t('campaigns.ready', {
            when: settings.opensAt === null ? t('campaigns.ready-now') : formatDate(settings.opensAt),
          })}
        </p>
      )}
      <section class="campaign-part" aria-labelledby="campaign-preview">
        <h3 id="campaign-preview">{t('campaigns.preview')}</h3>
        <CampaignFacts
          campaign={{ ...settings, purpose: campaign.purpose, document: campaign.document }}
          onOpenDocument={null}
        />
      </section>
      {isReady && <Tick label={t('campaigns.launch-sure')} checked={isSure} onChange={setSure} />}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button busy={submit.isBusy} disabled={!isReady || !isSure} onClick={() => void launch()}>
          {t('campaigns.launch')}
        </Button>
        <Button look="quiet" onClick={() => setThrowing(true)}>
          {t('campaigns.throw-away')}
        </Button>
      </div>
      <Dialog open={isThrowing} title={t('campaigns.throw-away')} onClose={() => setThrowing(false)}>
        <p>{t('campaigns.throw-away-sure')}</p>
        <div class="buttons">
          <Button look="quiet" takesFocus onClick={() => setThrowing(false)}>
            {t('campaigns.cancel')}
          </Button>
          <Button look="alert" busy={submit.isBusy} onClick={() => void throwAway()}>
            {t('campaigns.yes-throw-away')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
