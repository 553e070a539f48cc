// How far a campaign has come, in counts that single nobody out: a dot with its rounding, or a veil where nothing is said.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import type { CampaignProgress, CampaignView, GuardedCount } from '../../contract.ts';
import { countText } from '../campaign-words.tsx';

export function ProgressSection(props: {
  readonly campaign: CampaignView;
  readonly progress: CampaignProgress;
}): JSX.Element {
  const { progress } = props;
  return (
    <section aria-labelledby="campaign-progress">
      <h2 id="campaign-progress">{t('campaigns.progress')}</h2>
      <div class="campaign-progress">
        {progress.signedUp !== null && (
          <CountRow name={t('campaigns.count-signed-up')} count={progress.signedUp} total={0} />
        )}
        <CountRow name={t('campaigns.count-started')} count={progress.started} total={progress.asked} />
        <CountRow name={t('campaigns.count-finished')} count={progress.finished} total={progress.asked} />
      </div>
      <p class="note">{t('campaigns.progress-text', { date: formatDate(progress.asOf) })}</p>
      {progress.asked > 0 && (
        <p class="note">
          {t('campaigns.mails-failed', { count: progress.mailsFailed })}{' '}
          {progress.mailsWaiting > 0 && t('campaigns.mails-waiting', { count: progress.mailsWaiting })}
        </p>
      )}
    </section>
  );
}

function CountRow(props: { readonly name: string; readonly count: GuardedCount; readonly total: number }): JSX.Element {
  return (
    <div class="campaign-count">
      <span>{props.name}</span>
      <Track count={props.count} total={props.total} />
      <span class="said">{countText(props.count)}</span>
    </div>
  );
}

/** The words beside it say all; the drawing is for the eye. */
function Track(props: { readonly count: GuardedCount; readonly total: number }): JSX.Element {
  const { count, total } = props;
  const at = (value: number): string => `${(100 * Math.min(Math.max(value, 0), total)) / Math.max(total, 1)}%`;
  const width = (from: number, to: number): string => `calc(${at(to)} - ${at(from)})`;
  if (total === 0) return <span class="campaign-track" aria-hidden="true" />;
  return (
    <span class="campaign-track" aria-hidden="true">
      {count.kind === 'withheld' && <span class="veil" style={{ left: '0', width: '100%' }} />}
      {count.kind === 'fewer' && <span class="veil" style={{ left: '0', width: at(count.than) }} />}
      {count.kind === 'more' && <span class="veil" style={{ left: at(count.than), width: width(count.than, total) }} />}
      {count.kind === 'about' && (
        <>
          <span
            class="span"
            style={{ left: at(count.count - 2.5), width: width(count.count - 2.5, count.count + 2.5) }}
          />
          <span class="dot" style={{ left: at(count.count) }} />
        </>
      )}
    </span>
  );
}
