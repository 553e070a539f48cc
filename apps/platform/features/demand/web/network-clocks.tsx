// The clocks of a whole network: how many cases wait at each institution, and how many too long. No case is named here.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatDateTime } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { demandApi } from './demand-api.ts';

export function NetworkClocks(): JSX.Element {
  const [clocks, reload] = useResource('need-clock', demandApi.readNetworkClock);
  return (
    <section aria-labelledby="network-clocks">
      <h2 id="network-clocks">{t('demand.network')}</h2>
      {clocks.status === 'failed' && <ProblemNotice problem={clocks.problem} onRetry={reload} />}
      {clocks.value !== null && (
        <DataTable
          caption={t('demand.network-caption')}
          columns={[
            { title: t('demand.network-institution') },
            { title: t('demand.network-open'), number: true },
            { title: t('demand.network-overdue'), number: true },
            { title: t('demand.network-oldest') },
          ]}
          rows={clocks.value.institutions.map(({ id, name, open, overdue, oldest }) => ({
            key: id,
            cells: [name, open, overdue, oldest === null ? '–' : formatDateTime(oldest)],
          }))}
        />
      )}
    </section>
  );
}
