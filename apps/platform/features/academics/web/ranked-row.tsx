// One academic in a ranking: the score as a strip of a hundred points, the works that speak for them, and the way to ask.
import { Button, DataTable, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../web/messages/numbers.ts';
import type { Ranking } from '../contract.ts';
import { AskDialog } from './ask-dialog.tsx';
import { ChooseLead } from './choose-lead.tsx';

type Ranked = Ranking['ranked'][number];

export function RankedRow(props: {
  readonly academic: Ranked;
  readonly need: Ranking['need'];
  readonly caseId: string | null;
  readonly programmes: Ranking['programmes'];
  readonly onAsked: () => void;
  /** A session was given to somebody, or was refused because the programme changed meanwhile. */
  readonly onGiven: () => void;
}): JSX.Element {
  const { academic, need } = props;
  const [isAsking, setAsking] = useState(false);
  return (
    <li>
      <div class="head">
        <span>
          <a class="name" href={`/academics/${academic.academicId}`}>
            {academic.name}
          </a>
          <small>{academic.affiliation}</small>
        </span>
        <span class="score">{formatNumber(academic.score, 1)}</span>
      </div>
      <PointStrip parts={academic.parts} />
      <Reasons academic={academic} />
      <p class="note">
        {[
          academic.askedLately === 0
            ? t('academics.never-asked')
            : t('academics.asked-lately', { count: academic.askedLately }),
          academic.hoursLeft === null
            ? t('academics.hours-unknown')
            : t('academics.hours-left', { hours: academic.hoursLeft }),
          academic.coolsUntil === null ? '' : t('academics.cools-until', { date: formatDate(academic.coolsUntil) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Disclosure summary={t('academics.how-points', { score: formatNumber(academic.score, 1) })}>
        <Points academic={academic} />
      </Disclosure>
      <div class="buttons">
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t('academics.ask-name', { name: academic.name })}
        </Button>
      </div>
      <ChooseLead
        academicId={academic.academicId}
        name={academic.name}
        programmes={props.programmes}
        onChosen={props.onGiven}
      />
      <AskDialog
        open={isAsking}
        academic={academic}
        hours={need.hours}
        startsOn={need.from}
        caseId={props.caseId}
        onClose={() => setAsking(false)}
        onAsked={() => {
          setAsking(false);
          props.onAsked();
        }}
      />
    </li>
  );
}

/** A hundred points side by side: each part's field as wide as its weight, filled as far as it goes. */
export function PointStrip(props: { readonly parts: Ranked['parts'] }): JSX.Element {
  return (
    <div class="academics-strip" aria-hidden="true">
      {props.parts
        .filter(({ weight }) => weight > 0)
        .map(({ part, weight, points, value }) => (
          <span
            key={part}
            class={`field-of is-${part}${value === null ? ' is-unknown' : ''}`}
            style={{ '--weight': weight }}
          >
            <i style={{ '--share': points / weight }} />
          </span>
        ))}
    </div>
  );
}

function Reasons(props: { readonly academic: Ranked }): JSX.Element {
  const { reasons } = props.academic;
  if (reasons.length === 0) return <p class="prose">{t('academics.no-reasons')}</p>;
  return (
    <ul class="academics-reasons">
      {reasons.map(({ recordId, kind, title, year, words }) => (
        <li key={recordId}>
          <span class={`kind is-${kind}`}>{t(`academics.kind-${kind}`)}</span>
          <span>
            <cite>{title}</cite>
            {year !== null && ` (${year})`}
            {words.length > 0 && <small>{t('academics.shares-words', { words: words.join(', ') })}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Points(props: { readonly academic: Ranked }): JSX.Element {
  const { parts, score } = props.academic;
  const known = (value: number | null): string => (value === null ? t('academics.not-known') : formatNumber(value, 2));
  return (
    <DataTable
      caption={t('academics.points-caption')}
      captionHidden
      columns={[
        { title: t('academics.part') },
        { title: t('academics.value'), number: true },
        { title: t('academics.weight'), number: true },
        { title: t('academics.points'), number: true },
      ]}
      rows={[
        ...parts.map(({ part, value, weight, points }) => ({
          key: part,
          cells: [t(`academics.part-${part}`), known(value), formatNumber(weight, 1), formatNumber(points, 1)],
        })),
        { key: 'sum', cells: [t('academics.sum'), '', formatNumber(100), <b>{formatNumber(score, 1)}</b>] },
      ]}
    />
  );
}
