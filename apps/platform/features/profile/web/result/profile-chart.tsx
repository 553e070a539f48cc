// The profile against the role: every skill as a dot with intervals, its target, its sources; and the same as a table.
import { DataTable, Disclosure, IntervalChart } from '@dragoman/ui';
import type { IntervalChartRow } from '@dragoman/ui';
import type { SourceShape } from '@dragoman/ui/marks';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatNumber } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import type { ProfileResult, SkillResult, SourceEstimate } from '../../contract.ts';
import { levelBands, levelName, levelRange, readingText } from './level-names.ts';
import { sourceName } from './source-names.ts';

/** Two shapes for what the person answered, one for everybody else: which diamond is which group stands in the table. */
function shapeOf(source: SourceEstimate['source']): SourceShape {
  return source === 'self' ? 'ring' : source === 'scenario' ? 'triangle' : 'diamond';
}

export function ProfileChart(props: {
  readonly result: ProfileResult;
  readonly attemptId: string | null;
}): JSX.Element {
  const { skills } = props.result;
  const used = (['self', 'scenario'] as const).filter((source) =>
    skills.some((skill) => skill.sources.some((each) => each.source === source)),
  );
  return (
    <div class="sheet">
      <IntervalChart
        label={t('result.profile')}
        bands={levelBands()}
        rows={skills.map((skill) => toRow(skill, props.attemptId))}
        legend={{
          estimate: t('result.legend-estimate'),
          target: t('result.legend-target'),
          sources: [
            ...used.map((source) => ({ shape: shapeOf(source), text: t(`result.legend-${source}`) })),
            ...(groupsOf(skills).length === 0 ? [] : [{ shape: 'diamond' as const, text: t('profile.legend-others') }]),
          ],
        }}
      />
      {props.attemptId !== null && <p class="note chart-hint no-print">{t('result.explain-hint')}</p>}
      <Disclosure summary={t('result.as-table')}>
        <ProfileTable skills={skills} />
      </Disclosure>
    </div>
  );
}

function toRow(skill: SkillResult, attemptId: string | null): IntervalChartRow {
  const isKnown = skill.status === 'estimated';
  const { level, interval50, interval90 } = skill.estimate;
  const reading = readingText(skill);
  const name = textIn(skill.name);
  return {
    id: skill.skill,
    name,
    reading:
      attemptId === null ? (
        reading
      ) : (
        <a
          class="explain-link"
          href={`/result/${attemptId}/explain/${skill.skill}`}
          aria-label={t('result.explain-label', { skill: name, reading })}
        >
          {reading}
        </a>
      ),
    estimate: isKnown ? { value: level, inner: interval50, outer: interval90 } : null,
    target: skill.target,
    sources: skill.sources.map((source) => ({ shape: shapeOf(source.source), value: source.level })),
    summary: isKnown
      ? t('result.row-summary', {
          skill: name,
          level: formatNumber(level, 1),
          name: levelName(level),
          low: formatNumber(Math.max(1, interval90.low), 1),
          high: formatNumber(Math.min(4, interval90.high), 1),
          target: formatNumber(skill.target, 1),
          reading,
        })
      : t('result.row-summary-open', { skill: name, target: formatNumber(skill.target, 1) }),
  };
}

/** Sources beside the person's own answers, in one order. */
function groupsOf(skills: readonly SkillResult[]): SourceEstimate['source'][] {
  const found = skills.flatMap((skill) => skill.sources.map((source) => source.source));
  return [...new Set(found)].filter((source) => source !== 'self' && source !== 'scenario').toSorted();
}

function ProfileTable(props: { readonly skills: readonly SkillResult[] }): JSX.Element {
  const sourceText = (skill: SkillResult, source: SourceEstimate['source']): string => {
    const found = skill.sources.find((each) => each.source === source);
    return found === undefined ? '–' : formatNumber(found.level, 1);
  };
  const others = groupsOf(props.skills);
  return (
    <>
      <DataTable
        caption={t('result.table-caption')}
        columns={[
          { title: t('result.column-skill') },
          { title: t('result.column-level') },
          { title: t('result.column-estimate'), number: true },
          { title: t('result.column-50'), number: true },
          { title: t('result.column-90'), number: true },
          { title: t('result.column-target'), number: true },
          { title: t('result.column-self'), number: true },
          { title: t('result.column-scenario'), number: true },
          ...others.map((source) => ({ title: sourceName(source), number: true })),
          { title: t('result.column-reading') },
        ]}
        rows={props.skills.map((skill) => {
          const isKnown = skill.status === 'estimated';
          const { level, interval50, interval90 } = skill.estimate;
          return {
            key: skill.skill,
            cells: [
              textIn(skill.name),
              isKnown ? levelName(level) : '–',
              isKnown ? formatNumber(level, 1) : '–',
              isKnown ? levelRange(interval50) : '–',
              isKnown ? levelRange(interval90) : '–',
              formatNumber(skill.target, 1),
              sourceText(skill, 'self'),
              sourceText(skill, 'scenario'),
              ...others.map((source) => sourceText(skill, source)),
              readingText(skill),
            ],
          };
        })}
      />
      <p class="note">{t('result.table-note')}</p>
    </>
  );
}
