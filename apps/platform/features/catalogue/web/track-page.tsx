// One track: for whom, its modules in order, what it adds up to, how it stacks, and what it rests on.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { formatMinutes, formatNumber } from '../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { TrackDetail } from '../materials-contract.ts';
import { DesignScore } from './design-score.tsx';
import { materialsApi } from './materials-api.ts';
import './materials.css';
import { TrackFacts } from './track-list.tsx';

export function TrackPage(): JSX.Element {
  const { trackId = '' } = useRoute().params;
  const [library, reload] = useResource('materials', materialsApi.library);
  if (library.status === 'failed' && library.value === null)
    return <ProblemPage problem={library.problem} onRetry={reload} />;
  const track = library.value?.tracks.find(({ id }) => id === trackId) ?? null;
  if (library.value !== null && track === null)
    return <ProblemPage problem={{ code: 'route.not-found', values: {}, status: 404, retryAfter: null }} />;
  return (
    <Page title={track === null ? t('materials.title') : textIn(track.title)}>
      <p class="note">
        <a href="/materials">{t('materials.back')}</a>
      </p>
      {track === null ? (
        <p class="note" role="status">
          {t('materials.loading')}
        </p>
      ) : (
        <TrackView track={track} />
      )}
    </Page>
  );
}

function TrackView({ track }: { readonly track: TrackDetail }): JSX.Element {
  return (
    <>
      <h1 lang={langOf(track.title)}>{textIn(track.title)}</h1>
      <p class="prose after-lead" lang={langOf(track.audience)}>
        {textIn(track.audience)}
      </p>
      <TrackFacts track={track} />
      <section aria-labelledby="track-modules">
        <h2 id="track-modules">{t('materials.track-modules')}</h2>
        <DataTable
          caption={t('materials.track-modules')}
          captionHidden
          columns={[
            { title: t('materials.module') },
            { title: t('materials.duration'), number: true },
            { title: t('materials.track-place') },
            { title: t('materials.track-why') },
          ]}
          rows={track.modules.map(({ id, title, workloadMinutes, isRequired, why }) => ({
            key: id,
            cells: [
              title === null ? (
                <>
                  <code>{id}</code> <small class="note">{t('materials.under-way')}</small>
                </>
              ) : (
                <a href={`/materials/${id}`} lang={langOf(title)}>
                  {textIn(title)}
                </a>
              ),
              workloadMinutes === null ? '–' : formatMinutes(workloadMinutes),
              isRequired ? t('materials.required') : t('materials.to-choose'),
              <span class="material-why" lang={langOf(why)}>
                {textIn(why)}
              </span>,
            ],
          }))}
        />
      </section>
      <DesignScore design={track.design} />
      <section aria-labelledby="track-before">
        <h2 id="track-before">{t('materials.prerequisites')}</h2>
        <p class="prose" lang={langOf(track.prerequisites)}>
          {textIn(track.prerequisites)}
        </p>
      </section>
      <section aria-labelledby="track-stacking">
        <h2 id="track-stacking">{t('materials.stacking')}</h2>
        <ul class="material-plain">
          {track.stacking.map((rule) => (
            <li key={rule['en']} lang={langOf(rule)}>
              {textIn(rule)}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="track-evidence">
        <h2 id="track-evidence">{t('materials.evidence')}</h2>
        <ul class="material-plain">
          {track.evidence.map(({ claim, source }) => (
            <li key={claim['en']}>
              <span lang={langOf(claim)}>{textIn(claim)}</span> <cite lang="en">{source}</cite>
            </li>
          ))}
        </ul>
      </section>
      <p class="note material-imprint">
        {t('materials.track-imprint', { version: track.version, ects: formatNumber(track.ects, 1) })}
      </p>
    </>
  );
}
