// Who is asked: members of the institution, a file, and a link by which people bring themselves in.
import { Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { AudienceList } from '../running/audience-list.tsx';
import type { StepProps } from './step-props.ts';
import { FileSection } from './file-section.tsx';
import { MembersSection } from './members-section.tsx';
import { campaignsApi } from '../campaigns-api.ts';
import { SaveRow } from './save-row.tsx';
import { Tick } from './tick.tsx';

export function AskStep(props: StepProps): JSX.Element {
  const { campaign, settings, change } = props;
  const { signUp } = settings;
  const [domains, setDomains] = useState(signUp?.domains.join(' ') ?? '');
  const refresh = async (): Promise<void> => props.onChange(await campaignsApi.read(campaign.id));
  return (
    <>
      <h2>{t('campaigns.step-ask')}</h2>
      <p class="lead">{t('campaigns.people-count', { count: campaign.people.listed })}</p>
      <AudienceList campaign={campaign} onRemoved={() => void refresh()} />
      <MembersSection campaign={campaign} onChange={props.onChange} />
      <FileSection campaign={campaign} onStored={() => void refresh()} />
      <section class="campaign-part" aria-labelledby="campaign-sign-up">
        <h3 id="campaign-sign-up">{t('campaigns.sign-up')}</h3>
        <p class="note">{t('campaigns.sign-up-text')}</p>
        <Tick
          label={t('campaigns.sign-up-on')}
          checked={signUp !== null}
          onChange={(isOn) => change({ signUp: isOn ? { domains: toDomains(domains), seats: null } : null })}
        />
        {signUp !== null && (
          <div class="campaign-two">
            <Field
              label={t('campaigns.sign-up-domains')}
              hint={t('campaigns.sign-up-domains-hint')}
              value={domains}
              onInput={(text) => {
                setDomains(text);
                change({ signUp: { ...signUp, domains: toDomains(text) } });
              }}
            />
            <Field
              label={t('campaigns.sign-up-seats')}
              hint={t('campaigns.sign-up-seats-hint')}
              type="number"
              min={1}
              value={signUp.seats === null ? '' : String(signUp.seats)}
              onInput={(text) => change({ signUp: { ...signUp, seats: text === '' ? null : Number(text) } })}
            />
          </div>
        )}
      </section>
      <SaveRow {...props} />
    </>
  );
}

function toDomains(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((domain) => domain.replace(/^@/, ''))
    .filter((domain) => domain !== '');
}
