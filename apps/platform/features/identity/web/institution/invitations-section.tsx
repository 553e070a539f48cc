// Inviting by mail, and the invitations that wait or ran out.
import { Button, CheckList, Field, Notice, PlainButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { LANGUAGE_OPTIONS } from '../../../../web/messages/choose-language.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import type { Language } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { InstitutionRole, Invitation, Unit } from '../../contract.ts';
import { EMAIL_MAX, INSTITUTION_ROLES } from '../../limits.ts';
import { institutionApi } from '../identity-api.ts';
import { roleList, roleName } from '../role-names.ts';

export function InvitationsSection(props: { readonly units: readonly Unit[] }): JSX.Element {
  const [invitations, reload] = useResource('invitations', institutionApi.invitations);
  return (
    <section class="staff-section" aria-labelledby="invitations-title">
      <h2 id="invitations-title">{t('institution.invite')}</h2>
      <InviteForm units={props.units} onSent={reload} />
      <h2>{t('institution.invitations')}</h2>
      {invitations.status === 'failed' && <ProblemNotice problem={invitations.problem} onRetry={reload} />}
      {invitations.value !== null && <InvitationList invitations={invitations.value.invitations} onChange={reload} />}
    </section>
  );
}

function InviteForm(props: { readonly units: readonly Unit[]; readonly onSent: () => void }): JSX.Element {
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly string[]>(['participant']);
  const [units, setUnits] = useState<readonly string[]>([]);
  const [mailLanguage, setMailLanguage] = useState<Language>(language.value);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = useSubmit();
  const kept = useRef({ body: '', key: '' });
  const send = async (): Promise<void> => {
    const body = { email: email.trim(), roles: roles as InstitutionRole[], units, language: mailLanguage };
    const text = JSON.stringify(body);
    if (kept.current.body !== text) kept.current = { body: text, key: makeKey() };
    setSentTo(null);
    if (!(await submit.run(() => institutionApi.invite(body, kept.current.key)))) return;
    // The next invitation to the same person is a new one.
    kept.current = { body: '', key: '' };
    setSentTo(body.email);
    setEmail('');
    props.onSent();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={t('sign-in.email')}
        type="email"
        value={email}
        onInput={setEmail}
        autoComplete="off"
        maxLength={EMAIL_MAX}
        required
      />
      <CheckList
        legend={t('institution.roles')}
        options={INSTITUTION_ROLES.map((role) => ({ value: role, text: roleName(role) }))}
        chosen={roles}
        onChange={setRoles}
      />
      {props.units.length > 0 && (
        <CheckList
          legend={t('institution.units')}
          options={props.units.map((unit) => ({ value: unit.id, text: unit.name }))}
          chosen={units}
          onChange={setUnits}
        />
      )}
      <Select
        label={t('institution.mail-language')}
        value={mailLanguage}
        options={LANGUAGE_OPTIONS}
        onSelect={(code) => setMailLanguage(code as Language)}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {sentTo !== null && (
        <Notice announce="polite">
          <p>{t('institution.invited', { email: sentTo })}</p>
        </Notice>
      )}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy} disabled={roles.length === 0}>
          {t('institution.send-invitation')}
        </Button>
      </div>
    </form>
  );
}

function InvitationList(props: {
  readonly invitations: readonly Invitation[];
  readonly onChange: () => void;
}): JSX.Element {
  const submit = useSubmit();
  const revoke = async (invitationId: string): Promise<void> => {
    if (await submit.run(() => institutionApi.revoke(invitationId))) props.onChange();
  };
  if (props.invitations.length === 0) return <p class="note">{t('institution.no-invitations')}</p>;
  return (
    <>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <ul class="staff-list">
        {props.invitations.map((invitation) => (
          <li key={invitation.id}>
            <span>
              {invitation.email}
              <small>
                {[
                  roleList(invitation.roles),
                  invitation.status === 'pending'
                    ? t('institution.waits-until', { date: formatDate(invitation.expiresAt) })
                    : t('institution.ran-out', { date: formatDate(invitation.expiresAt) }),
                ].join(' · ')}
              </small>
            </span>
            <PlainButton onClick={() => void revoke(invitation.id)}>
              {t('institution.revoke')} <span class="visually-hidden">{invitation.email}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </>
  );
}
