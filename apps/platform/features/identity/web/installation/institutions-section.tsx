// The institutions of the installation, and adding one together with its first administrator.
import { Button, DataTable, Disclosure, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { InstitutionSummary, Network } from '../../contract.ts';
import { EMAIL_MAX, NAME_MAX } from '../../limits.ts';
import { installationApi } from '../identity-api.ts';

interface InstitutionsProps {
  readonly institutions: readonly InstitutionSummary[];
  readonly networks: readonly Network[];
  readonly onChange: () => void;
}

export function InstitutionsSection(props: InstitutionsProps): JSX.Element {
  return (
    <section class="staff-section" aria-labelledby="institutions-title">
      <h2 id="institutions-title">{t('installation.institutions')}</h2>
      <DataTable
        caption={t('installation.institutions')}
        captionHidden
        columns={[
          { title: t('account.name') },
          { title: t('installation.network') },
          { title: t('institution.members'), number: true },
          { title: t('institution.since') },
        ]}
        rows={props.institutions.map((each) => ({
          key: each.id,
          cells: [each.name, each.network?.name ?? '–', formatNumber(each.members), formatDate(each.createdAt)],
        }))}
      />
      <div class="staff-form">
        <Disclosure summary={t('installation.add-institution')}>
          <AddInstitution networks={props.networks} onAdded={props.onChange} />
        </Disclosure>
      </div>
    </section>
  );
}

function AddInstitution(props: { readonly networks: readonly Network[]; readonly onAdded: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [networkId, setNetworkId] = useState('');
  const submit = useSubmit();
  const add = async (): Promise<void> => {
    const administrator = email.trim() === '' ? null : { email: email.trim(), language: language.value };
    const body = { name, networkId: networkId === '' ? null : networkId, administrator };
    if (!(await submit.run(() => installationApi.addInstitution(body, makeKey())))) return;
    setName('');
    setEmail('');
    props.onAdded();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={t('account.name')} value={name} onInput={setName} maxLength={NAME_MAX} required />
      <Select
        label={t('installation.network')}
        value={networkId}
        options={[
          { value: '', text: t('installation.no-network') },
          ...props.networks.map((network) => ({ value: network.id, text: network.name })),
        ]}
        onSelect={setNetworkId}
      />
      <Field
        label={t('installation.first-administrator')}
        hint={t('installation.first-administrator-hint')}
        type="email"
        value={email}
        onInput={setEmail}
        autoComplete="off"
        maxLength={EMAIL_MAX}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('staff.add')}
        </Button>
      </div>
    </form>
  );
}
