// Two versions beside each other, or a version and the plan as it is now.
import { Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { ProgrammeView } from '../../wire-contract.ts';
import { sayShare } from '../programme-words.ts';
import { programmesApi } from '../programmes-api.ts';
import { ChangeList } from './change-list.tsx';

export function CompareVersions(props: { readonly view: ProgrammeView }): JSX.Element {
  const { view } = props;
  const [from, setFrom] = useState(String(view.version));
  const [to, setTo] = useState('now');
  const [comparison, reload] = useResource(`compare ${view.id} ${view.revision} ${from} ${to}`, () =>
    programmesApi.compare(view.id, from, to),
  );
  const options = [
    ...view.versions.map(({ number }) => ({ value: String(number), text: t('programmes.version', { number }) })),
    { value: 'now', text: t('programmes.as-now') },
  ];
  return (
    <div class="programme-form">
      <h3>{t('programmes.compare')}</h3>
      <div class="programme-two">
        <Select label={t('programmes.compare-from')} value={from} options={options} onSelect={setFrom} />
        <Select label={t('programmes.compare-to')} value={to} options={options} onSelect={setTo} />
      </div>
      {comparison.status === 'failed' && <ProblemNotice problem={comparison.problem} onRetry={reload} />}
      {comparison.value !== null && (
        <>
          <p class="note">{t('programmes.share-changed', { share: sayShare(comparison.value.share) })}</p>
          <ChangeList changes={comparison.value.changes} />
        </>
      )}
    </div>
  );
}
