// The institutions of the account with one's roles there, and the switch between them.
import { PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { actor, readSession } from '../../../../web/shell/session.ts';
import type { Account } from '../../contract.ts';
import { accountApi } from '../identity-api.ts';
import { roleList, roleName } from '../role-names.ts';

export function Memberships(props: { readonly account: Account }): JSX.Element {
  const { memberships, grants } = props.account;
  const submit = useSubmit();
  const who = actor.value;
  const here = who?.kind === 'account' ? who.institution?.id : undefined;
  const work = (institutionId: string): Promise<boolean> =>
    submit.run(async () => {
      await accountApi.chooseInstitution(institutionId);
      await readSession();
    });
  return (
    <section class="staff-section" aria-labelledby="memberships-title">
      <h2 id="memberships-title">{t('account.memberships')}</h2>
      {memberships.length + grants.length === 0 && <p class="note">{t('account.no-memberships')}</p>}
      <ul class="staff-list">
        {memberships.map((membership) => (
          <li key={membership.institution.id}>
            <span>
              {membership.institution.name}
              <small>
                {[
                  roleList(membership.roles),
                  ...membership.units.map((unit) => unit.name),
                  t('account.member-since', { date: formatDate(membership.memberSince) }),
                ].join(' · ')}
              </small>
            </span>
            {membership.institution.id === here ? (
              <span class="note">{t('account.working-here')}</span>
            ) : (
              <PlainButton onClick={() => void work(membership.institution.id)}>{t('account.work-here')}</PlainButton>
            )}
          </li>
        ))}
        {grants.map((grant) => (
          <li key={`${grant.role} ${grant.network?.id ?? ''}`}>
            <span>
              {grant.network?.name ?? t('invitation.installation')}
              <small>{roleName(grant.role)}</small>
            </span>
          </li>
        ))}
      </ul>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </section>
  );
}
