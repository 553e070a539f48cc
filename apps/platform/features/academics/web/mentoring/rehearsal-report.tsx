// A rehearsal in words and dots: what may be said with so many observers, how it compares with the one before, and what they wrote.
import { DataTable, Disclosure, IntervalChart } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatHundredths, formatNumber } from '../../../../web/messages/numbers.ts';
import type { RehearsalReport } from '../../contract.ts';
import { OBSERVERS_FOR_INTERVAL, RUBRIC_LEVELS } from '../../limits.ts';
import { criterionName, joinNames } from './rubric-words.ts';

export function Rehearsal(props: { readonly report: RehearsalReport }): JSX.Element {
  const { report } = props;
  return (
    <article class="academics-rehearsal">
      <p class="lead">{sentencesOf(report).join(' ')}</p>
      {report.overall !== null && <Dots report={report} />}
      {report.comparisons.length > 0 && <Compared report={report} />}
      <Comments report={report} />
    </article>
  );
}

/** What may be said, in two or three sentences. */
export function sentencesOf(report: RehearsalReport): string[] {
  const { closed, observers, asked, overall, comparisons, comparedWith } = report;
  if (!closed) return [t('academics.rehearsal-open', { observers, asked })];
  if (overall === null) {
    if (observers === 0) return [t('academics.rehearsal-nobody')];
    return [t('academics.rehearsal-few', { observers, least: OBSERVERS_FOR_INTERVAL })];
  }
  const said = [
    t('academics.rehearsal-overall', {
      observers,
      value: formatNumber(overall.value, 1),
      low: formatNumber(overall.low, 1),
      high: formatNumber(overall.high, 1),
    }),
  ];
  if (comparedWith !== null) {
    const verdicts: string[] = [];
    for (const verdict of ['better', 'probably-better', 'probably-weaker', 'weaker', 'cannot-tell'] as const) {
      const names = comparisons
        .filter((each) => each.verdict === verdict)
        .map(({ criterion }) => criterionName(criterion));
      if (names.length > 0) verdicts.push(t(`academics.verdict-${verdict}`, { criteria: joinNames(names) }));
    }
    said.push(t('academics.compared-with', { date: formatDate(comparedWith.heldOn), verdicts: verdicts.join('; ') }));
  }
  return said;
}

function Dots(props: { readonly report: RehearsalReport }): JSX.Element {
  const { criteria, overall } = props.report;
  const bands = Array.from({ length: RUBRIC_LEVELS }, (_, level) => ({
    from: Math.max(0, level - 0.5),
    to: Math.min(RUBRIC_LEVELS - 1, level + 0.5),
    name: t(`academics.level-${level as 0 | 1 | 2 | 3 | 4}`),
  }));
  const rows = [
    ...criteria.map((each) => ({ id: each.criterion, name: criterionName(each.criterion), ...each })),
    { id: 'overall', name: t('academics.overall'), ...overall!, observers: 1 },
  ];
  return (
    <>
      <IntervalChart
        label={t('academics.rehearsal-chart')}
        bands={bands}
        rows={rows.map(({ id, name, value, low, high, inner }) => {
          const isKnown = value !== null && low !== null && high !== null && inner !== null;
          const reading = isKnown
            ? t('academics.rehearsal-reading', {
                value: formatNumber(value, 1),
                low: formatNumber(low, 1),
                high: formatNumber(high, 1),
              })
            : t('academics.rehearsal-too-few');
          return {
            id,
            name,
            reading,
            summary: `${name}: ${reading}`,
            estimate: isKnown ? { value, inner, outer: { low, high } } : null,
            target: null,
            sources: [],
          };
        })}
        legend={{ estimate: t('academics.legend-estimate'), target: t('academics.legend-none'), sources: [] }}
      />
      <p class="note">
        {t('academics.explain-estimate')} <a href="/methods">{t('academics.methods')}</a>
      </p>
    </>
  );
}

function Compared(props: { readonly report: RehearsalReport }): JSX.Element {
  const { comparisons, comparedWith } = props.report;
  return (
    <Disclosure
      summary={t('academics.compared', { title: comparedWith!.title, shared: comparedWith!.sharedObservers })}
    >
      <DataTable
        caption={t('academics.compared-caption')}
        captionHidden
        columns={[
          { title: t('academics.criterion') },
          { title: t('academics.difference'), number: true },
          { title: t('academics.interval'), number: true },
          { title: t('academics.probability'), number: true },
        ]}
        rows={comparisons.map(({ criterion, difference, low, high, probability }) => ({
          key: criterion,
          cells: [
            criterionName(criterion),
            formatNumber(difference, 1),
            `${formatNumber(low, 1)} … ${formatNumber(high, 1)}`,
            formatHundredths(probability),
          ],
        }))}
      />
    </Disclosure>
  );
}

function Comments(props: { readonly report: RehearsalReport }): JSX.Element | null {
  const { comments } = props.report;
  if (comments.length === 0) return null;
  return (
    <div class="academics-comments">
      <p class="label">{t('academics.comments')}</p>
      <ul>
        {comments.map(({ criterion, text }, index) => (
          <li key={index}>
            {criterion !== null && <small>{criterionName(criterion)}</small>}
            <q>{text}</q>
          </li>
        ))}
      </ul>
    </div>
  );
}
