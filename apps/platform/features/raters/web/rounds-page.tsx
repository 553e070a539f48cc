// A person's rating rounds: those there are, and where one may be begun.
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { OwnRounds, RoundSummary } from '../contract.ts';
import { roundsApi } from './raters-api.ts';
import { OpenRoundForm } from './round/open-round-form.tsx';
import './raters.css';

export function RoundsPage(): JSX.Element {
  const [rounds, reload] = useResource('rounds', roundsApi.list);
  if (rounds.status === 'failed' && rounds.value === null) {
    return <ProblemPage problem={rounds.problem} onRetry={reload} />;
  }
  return (
    <Page title={t('raters.title')}>
      <h1>{t('raters.title')}</h1>
      <p class="lead after-lead">{t('raters.lead')}</p>
      <p class="note raters-promise">{t('raters.never')}</p>
      {rounds.value === null ? <p class="note">{t('raters.opening')}</p> : <Rounds rounds={rounds.value} />}
    </Page>
  );
}

function Rounds(props: { readonly rounds: OwnRounds }): JSX.Element {
  const { rounds, campaigns, mayOpenOwn, ownFrom, name } = props.rounds;
  // Somebody who knows this only by a private link, or whose round is open already.
  const isShut = campaigns.length === 0 && !mayOpenOwn && ownFrom === null && rounds.length === 0;
  return (
    <div class="raters-two">
      <section aria-labelledby="rounds-title">
        <h2 id="rounds-title">{t('raters.your-rounds')}</h2>
        {rounds.length === 0 ? (
          <p class="prose">{t('raters.no-rounds')}</p>
        ) : (
          <ul class="raters-list">
            {rounds.map((round) => (
              <li key={round.id}>
                <a href={`/rounds/${round.id}`}>{round.campaign?.title ?? t('raters.own-round')}</a>
                <small>{stateOf(round)}</small>
              </li>
            ))}
          </ul>
        )}
      </section>
      <div>
        {campaigns.map((campaign) => (
          <OpenRoundForm key={campaign.id} campaign={campaign} name={name ?? ''} />
        ))}
        {mayOpenOwn && <OpenRoundForm campaign={null} name={name ?? ''} />}
        {isShut && <p class="note">{t('raters.own-needs-account')}</p>}
        {ownFrom !== null && <p class="note">{t('raters.own-later', { date: formatDate(ownFrom) })}</p>}
      </div>
    </div>
  );
}

function stateOf(round: RoundSummary): string {
  if (round.releasedAt !== null) return t('raters.closed-on', { date: formatDate(round.releasedAt) });
  if (round.closesAt === null) return t('raters.open-campaign');
  return t('raters.open-until', { date: formatDate(round.closesAt) });
}
