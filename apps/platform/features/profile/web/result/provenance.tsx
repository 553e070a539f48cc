// What the result was computed with, for whoever wants to check it.
import { Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import type { ProfileResult } from '../../contract.ts';

export function Provenance(props: { readonly result: ProfileResult }): JSX.Element {
  const { provenance, stop, computedAt } = props.result;
  const entries: readonly (readonly [string, string])[] = [
    [
      t('result.made-stop'),
      `${t(`finish.reason-${stop.reason}`)} ${t('finish.settled', { settled: stop.settledSkills, skills: stop.skills })}`,
    ],
    [t('result.made-bank'), `${provenance.bank} ${provenance.bankVersion}`],
    [t('result.made-parameters'), provenance.parameters],
    [t('result.made-framework'), provenance.framework],
    [t('result.made-model'), `${provenance.model}, ${provenance.engine}`],
    [t('result.made-seed'), String(provenance.seed)],
    [t('result.made-digest'), provenance.resultDigest],
  ];
  return (
    <section class="provenance">
      <Disclosure summary={t('result.made', { date: formatDate(computedAt) })}>
        <dl>
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p class="note">
          <a href="/methods">{t('shell.methods')}</a>
        </p>
      </Disclosure>
    </section>
  );
}
