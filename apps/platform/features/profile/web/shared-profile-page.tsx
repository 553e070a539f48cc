// What a colleague lets this person see: the plan with its progress and, of a shared profile, the skills. It ends when it is taken back.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatMinutes, formatNumber } from '../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { SharedView } from '../contract.ts';
import { stateName } from './development/own-plan-section.tsx';
import { developmentApi } from './profile-api.ts';
import { levelRange } from './result/level-names.ts';
import './development/development.css';

export function SharedProfilePage(): JSX.Element {
  const { shareId = '' } = useRoute().params;
  const [shared, reload] = useResource(shareId, () => developmentApi.shared(shareId));
  if (shared.status === 'failed') return <ProblemPage problem={shared.problem} onRetry={reload} />;
  return (
    <Page title={t('profile.received')} width="reading">
      {shared.value === null ? (
        <p class="note" role="status">
          {t('profile.loading')}
        </p>
      ) : (
        <View shared={shared.value} />
      )}
    </Page>
  );
}

function View({ shared }: { readonly shared: SharedView }): JSX.Element {
  const { fromName, what, plan, skills } = shared;
  return (
    <>
      <p class="note">
        <a href="/office/shared">{t('profile.received')}</a>
      </p>
      <h1>{t('profile.shared-title', { name: fromName, what: what === 'profile' ? 'profile' : 'other' })}</h1>
      <p class="prose after-lead">{t('profile.shared-note', { name: fromName, date: formatDate(shared.grantedAt) })}</p>
      {plan === null ? (
        <p class="prose">{t('profile.shared-no-plan')}</p>
      ) : (
        <ol class="own-modules">
          {plan.modules.map((module) => (
            <li key={module.moduleId} class={module.state}>
              <span class="what">
                <span lang={langOf(module.title)}>{textIn(module.title)}</span>
                <small>{[textIn(module.skillName), formatMinutes(module.minutes)].join('\u00a0· ')}</small>
              </span>
              <span>{stateName(module.state)}</span>
            </li>
          ))}
        </ol>
      )}
      {skills !== null && shared.assessedOn !== null && (
        <section aria-labelledby="shared-skills">
          <h2 id="shared-skills">{t('profile.shared-skills', { date: formatDate(shared.assessedOn) })}</h2>
          <Skills skills={skills} />
        </section>
      )}
    </>
  );
}

function Skills({ skills }: { readonly skills: NonNullable<SharedView['skills']> }): JSX.Element {
  return (
    <DataTable
      caption={t('profile.column-skill')}
      captionHidden
      columns={[
        { title: t('profile.column-skill') },
        { title: t('result.column-estimate'), number: true },
        { title: t('profile.column-90'), number: true },
        { title: t('result.column-target'), number: true },
      ]}
      rows={skills.map((skill) => ({
        key: skill.skill,
        cells: [
          textIn(skill.name),
          skill.level === null ? t('result.reading-not-enough') : formatNumber(skill.level, 1),
          skill.interval90 === null ? '–' : levelRange(skill.interval90),
          formatNumber(skill.target, 1),
        ],
      }))}
    />
  );
}
