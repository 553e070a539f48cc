// Keys held against each other on collected ratings: reliability as dots with intervals, gaps between groups around no difference.
import { Button, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { KeyComparisonView, StudyResults } from '../../contract.ts';
import { COMPARISON_STEP } from '../../limits.ts';
import { studiesApi } from '../studies-api.ts';
import { DotRows } from './dot-rows.tsx';

export function ComparisonSection(props: {
  readonly results: StudyResults;
  readonly onChange: (results: StudyResults) => void;
}): JSX.Element {
  const { comparison, study } = props.results;
  const submit = useSubmit();
  const key = useRef(makeKey());
  const compare = (): Promise<boolean> =>
    submit.run(async () => {
      const results = await studiesApi.compare(study.id, key.current);
      key.current = makeKey();
      props.onChange(results);
    });
  return (
    <section aria-labelledby="study-comparison">
      <h2 id="study-comparison">{t('studies.comparison-title')}</h2>
      <p class="prose">{t('studies.comparison-text')}</p>
      {comparison === null ? <p class="prose">{t('studies.comparison-none')}</p> : <Figures comparison={comparison} />}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons no-print">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void compare()}>
          {t('studies.compare')}
        </Button>
      </div>
      <p class="note">{t('studies.compare-hint', { step: COMPARISON_STEP })}</p>
    </section>
  );
}

function Figures({ comparison }: { readonly comparison: KeyComparisonView }): JSX.Element {
  const { people, scenarios, keys, madeAt, synthetic } = comparison;
  const gaps = keys[0]?.gaps ?? [];
  return (
    <>
      <p class="note">
        {t('studies.comparison-basis', { people, scenarios, date: formatDate(madeAt) })}
        {synthetic && ` ${t('studies.synthetic')}`}
      </p>
      {comparison.status === 'not-estimable' && (
        <Notice tone="care">
          <p>{t('studies.comparison-few', { people })}</p>
        </Notice>
      )}
      {keys.length > 0 && (
        <DotRows
          label={t('studies.reliability')}
          from={0}
          to={1}
          ticks={[0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: formatNumber(at, 2) }))}
          rows={keys.map((each) => ({
            id: each.key,
            name: t(`studies.key-${each.key}`),
            value: each.reliability,
            lower: each.interval?.lower ?? null,
            upper: each.interval?.upper ?? null,
            isHint: each.key !== 'authors' && !comparison.isEnough,
            reading: each.reliability === null ? '–' : formatNumber(each.reliability, 2),
            summary: t('studies.reliability-words', {
              key: t(`studies.key-${each.key}`),
              value: each.reliability === null ? '–' : formatNumber(each.reliability, 2),
              lower: each.interval === null ? '–' : formatNumber(each.interval.lower, 2),
              upper: each.interval === null ? '–' : formatNumber(each.interval.upper, 2),
            }),
          }))}
        />
      )}
      {gaps.map((gap) => (
        <GapFigure key={`${gap.by} ${gap.group}`} comparison={comparison} by={gap.by} group={gap.group} />
      ))}
      {keys.length > 0 && gaps.length === 0 && <p class="note">{t('studies.no-gaps')}</p>}
    </>
  );
}

function GapFigure(props: {
  readonly comparison: KeyComparisonView;
  readonly by: string;
  readonly group: string;
}): JSX.Element {
  const { comparison, by, group } = props;
  const rows = comparison.keys.flatMap((each) =>
    each.gaps.filter((gap) => gap.by === by && gap.group === group).map((gap) => ({ key: each.key, ...gap })),
  );
  const [first] = rows;
  const title = t('studies.gap-title', { group, people: first?.people ?? 0, others: first?.others ?? 0 });
  return (
    <>
      <h3>{title}</h3>
      <DotRows
        label={title}
        from={-1.5}
        to={1.5}
        line={0}
        ticks={[-1, 0, 1].map((at) => ({ at, text: formatNumber(at) }))}
        rows={rows.map((row) => ({
          id: row.key,
          name: t(`studies.key-${row.key}`),
          value: row.gap,
          lower: row.interval.lower,
          upper: row.interval.upper,
          isHint: row.key !== 'authors' && !comparison.isEnough,
          reading: formatNumber(row.gap, 2),
          summary: t('studies.gap-words', {
            key: t(`studies.key-${row.key}`),
            value: formatNumber(row.gap, 2),
            lower: formatNumber(row.interval.lower, 2),
            upper: formatNumber(row.interval.upper, 2),
          }),
        }))}
      />
    </>
  );
}
