// A participant's time as one line from the first reading to the assessment, and the same as a table.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatMinutes, formatNumber } from '../../../web/messages/numbers.ts';
import type { ModuleDetail } from '../materials-contract.ts';

const PARTS = ['preparation', 'contact', 'practiceTask', 'followUp', 'assessment'] as const;
const NAMES = {
  preparation: 'materials.part-preparation',
  contact: 'materials.part-contact',
  practiceTask: 'materials.part-practice-task',
  followUp: 'materials.part-follow-up',
  assessment: 'materials.part-assessment',
} as const;
const WIDTH = 640;

export function Workload({ module }: { readonly module: ModuleDetail }): JSX.Element {
  const { workload } = module;
  const sum = PARTS.reduce((minutes, part) => minutes + workload[part], 0);
  let at = 0;
  return (
    <section aria-labelledby="material-workload">
      <h2 id="material-workload">{t('materials.time-of-participant')}</h2>
      <svg class="material-line" viewBox={`0 0 ${WIDTH} 18`} aria-hidden="true" preserveAspectRatio="none">
        {PARTS.map((part) => {
          const width = sum === 0 ? 0 : (workload[part] / sum) * WIDTH;
          const x = at;
          at += width;
          return <rect key={part} class={part} x={x + 1} y={0} width={Math.max(0, width - 2)} height={18} />;
        })}
      </svg>
      <DataTable
        caption={t('materials.time-of-participant')}
        captionHidden
        columns={[{ title: t('materials.part') }, { title: t('materials.duration'), number: true }]}
        rows={[
          ...PARTS.map((part) => ({
            key: part,
            cells: [<span class={`material-key ${part}`}>{t(NAMES[part])}</span>, formatMinutes(workload[part])],
          })),
          { key: 'sum', cells: [t('materials.sum'), `${formatMinutes(sum)} · ${formatNumber(module.ects, 1)} ECTS`] },
        ]}
      />
      <p class="note">{t('materials.alone', { time: formatMinutes(module.selfStudyMinutes) })}</p>
    </section>
  );
}
