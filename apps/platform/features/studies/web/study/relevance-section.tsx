// Relevance item by item: the index as a dot with its interval, lowest first, and the same as a table.
import { DataTable, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatNumber } from '../../../../web/messages/numbers.ts';
import type { StudyResults } from '../../contract.ts';
import { DotRows } from './dot-rows.tsx';

export function RelevanceSection(props: {
  readonly results: StudyResults;
  readonly textOf: (id: string) => string;
}): JSX.Element {
  const { results, textOf } = props;
  const items = [...results.relevance].sort((a, b) => (a.index ?? 2) - (b.index ?? 2));
  const reading = (item: (typeof items)[number]): string =>
    item.index === null
      ? t('studies.too-few', { experts: item.experts })
      : t('studies.relevant-of', { relevant: item.relevant ?? 0, experts: item.experts });
  return (
    <section aria-labelledby="study-relevance">
      <h2 id="study-relevance">{t('studies.relevance-title')}</h2>
      <p class="prose">{t('studies.relevance-text')}</p>
      <DotRows
        label={t('studies.relevance-title')}
        from={0}
        to={1}
        ticks={[0, 0.5, 0.78, 1].map((at) => ({ at, text: formatNumber(at, 2) }))}
        line={0.78}
        rows={items.map((item) => ({
          id: item.item,
          name: textOf(item.item),
          value: item.index,
          lower: item.interval?.lower ?? null,
          upper: item.interval?.upper ?? null,
          reading: reading(item),
          isHint: !item.isEnough,
          summary:
            item.index === null || item.interval === null
              ? reading(item)
              : t('studies.index-words', {
                  index: formatNumber(item.index, 2),
                  lower: formatNumber(item.interval.lower, 2),
                  upper: formatNumber(item.interval.upper, 2),
                  experts: item.experts,
                }),
        }))}
      />
      <Disclosure summary={t('studies.as-table')}>
        <DataTable
          caption={t('studies.relevance-title')}
          columns={[
            { title: t('studies.item') },
            { title: t('studies.expert-count'), number: true },
            { title: 'I-CVI', number: true },
            { title: t('studies.interval'), number: true },
            { title: t('studies.kappa'), number: true },
            { title: t('studies.verdict') },
          ]}
          rows={items.map((item) => ({
            key: item.item,
            cells: [
              textOf(item.item),
              item.experts,
              item.index === null ? '–' : formatNumber(item.index, 2),
              item.interval === null
                ? '–'
                : `${formatNumber(item.interval.lower, 2)}–${formatNumber(item.interval.upper, 2)}`,
              item.modifiedKappa === null ? '–' : formatNumber(item.modifiedKappa, 2),
              verdictOf(item),
            ],
          }))}
        />
      </Disclosure>
    </section>
  );
}

function verdictOf({ verdict, isEnough }: StudyResults['relevance'][number]): string {
  if (verdict === null) return '–';
  return isEnough ? t(`studies.verdict-${verdict}`) : t('studies.hint-only');
}
