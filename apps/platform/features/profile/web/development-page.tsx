// "My development": where somebody stands, what others see, what they work on, and measuring again. Theirs alone unless they share it.
import { LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { Development } from '../contract.ts';
import { AgeingSection } from './development/ageing-section.tsx';
import { AttemptsSection } from './development/attempts-section.tsx';
import { MeasureAgain } from './development/measure-again.tsx';
import { NotesSection } from './development/notes-section.tsx';
import { OthersSection } from './development/others-section.tsx';
import { OwnPlanSection } from './development/own-plan-section.tsx';
import { SharingSection } from './development/sharing-section.tsx';
import { developmentApi } from './profile-api.ts';
import './development/development.css';

export function DevelopmentPage(): JSX.Element {
  const [development, reload] = useResource('development', developmentApi.read);
  if (development.status === 'failed' && development.value === null)
    return <ProblemPage problem={development.problem} onRetry={reload} />;
  return (
    <Page title={t('profile.me')} width="reading">
      {development.value === null ? (
        <p class="note" role="status">
          {t('profile.loading')}
        </p>
      ) : (
        <View development={development.value} onChange={reload} />
      )}
    </Page>
  );
}

function View(props: { readonly development: Development; readonly onChange: () => void }): JSX.Element {
  const { development, onChange } = props;
  const finished = development.attempts.filter((attempt) => attempt.status === 'finished');
  const newest = finished[0];
  const modules = development.plan?.modules ?? [];
  return (
    <>
      <p class="note">{t('profile.me')}</p>
      <h1 class="lead">
        {t('profile.me-lead', {
          done: finished.length,
          rounds: development.rounds.length,
          modules: modules.length,
          finished: modules.filter((module) => module.state === 'done').length,
        })}
      </h1>
      {newest === undefined && <p class="prose">{t('profile.me-empty')}</p>}
      <div class="buttons no-print">
        {newest === undefined ? (
          <LinkButton href="/">{t('profile.start')}</LinkButton>
        ) : (
          <LinkButton href={`/result/${newest.attemptId}`}>{t('profile.newest')}</LinkButton>
        )}
      </div>
      {newest !== undefined && development.trained.length > 0 && (
        <MeasureAgain development={development} newest={newest} />
      )}
      <OwnPlanSection plan={development.plan} onChange={onChange} />
      <NotesSection />
      <OthersSection development={development} />
      <AttemptsSection attempts={development.attempts} />
      {newest !== undefined && <AgeingSection onChange={onChange} />}
      <SharingSection hasAccount={development.hasAccount} />
    </>
  );
}
