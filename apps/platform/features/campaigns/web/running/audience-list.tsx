// Who is asked, with what the list said of them and whether the invitation left. Nothing here says who has answered.
import { Button, DataTable, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { AudienceEntry, CampaignView } from '../../contract.ts';
import { campaignsApi } from '../campaigns-api.ts';

export function AudienceList(props: {
  readonly campaign: CampaignView;
  readonly onRemoved?: () => void;
}): JSX.Element | null {
  const { campaign } = props;
  const [entries, setEntries] = useState<readonly AudienceEntry[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const submit = useSubmit();
  const load = (after: string | null): Promise<boolean> =>
    submit.run(async () => {
      const page = await campaignsApi.audience(campaign.id, after);
      setEntries((last) => (after === null ? page.entries : [...last, ...page.entries]));
      setNext(page.next);
      setOpen(true);
    });
  useEffect(() => {
    // The list on the page follows the campaign; while it is closed nothing is read, because reading it is written down.
    if (isOpen) void load(null);
  }, [campaign.version]);
  if (campaign.people.listed === 0) return null;
  const remove = (entry: AudienceEntry): Promise<boolean> =>
    submit.run(async () => {
      await campaignsApi.removePerson(campaign.id, entry.personId);
      props.onRemoved?.();
    });
  const columns = [
    { title: t('campaigns.list-name') },
    { title: t('campaigns.list-email') },
    { title: t('campaigns.list-attributes') },
    { title: campaign.status === 'draft' ? t('campaigns.list-remove') : t('campaigns.list-mail') },
  ];
  return (
    <section class="campaign-part" aria-label={t('campaigns.list')}>
      {!isOpen && (
        <Button look="quiet" busy={submit.isBusy} onClick={() => void load(null)}>
          {t('campaigns.list-show')}
        </Button>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {isOpen && (
        <DataTable
          caption={t('campaigns.list')}
          columns={columns}
          rows={entries.map((entry) => ({
            key: entry.personId,
            cells: [
              entry.name === '' ? (entry.email ?? '') : entry.name,
              entry.email ?? '',
              Object.values(entry.attributes).join(' · '),
              campaign.status === 'draft' ? (
                <PlainButton onClick={() => void remove(entry)}>
                  {t('campaigns.list-remove')} <span class="visually-hidden">{entry.name}</span>
                </PlainButton>
              ) : (
                t(`campaigns.mail-${entry.mail}`)
              ),
            ],
          }))}
        />
      )}
      {isOpen && next !== null && (
        <div class="buttons">
          <Button look="quiet" busy={submit.isBusy} onClick={() => void load(next)}>
            {t('campaigns.list-more')}
          </Button>
        </div>
      )}
    </section>
  );
}
