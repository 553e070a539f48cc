// Who looks after the installation or a network, and inviting another.
import { Button, Field, PlainButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Network, PlatformRole, PlatformStaff } from '../../contract.ts';
import { EMAIL_MAX, PLATFORM_ROLES } from '../../limits.ts';
import { installationApi } from '../identity-api.ts';
import { roleName } from '../role-names.ts';

export function StaffSection(props: { readonly networks: readonly Network[] }): JSX.Element {
  const [staff, reload] = useResource('platform-staff', installationApi.staff);
  return (
    <section class="staff-section" aria-labelledby="staff-title">
      <h2 id="staff-title">{t('installation.staff')}</h2>
      {staff.status === 'failed' && <ProblemNotice problem={staff.problem} onRetry={reload} />}
      {staff.value !== null && <StaffList staff={staff.value} onChange={reload} />}
      <InviteStaff networks={props.networks} onSent={reload} />
    </section>
  );
}

function StaffList(props: { readonly staff: PlatformStaff; readonly onChange: () => void }): JSX.Element {
  const submit = useSubmit();
  const run = async (action: () => Promise<unknown>): Promise<void> => {
    if (await submit.run(action)) props.onChange();
  };
  return (
    <>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <ul class="staff-list">
        {props.staff.staff.map((each) => (
          <li key={each.grantId}>
            <span>
              {each.name}
              <small>{[roleName(each.role), each.network?.name, each.email].filter(Boolean).join(' · ')}</small>
            </span>
            <PlainButton onClick={() => void run(() => installationApi.removeStaff(each.grantId))}>
              {t('institution.remove')} <span class="visually-hidden">{each.name}</span>
            </PlainButton>
          </li>
        ))}
        {props.staff.invitations.map((each) => (
          <li key={each.id}>
            <span>
              {each.email}
              <small>
                {[
                  roleName(each.role),
                  each.network?.name,
                  t('institution.waits-until', { date: formatDate(each.expiresAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <PlainButton onClick={() => void run(() => installationApi.revokeStaffInvitation(each.id))}>
              {t('institution.revoke')} <span class="visually-hidden">{each.email}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function InviteStaff(props: { readonly networks: readonly Network[]; readonly onSent: () => void }): JSX.Element {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<PlatformRole>('platform-administrator');
  const [networkId, setNetworkId] = useState('');
  const submit = useSubmit();
  const needsNetwork = role === 'network-coordinator';
  const send = async (): Promise<void> => {
    const body = { email: email.trim(), role, networkId: needsNetwork ? networkId : null, language: language.value };
    if (!(await submit.run(() => installationApi.inviteStaff(body, makeKey())))) return;
    setEmail('');
    props.onSent();
  };
  return (
    <form
      class="staff-form"
      aria-label={t('installation.invite')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t('installation.invite')}</h3>
      <Field
        label={t('sign-in.email')}
        type="email"
        value={email}
        onInput={setEmail}
        autoComplete="off"
        maxLength={EMAIL_MAX}
        required
      />
      <Select
        label={t('installation.role')}
        value={role}
        options={PLATFORM_ROLES.map((each) => ({ value: each, text: roleName(each) }))}
        onSelect={(value) => setRole(value as PlatformRole)}
      />
      {needsNetwork && (
        <Select
          label={t('installation.network')}
          value={networkId}
          options={[
            { value: '', text: t('installation.choose-network') },
            ...props.networks.map((network) => ({ value: network.id, text: network.name })),
          ]}
          onSelect={setNetworkId}
        />
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" look="quiet" busy={submit.isBusy} disabled={needsNetwork && networkId === ''}>
          {t('institution.send-invitation')}
        </Button>
      </div>
    </form>
  );
}
