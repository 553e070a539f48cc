// The networks of the installation.
import { Button, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Network } from '../../contract.ts';
import { NAME_MAX } from '../../limits.ts';
import { installationApi } from '../identity-api.ts';

export function NetworksSection(props: {
  readonly networks: readonly Network[];
  readonly onChange: () => void;
}): JSX.Element {
  const [name, setName] = useState('');
  const submit = useSubmit();
  const add = async (): Promise<void> => {
    if (!(await submit.run(() => installationApi.addNetwork(name, makeKey())))) return;
    setName('');
    props.onChange();
  };
  return (
    <section class="staff-section" aria-labelledby="networks-title">
      <h2 id="networks-title">{t('installation.networks')}</h2>
      {props.networks.length === 0 && <p class="note">{t('installation.no-networks')}</p>}
      <ul class="staff-list">
        {props.networks.map((network) => (
          <li key={network.id}>
            <span>
              {network.name}
              <small>{t('installation.network-size', { count: network.institutions })}</small>
            </span>
          </li>
        ))}
      </ul>
      <form
        class="one-line"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Field label={t('installation.new-network')} value={name} onInput={setName} maxLength={NAME_MAX} required />
        <Button type="submit" look="quiet" busy={submit.isBusy}>
          {t('staff.add')}
        </Button>
      </form>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </section>
  );
}
