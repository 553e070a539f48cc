// The institution worked in: its members with their roles, its invitations, its units.
import { LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { institutionApi } from './identity-api.ts';
import { InvitationsSection } from './institution/invitations-section.tsx';
import { MembersSection } from './institution/members-section.tsx';
import { RenameInstitution } from './institution/rename-institution.tsx';
import { UnitsSection } from './institution/units-section.tsx';
import './staff.css';

export function InstitutionPage(): JSX.Element {
  const [institution, reload] = useResource('institution', institutionApi.read);
  const [units, reloadUnits] = useResource('units', institutionApi.units);
  const [members, reloadMembers] = useResource('members', institutionApi.members);
  if (institution.status === 'failed' && institution.value === null) {
    return institution.problem.code === 'session.two-factor-needed' ? (
      <SecondFactorNeeded />
    ) : (
      <ProblemPage problem={institution.problem} onRetry={reload} />
    );
  }
  const allUnits = units.value?.units ?? [];
  return (
    <Page title={t('shell.institution')}>
      <p class="note">{institution.value?.network?.name ?? t('shell.institution')}</p>
      <h1>{institution.value?.name ?? t('staff.loading')}</h1>
      {members.status === 'failed' && <ProblemNotice problem={members.problem} onRetry={reloadMembers} />}
      {members.value !== null && (
        <MembersSection members={members.value.members} units={allUnits} onChange={reloadMembers} />
      )}
      <div class="staff-two">
        <InvitationsSection units={allUnits} />
        <div>
          <UnitsSection
            units={allUnits}
            onChange={() => {
              reloadUnits();
              reloadMembers();
            }}
          />
          {institution.value !== null && <RenameInstitution institution={institution.value} onChange={reload} />}
          <p class="staff-more">
            <a href="/institution/ageing">{t('staff.ageing')}</a>
          </p>
        </div>
      </div>
    </Page>
  );
}

export function SecondFactorNeeded(): JSX.Element {
  return (
    <Page title={t('account.enrol-first')} width="reading">
      <h1>{t('account.enrol-first')}</h1>
      <p class="prose after-lead">{t('account.enrol-first-text')}</p>
      <div class="buttons">
        <LinkButton href="/account">{t('shell.account')}</LinkButton>
      </div>
    </Page>
  );
}
