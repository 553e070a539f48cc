// The campaigns of an institution, and the beginning of a new one.
import { Button, ChoiceList, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { CampaignHead } from '../contract.ts';
import { PURPOSES, TITLE_MAX } from '../limits.ts';
import { NeverFor, whenText } from './campaign-words.tsx';
import { campaignsApi } from './campaigns-api.ts';
import './campaigns.css';

export function CampaignsPage(): JSX.Element {
  const [list, reload] = useResource('campaigns', campaignsApi.list);
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const campaigns = list.value?.campaigns ?? [];
  return (
    <Page title={t('campaigns.title')}>
      <p class="note">{t('campaigns.title')}</p>
      <h1>
        <Rich message={t('campaigns.lead')} />
      </h1>
      <NeverFor />
      {list.value !== null && (
        <section aria-labelledby="campaigns-all">
          <h2 id="campaigns-all">{t('campaigns.all')}</h2>
          {campaigns.length === 0 ? <p class="prose">{t('campaigns.none')}</p> : <CampaignRows campaigns={campaigns} />}
        </section>
      )}
      {list.value === null && (
        <p class="note" role="status">
          {t('campaigns.loading')}
        </p>
      )}
      <NewCampaign />
    </Page>
  );
}

function CampaignRows(props: { readonly campaigns: readonly CampaignHead[] }): JSX.Element {
  return (
    <ul class="campaign-list">
      {props.campaigns.map((campaign) => (
        <li key={campaign.id}>
          <span class={`state ${campaign.status}`}>{t(`campaigns.status-${campaign.status}`)}</span>
          <span>
            <a class="name" href={`/campaigns/${campaign.id}`}>
              {campaign.title}
            </a>
            <small>
              {t(`campaigns.purpose-${campaign.purpose}`)}
              {campaign.wave > 1 && ` · ${t('campaigns.wave', { wave: campaign.wave })}`}
            </small>
          </span>
          <small>{whenText(campaign)}</small>
        </li>
      ))}
    </ul>
  );
}

function NewCampaign(): JSX.Element {
  const { route } = useLocation();
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState(0);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const create = (): Promise<boolean> =>
    submit.run(async () => {
      const made = await campaignsApi.create(title, PURPOSES[purpose]!, key.current);
      route(`/campaigns/${made.id}`);
    });
  // Another wish is another draft; the same one sent twice is one.
  const change = (action: () => void): void => {
    key.current = makeKey();
    action();
  };
  return (
    <section aria-labelledby="campaigns-new">
      <h2 id="campaigns-new">{t('campaigns.new')}</h2>
      <form
        class="campaign-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field
          label={t('campaigns.name')}
          hint={t('campaigns.name-hint')}
          value={title}
          onInput={(value) => change(() => setTitle(value))}
          maxLength={TITLE_MAX}
          required
        />
        <ChoiceList
          name="purpose"
          legend={<span class="legend">{t('campaigns.purpose')}</span>}
          choices={PURPOSES.map((each) => ({
            text: t(`campaigns.purpose-${each}`),
            detail: t(`campaigns.purpose-${each}-text`),
          }))}
          selected={purpose}
          onSelect={(place) => change(() => setPurpose(place))}
          numbered={false}
          columns
        />
        <p class="note">{t('campaigns.purpose-fixed')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('campaigns.create')}
          </Button>
        </div>
      </form>
    </section>
  );
}
