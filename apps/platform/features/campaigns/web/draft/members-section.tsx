// Members of the institution, to be picked.
import { Button, CheckList, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CampaignView } from '../../contract.ts';
import { campaignsApi } from '../campaigns-api.ts';

export function MembersSection(props: {
  readonly campaign: CampaignView;
  readonly onChange: (campaign: CampaignView) => void;
}): JSX.Element {
  const { campaign } = props;
  const [resource, reload] = useResource(`candidates ${campaign.id}`, () => campaignsApi.candidates(campaign.id));
  const [chosen, setChosen] = useState<string[]>([]);
  const submit = useSubmit();
  const candidates = resource.value?.candidates ?? [];
  useEffect(() => {
    if (resource.value !== null)
      setChosen(resource.value.candidates.filter((each) => each.isListed).map((each) => each.personId));
  }, [resource.value]);
  const keep = (): Promise<boolean> =>
    submit.run(async () => {
      props.onChange(await campaignsApi.chooseMembers(campaign.id, chosen));
      reload();
    });
  return (
    <section class="campaign-part" aria-labelledby="campaign-members">
      <h3 id="campaign-members">{t('campaigns.members')}</h3>
      <p class="note">{t('campaigns.members-text')}</p>
      {resource.status === 'failed' && <ProblemNotice problem={resource.problem} onRetry={reload} />}
      {resource.value !== null && candidates.length === 0 && <p>{t('campaigns.members-none')}</p>}
      {candidates.length > 0 && (
        <>
          <div class="campaign-members">
            <CheckList
              legend={
                <PlainButton onClick={() => setChosen(candidates.map((each) => each.personId))}>
                  {t('campaigns.members-all')}
                </PlainButton>
              }
              options={candidates.map((each) => ({
                value: each.personId,
                text: [each.name, each.email, ...each.units].join(' · '),
              }))}
              chosen={chosen}
              onChange={setChosen}
            />
          </div>
          {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
          <div class="buttons">
            <Button look="quiet" busy={submit.isBusy} onClick={() => void keep()}>
              {t('campaigns.members-keep')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
