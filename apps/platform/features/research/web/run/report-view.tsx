// A report: reliability of all skills on one axis, then skill by skill its statements, its information and its comparisons.
import { DataTable, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import type { Estimate, GroupComparison, ScaleReport } from '../../contract.ts';
import { Dots } from './dots.tsx';
import { InformationCurve } from './information-curve.tsx';
import { groupName, skillName, wordsOf } from './names.ts';
import type { RunNames } from './names.ts';

const TICKS = [0, 0.5, 0.7, 0.9].map((at) => ({ at, text: formatNumber(at, 1) }));

export function ReportView({
  scales,
  names,
}: {
  readonly scales: readonly ScaleReport[];
  readonly names: RunNames;
}): JSX.Element {
  const enough = scales.filter((scale) => scale.status === 'estimated');
  const flagged = enough.flatMap((scale) =>
    scale.comparisons.flatMap(({ items }) => items.filter((item) => item.isFlagged)),
  );
  return (
    <>
      <h1 class="lead">
        <Rich
          message={[
            t('research.report-lead-enough', { enough: enough.length, skills: scales.length }),
            t('research.report-lead-flagged', { count: new Set(flagged.map((item) => item.id)).size }),
            t('research.report-lead-nobody'),
          ].join(' ')}
        />
      </h1>
      <section aria-labelledby="reliability">
        <h2 id="reliability">{t('research.reliability')}</h2>
        <p class="prose">{t('research.reliability-text')}</p>
        {(['alpha', 'omega'] as const).map((kind) => (
          <div key={kind}>
            <h3>{t(`research.${kind}`)}</h3>
            <Dots
              label={t(`research.${kind}`)}
              from={0}
              to={1}
              ticks={TICKS}
              rows={scales.map((scale) => ({
                id: scale.skill,
                name: skillName(names, scale.skill),
                ...scale[kind],
                reading: tellEstimate(scale[kind], scale.needed),
              }))}
            />
          </div>
        ))}
      </section>
      {scales.map((scale) => (
        <ScaleSection key={scale.skill} scale={scale} names={names} />
      ))}
    </>
  );
}

function tellEstimate({ value, low, high, why }: Estimate, needed: number | null): string {
  if (value === null)
    return why === 'not-estimable' ? t('research.not-estimable') : t('research.not-enough', { needed: needed ?? 30 });
  const figure = formatNumber(value, 2);
  return low === null || high === null
    ? figure
    : t('research.with-interval', { value: figure, low: formatNumber(low, 2), high: formatNumber(high, 2) });
}

function ScaleSection({ scale, names }: { readonly scale: ScaleReport; readonly names: RunNames }): JSX.Element {
  const figure = (value: number | null): string => (value === null ? '–' : formatNumber(value, 2));
  return (
    <section aria-labelledby={`scale-${scale.skill}`}>
      <h2 id={`scale-${scale.skill}`}>{skillName(names, scale.skill)}</h2>
      <p class="prose">
        {scale.people === null
          ? t('research.not-enough', { needed: scale.needed ?? 30 })
          : t('research.people', { people: scale.people })}{' '}
        {scale.fitNeeded !== null && t('research.fit-needed', { needed: scale.fitNeeded })}
      </p>
      {scale.comparisons.map((comparison) => (
        <Comparison key={comparison.by} comparison={comparison} names={names} />
      ))}
      <Disclosure summary={t('research.items-open', { count: scale.items.length })}>
        <DataTable
          caption={t('research.items-of', { skill: skillName(names, scale.skill) })}
          captionHidden
          columns={[
            { title: t('research.column-statement') },
            { title: t('research.column-answers'), number: true },
            { title: t('research.column-exposure'), number: true },
            { title: t('research.column-mean'), number: true },
            { title: t('research.column-rest'), number: true },
            { title: t('research.column-dropped'), number: true },
            { title: t('research.column-fit'), number: true },
            { title: t('research.column-slope'), number: true },
            { title: t('research.column-peak'), number: true },
          ]}
          rows={scale.items.map((item) => ({
            key: item.id,
            cells: [
              <>
                {wordsOf(names, item.id)}
                {item.isPilot && <small class="research-fine">{t('research.on-trial')}</small>}
              </>,
              item.answers === null ? t('research.too-few') : formatNumber(item.answers),
              item.exposure === null ? '–' : `${formatHundredths(item.exposure)} %`,
              figure(item.mean),
              figure(item.itemRest),
              figure(item.alphaIfDropped),
              item.fit === null
                ? '–'
                : t('research.fit-value', { p: formatNumber(item.fit.p, 3), rmsea: formatNumber(item.fit.rmsea, 2) }),
              formatNumber(item.discrimination, 2),
              formatNumber(item.informationPeak, 2),
            ],
          }))}
        />
      </Disclosure>
      <Disclosure summary={t('research.information')}>
        <InformationCurve information={scale.information} />
        <DataTable
          caption={t('research.information')}
          captionHidden
          columns={[{ title: t('research.column-theta') }, { title: t('research.information'), number: true }]}
          rows={scale.information
            .filter((_, index) => index % 4 === 0)
            .map(({ theta, value }) => ({
              key: String(theta),
              cells: [formatNumber(theta, 1), formatNumber(value, 2)],
            }))}
        />
      </Disclosure>
    </section>
  );
}

function Comparison({
  comparison,
  names,
}: {
  readonly comparison: GroupComparison;
  readonly names: RunNames;
}): JSX.Element {
  const by = t(`research.by-${comparison.by}`);
  if (comparison.status !== 'estimated')
    return <p class="prose">{t('research.compare-needed', { by, needed: comparison.needed ?? 50 })}</p>;
  const flagged = comparison.items.filter((item) => item.isFlagged);
  const [first, second] = comparison.groups.map(({ label }) => groupName(names, comparison.by, label));
  return (
    <>
      <p class="prose">
        {t('research.compared', {
          by,
          first: first!,
          second: second!,
          count: comparison.items.length,
          flagged: flagged.length,
        })}{' '}
        {comparison.method !== null && t(`research.method-${comparison.method}`)}{' '}
        {!comparison.settled && t('research.not-settled')}
      </p>
      {flagged.length > 0 && (
        <ul class="prose research-flags">
          {flagged.map((item) => (
            <li key={item.id}>
              <span class="research-flag">{t('research.flagged')}</span> {wordsOf(names, item.id)}{' '}
              {t('research.easier', {
                group: (item.direction === 'second' ? second : first)!,
                p: formatNumber(item.adjustedP ?? 0, 4),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
