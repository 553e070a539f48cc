// The tracks at the head of the library, and what each adds up to.
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import type { TrackDetail } from '../materials-contract.ts';

export function TrackList(props: { readonly tracks: readonly TrackDetail[] }): JSX.Element | null {
  if (props.tracks.length === 0) return null;
  return (
    <section aria-labelledby="material-tracks">
      <h2 id="material-tracks">{t('materials.tracks')}</h2>
      <ul class="material-cards tracks">
        {props.tracks.map((track) => (
          <li key={track.id}>
            <article class="material-card track">
              <h3 lang={langOf(track.title)}>
                <a href={`/tracks/${track.id}`}>{textIn(track.title)}</a>
              </h3>
              <p lang={langOf(track.audience)}>{textIn(track.audience)}</p>
              <TrackFacts track={track} />
            </article>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function TrackFacts({ track }: { readonly track: TrackDetail }): JSX.Element {
  const required = track.modules.filter(({ isRequired }) => isRequired).length;
  const missing = track.modules.filter(({ title }) => title === null).length;
  const { from, to } = track.workload;
  const hours = { from: formatNumber(from / 60, 1), to: formatNumber(to / 60, 1) };
  return (
    <>
      <dl class="material-facts">
        <div>
          <dt>{t('materials.credits')}</dt>
          <dd>{formatNumber(track.ects, 1)} ECTS</dd>
        </div>
        <div>
          <dt>{t('materials.track-modules')}</dt>
          <dd>{t('materials.track-parts', { required, choose: track.choose })}</dd>
        </div>
        <div>
          <dt>{t('materials.workload')}</dt>
          <dd>{hours.from === hours.to ? t('materials.hours', hours) : t('materials.hours-range', hours)}</dd>
        </div>
      </dl>
      {missing > 0 && <p class="note">{t('materials.track-missing', { missing })}</p>}
    </>
  );
}
