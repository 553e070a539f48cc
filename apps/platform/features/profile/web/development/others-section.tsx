// Rounds of other people, and how a person's own view compares with theirs over time.
import { IntervalChart } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../../web/messages/numbers.ts';
import type { Development } from '../../contract.ts';
import { groupList } from '../result/source-names.ts';

/** ICU selectors know no hyphen. */
const WORDS = {
  'over-rates': 'overrates',
  'under-rates': 'underrates',
  'in-tune': 'intune',
  'cannot-tell-yet': 'other',
} as const;

export function OthersSection(props: { readonly development: Development }): JSX.Element {
  const { rounds, calibration } = props.development;
  return (
    <section aria-labelledby="rounds-title">
      <h2 id="rounds-title">{t('profile.rounds')}</h2>
      {rounds.length === 0 && <p class="prose">{t('profile.rounds-none')}</p>}
      <ul class="rounds">
        {rounds.map((round) => (
          <li key={round.roundId}>
            {t('profile.round', { date: formatDate(round.releasedAt) })}
            <small>{groupList(round.groups)}</small>
          </li>
        ))}
      </ul>
      {calibration.length > 0 && <Calibration points={calibration} />}
    </section>
  );
}

function Calibration(props: { readonly points: Development['calibration'] }): JSX.Element {
  const [lower, same, higher] = t('profile.calibration-axis').split('|') as [string, string, string];
  return (
    <>
      <h3>{t('profile.calibration')}</h3>
      <p class="note">{t('profile.calibration-text')}</p>
      <div class="sheet">
        <IntervalChart
          label={t('profile.calibration')}
          bands={[
            { from: -2, to: -0.25, name: lower },
            { from: -0.25, to: 0.25, name: same },
            { from: 0.25, to: 2, name: higher },
          ]}
          rows={props.points.map((point) => {
            const reading = t('profile.calibration-verdict', { verdict: WORDS[point.verdict] });
            const date = formatDate(point.at);
            return {
              id: point.at,
              name: date,
              reading,
              estimate: { value: point.index, inner: { low: point.index, high: point.index }, outer: point.interval90 },
              target: 0,
              sources: [],
              summary: t('profile.calibration-summary', {
                date,
                index: formatNumber(point.index, 1),
                low: formatNumber(point.interval90.low, 1),
                high: formatNumber(point.interval90.high, 1),
                verdict: reading,
              }),
            };
          })}
          legend={{ estimate: t('profile.calibration-estimate'), target: t('profile.calibration-target'), sources: [] }}
        />
      </div>
    </>
  );
}
