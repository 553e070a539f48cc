// The office as a map: three sentences, then skills by groups, then why some are not shown.
import { LinkButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatHundredths } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { inSentence, textIn } from '../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { MapHead, TeamMap } from '../contract.ts';
import { MapTable } from './map/map-table.tsx';
import { WhyNotShown } from './map/why-not-shown.tsx';
import { officeApi, queryOf } from './office-api.ts';
import { attributeName, GroupSelect, OfficeFrame, splitGroup, WaveSelect } from './office-frame.tsx';

export function OfficePage(): JSX.Element {
  const [maps, reload] = useResource('maps', officeApi.maps);
  const [chosen, choose] = useState<string | null>(null);
  if (maps.status === 'failed' && maps.value === null) return <ProblemPage problem={maps.problem} onRetry={reload} />;
  const all = maps.value?.maps ?? [];
  const campaignId = chosen ?? all[0]?.campaignId ?? null;
  return (
    <OfficeFrame title={t('office.map-title')}>
      {maps.value !== null && campaignId === null && <NoMap />}
      {campaignId === null ? (
        maps.value === null && (
          <p class="note" role="status">
            {t('office.loading')}
          </p>
        )
      ) : (
        <Wave key={campaignId} campaignId={campaignId} maps={all} onChoose={choose} />
      )}
    </OfficeFrame>
  );
}

function NoMap(): JSX.Element {
  return (
    <>
      <h1 class="lead">{t('office.no-map')}</h1>
      <p class="prose after-lead">{t('office.no-map-text')}</p>
      <p class="prose">{t('office.no-map-small')}</p>
      <div class="buttons">
        <LinkButton href="/office/team-plans">{t('office.team-title')}</LinkButton>
      </div>
    </>
  );
}

function Wave(props: {
  readonly campaignId: string;
  readonly maps: readonly MapHead[];
  readonly onChoose: (campaignId: string) => void;
}): JSX.Element {
  const [by, setBy] = useState('unit');
  const [group, setGroup] = useState('');
  const query = queryOf({ by, ...splitGroup(group) });
  const [map, reload] = useResource(`${props.campaignId} ${query}`, () => officeApi.map(props.campaignId, query));
  const shown = map.value;
  return (
    <>
      <h1 class={shown === null ? undefined : 'lead'}>
        {shown === null ? t('office.map-title') : <Rich message={leadSentences(shown).join(' ')} />}
      </h1>
      {map.status === 'failed' && <ProblemNotice problem={map.problem} onRetry={reload} />}
      <div class="office-choices no-print">
        <WaveSelect maps={props.maps} value={props.campaignId} onSelect={props.onChoose} />
        {shown !== null && (
          <>
            <Select
              label={t('office.by')}
              value={by}
              options={shown.attributes.map(({ name }) => ({ value: name, text: attributeName(name) }))}
              onSelect={(value) => {
                setBy(value);
                if (group.startsWith(`${value}=`)) setGroup('');
              }}
            />
            <GroupSelect
              label={t('office.within')}
              attributes={shown.attributes}
              without={by}
              value={group}
              onSelect={setGroup}
            />
          </>
        )}
      </div>
      {shown !== null && (
        <>
          <div class="sheet map-sheet">
            <MapTable map={shown} />
            <p class="note">{t('office.axis')}</p>
          </div>
          <div class="buttons no-print">
            <LinkButton href={`/office/course?wave=${props.campaignId}`}>{t('office.to-course')}</LinkButton>
          </div>
          <WhyNotShown answers={[shown.all, ...shown.rows]} />
          <p class="note office-rule">
            {t('office.rule', { threshold: shown.threshold })}{' '}
            {t('office.instrument', { instrument: shown.instrument, date: formatDate(shown.head.closedAt) })}{' '}
            {t('office.purpose')}
          </p>
        </>
      )}
    </>
  );
}

/** Who it is of, what most are building, what is not shown. */
export function leadSentences(map: TeamMap): string[] {
  const { all, rows, head, skills } = map;
  const [figure] = all.figures;
  if (figure === undefined) return [t('office.lead-nothing')];
  const [first] = skills;
  const need = all.figures.find((each) => each.measure === `${first?.id}.need`);
  const hidden = rows.filter((row) => row.figures.length === 0).length;
  return [
    t('office.lead-people', { wave: head.wave, title: head.title, people: figure.people }),
    first === undefined || need === undefined
      ? ''
      : t('office.lead-need', { skill: inSentence(textIn(first.name)), share: formatHundredths(need.mean) }),
    t('office.lead-hidden', { count: hidden }),
  ].filter(Boolean);
}
