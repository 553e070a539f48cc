// Courses on one axis: how much need each is expected to take away in all, with its interval; the same as a table below.
import { DataTable, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatNumber } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import type { CourseAdvice, CourseOption } from '../../contract.ts';

const WIDTH = 400;
const HEIGHT = 22;
const INSET = 8;

export function CourseChart(props: { readonly advice: CourseAdvice }): JSX.Element {
  const { options } = props.advice;
  const most = Math.max(0.1, ...options.map((option) => option.interval90.high));
  return (
    <div class="sheet">
      <ol class="course-chart" aria-label={t('office.course-caption')}>
        {options.map((option) => (
          <li key={option.skill}>
            <span class="visually-hidden">{sayRow(option)}</span>
            <span class="name" aria-hidden="true">
              {textIn(option.name)}
            </span>
            <Plot option={option} most={most} />
            <span class="reading" aria-hidden="true">
              <b>{formatNumber(option.reduction, 1)}</b> ({rangeOf(option)})
              {option.price !== null && ` · ${formatNumber(option.price)} €`}
            </span>
          </li>
        ))}
      </ol>
      <p class="note">{t('office.course-axis')}</p>
      <Disclosure summary={t('office.as-table')}>
        <CourseTable options={options} />
      </Disclosure>
    </div>
  );
}

function Plot(props: { readonly option: CourseOption; readonly most: number }): JSX.Element {
  const { reduction, interval90 } = props.option;
  const place = (value: number): number => INSET + (value / props.most) * (WIDTH - 2 * INSET);
  const middle = HEIGHT / 2;
  return (
    <svg class="cell-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line class="axis" x1={INSET} x2={WIDTH - INSET} y1={middle} y2={middle} />
      <line class="interval" x1={place(interval90.low)} x2={place(interval90.high)} y1={middle} y2={middle} />
      <line class="mean-tick" x1={place(reduction)} x2={place(reduction)} y1={middle - 7} y2={middle + 7} />
    </svg>
  );
}

function rangeOf({ interval90 }: CourseOption): string {
  return t('office.range', { low: formatNumber(interval90.low, 1), high: formatNumber(interval90.high, 1) });
}

function sayRow(option: CourseOption): string {
  return t('office.course-row', {
    skill: textIn(option.name),
    reduction: formatNumber(option.reduction, 1),
    low: formatNumber(option.interval90.low, 1),
    high: formatNumber(option.interval90.high, 1),
    needing: option.needing,
  });
}

function CourseTable(props: { readonly options: readonly CourseOption[] }): JSX.Element {
  return (
    <DataTable
      caption={t('office.course-caption')}
      columns={[
        { title: t('office.column-course') },
        { title: t('office.column-reduction'), number: true },
        { title: t('office.column-interval'), number: true },
        { title: t('office.column-seat'), number: true },
        { title: t('office.column-needing'), number: true },
        { title: t('office.column-seats'), number: true },
        { title: t('office.column-price'), number: true },
        { title: t('office.column-price-level'), number: true },
      ]}
      rows={props.options.map((option) => ({
        key: option.skill,
        cells: [
          textIn(option.name),
          formatNumber(option.reduction, 1),
          rangeOf(option),
          formatNumber(option.perSeat, 2),
          formatNumber(option.needing),
          formatNumber(option.seatsUsed),
          option.price === null ? '–' : formatNumber(option.price),
          option.pricePerLevel === null ? '–' : formatNumber(option.pricePerLevel),
        ],
      }))}
    />
  );
}
