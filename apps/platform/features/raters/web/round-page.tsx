// One round of the person: while it is open whom to ask, afterwards what came of it.
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { roundsApi } from './raters-api.ts';
import { OpenRoundView } from './round/open-round-view.tsx';
import { ReportView } from './round/report-view.tsx';
import './raters.css';

export function RoundPage(): JSX.Element {
  const roundId = useRoute().params['roundId'] ?? '';
  const [round, reload] = useResource(`round ${roundId}`, () => roundsApi.read(roundId));
  if (round.value === null) {
    return round.status === 'failed' ? <ProblemPage problem={round.problem} onRetry={reload} /> : <Opening />;
  }
  return round.value.status === 'released' ? (
    <ReportView round={round.value} />
  ) : (
    <OpenRoundView round={round.value} onChange={reload} />
  );
}

function Opening(): JSX.Element {
  return (
    <Page title="" width="reading">
      <p class="note" role="status">
        {t('raters.opening')}
      </p>
    </Page>
  );
}
