// What moved this number between a date and now: every observation that came, in order; groups of other people whole.
import { DataTable, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { MovedSkill, SourceEstimate } from '../../contract.ts';
import { developmentApi } from '../profile-api.ts';
import { sourceName } from '../result/source-names.ts';

const START = 'start';

/** ICU selectors know no hyphen. */
const KINDS = {
  answer: 'answer',
  'answered-anew': 'answeredanew',
  group: 'group',
  outside: 'outside',
  ageing: 'other',
} as const;

export function MovedSection(props: { readonly attemptId: string; readonly skill: string }): JSX.Element {
  const [from, setFrom] = useState(START);
  const [entries] = useResource(props.attemptId, () => developmentApi.entries(props.attemptId));
  const [moved, reload] = useResource(`${props.skill} ${from}`, () =>
    developmentApi.moved(props.skill, from === START ? null : from),
  );
  const dates = (entries.value?.entries ?? []).map((entry) => entry.computedAt);
  return (
    <section aria-labelledby="moved-title">
      <h2 id="moved-title">{t('profile.moved')}</h2>
      <Select
        label={t('profile.moved-from')}
        value={from}
        options={[
          { value: START, text: t('profile.moved-start') },
          ...[...new Set(dates)].map((date) => ({ value: date, text: formatDate(date) })),
        ]}
        onSelect={setFrom}
      />
      {moved.status === 'failed' && <ProblemNotice problem={moved.problem} onRetry={reload} />}
      {moved.value !== null && <Moves moved={moved.value} />}
    </section>
  );
}

function Moves(props: { readonly moved: MovedSkill }): JSX.Element {
  const { from, to, total, steps } = props.moved;
  if (steps.length === 0) return <p class="prose after-lead">{t('profile.moved-nothing')}</p>;
  return (
    <>
      <p class="prose after-lead">
        {t('profile.moved-lead', {
          from: formatNumber(from.level, 2),
          to: formatNumber(to.level, 2),
          count: steps.length,
          total: signed(total),
        })}
      </p>
      <DataTable
        caption={t('profile.moved')}
        captionHidden
        columns={[
          { title: t('profile.column-came') },
          { title: t('profile.column-from-whom') },
          { title: t('profile.column-when') },
          { title: t('profile.column-moved'), number: true },
        ]}
        rows={steps.map((step, i) => ({
          key: String(i),
          cells: [
            step.text === null
              ? t('profile.moved-step', { kind: KINDS[step.kind], count: step.count })
              : textIn(step.text),
            sourceName(step.source as SourceEstimate['source']),
            formatDate(step.at),
            signed(step.moved),
          ],
        }))}
      />
    </>
  );
}

function signed(value: number): string {
  const text = formatNumber(value, 2);
  return value > 0.005 ? `+${text}` : text;
}
