// What a participant gets: the pages for participants of the modules whose leading skill is on the plan they work with.
import { LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { MaterialList } from './material-list.tsx';
import { materialsApi } from './materials-api.ts';
import './materials.css';
import { ModuleFacts } from './module-card.tsx';

export function OwnLibrary(): JSX.Element {
  const [own, reload] = useResource('my-materials', materialsApi.own);
  if (own.status === 'failed' && own.value === null) return <ProblemPage problem={own.problem} onRetry={reload} />;
  return (
    <Page title={t('materials.own-title')}>
      <h1>{t('materials.own-title')}</h1>
      {own.value === null && (
        <p class="note after-lead" role="status">
          {t('materials.loading')}
        </p>
      )}
      {own.value?.modules.length === 0 && (
        <>
          <p class="prose after-lead">{t('materials.own-empty')}</p>
          <div class="buttons">
            <LinkButton href="/me">{t('materials.to-plan')}</LinkButton>
          </div>
        </>
      )}
      {own.value !== null && own.value.modules.length > 0 && (
        <>
          <p class="prose after-lead">{t('materials.own-text')}</p>
          {own.value.modules.map((module) => (
            <section key={module.id} aria-labelledby={`own-${module.id}`} class="material-own">
              <h2 id={`own-${module.id}`} class="material-title" lang={langOf(module.title)}>
                {textIn(module.title)}
              </h2>
              <p class="prose" lang={langOf(module.purpose)}>
                {textIn(module.purpose)}
              </p>
              <ModuleFacts module={module} />
              <MaterialList shelf="my-materials" id={module.id} materials={module.materials} />
            </section>
          ))}
        </>
      )}
    </Page>
  );
}
