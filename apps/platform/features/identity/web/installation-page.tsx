// The whole installation, for its administrators: institutions, networks, and who else looks after it.
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { installationApi } from './identity-api.ts';
import { InstitutionsSection } from './installation/institutions-section.tsx';
import { NetworksSection } from './installation/networks-section.tsx';
import { StaffSection } from './installation/staff-section.tsx';
import { SecondFactorNeeded } from './institution-page.tsx';
import './staff.css';

export function InstallationPage(): JSX.Element {
  const [institutions, reloadInstitutions] = useResource('institutions', installationApi.institutions);
  const [networks, reloadNetworks] = useResource('networks', installationApi.networks);
  if (institutions.status === 'failed' && institutions.value === null) {
    return institutions.problem.code === 'session.two-factor-needed' ? (
      <SecondFactorNeeded />
    ) : (
      <ProblemPage problem={institutions.problem} onRetry={reloadInstitutions} />
    );
  }
  const allNetworks = networks.value?.networks ?? [];
  return (
    <Page title={t('shell.installation')}>
      <h1>{t('shell.installation')}</h1>
      <p class="after-lead">
        <a href="/mails">{t('mail-page.link')}</a>
      </p>
      <InstitutionsSection
        institutions={institutions.value?.institutions ?? []}
        networks={allNetworks}
        onChange={() => {
          reloadInstitutions();
          reloadNetworks();
        }}
      />
      <div class="staff-two">
        <StaffSection networks={allNetworks} />
        <NetworksSection networks={allNetworks} onChange={reloadNetworks} />
      </div>
    </Page>
  );
}
