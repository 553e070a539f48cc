// Ageing as a visible setting: off unless chosen, and what it would do is shown before anybody chooses it.
import { Button, DataTable, Disclosure, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatNumber } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { AgeingView } from '../../contract.ts';
import { developmentApi } from '../profile-api.ts';
import { HALF_LIVES } from './half-lives.ts';

export function AgeingSection(props: { readonly onChange: () => void }): JSX.Element {
  const [tried, setTried] = useState(0);
  const [ageing, reload] = useResource(`ageing ${tried}`, () => developmentApi.ageing(tried === 0 ? null : tried));
  const submit = useSubmit();
  const choose = async (): Promise<void> => {
    if (!(await submit.run(() => developmentApi.chooseAgeing(tried === 0 ? null : tried)))) return;
    reload();
    props.onChange();
  };
  const set = ageing.value;
  return (
    <section class="no-print" aria-label={t('profile.ageing')}>
      <Disclosure summary={t('profile.ageing')}>
        {set !== null && (
          <p class="prose">
            {set.halfLifeMonths === null
              ? t('profile.ageing-off')
              : t('profile.ageing-on', {
                  months: set.halfLifeMonths,
                  chosenBy: set.chosenBy === 'institution' ? 'institution' : 'other',
                })}
          </p>
        )}
        <div class="one-row">
          <Select
            label={t('profile.ageing-try')}
            value={String(tried)}
            options={HALF_LIVES.map((months) => ({
              value: String(months),
              text: t('profile.ageing-choice', { months }),
            }))}
            onSelect={(value) => setTried(Number(value))}
          />
          <Button look="quiet" busy={submit.isBusy} onClick={() => void choose()}>
            {t('profile.ageing-choose')}
          </Button>
        </div>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        {set !== null && tried !== 0 && set.effect.length > 0 && <Effect view={set} months={tried} />}
      </Disclosure>
    </section>
  );
}

function Effect(props: { readonly view: AgeingView; readonly months: number }): JSX.Element {
  const pair = ({ level, standardDeviation }: AgeingView['effect'][number]['with']): string =>
    t('profile.pair', { level: formatNumber(level, 1), deviation: formatNumber(standardDeviation, 2) });
  return (
    <DataTable
      caption={t('profile.ageing-effect', { months: props.months })}
      columns={[
        { title: t('profile.column-skill') },
        { title: t('profile.column-without'), number: true },
        { title: t('profile.column-with'), number: true },
      ]}
      rows={props.view.effect.map((row) => ({
        key: row.skill,
        cells: [textIn(row.name), pair(row.without), pair(row.with)],
      }))}
    />
  );
}
