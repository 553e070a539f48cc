// A version of a fork as a module, and its pages to read: the same as for modules that ship.
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../../web/messages/messages.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { ModuleView } from '../module-page.tsx';
import '../materials.css';
import { Reading } from '../reading-page.tsx';
import { forksApi, shelfOf } from './forks-api.ts';

export function ForkVersionPage(): JSX.Element {
  const { forkId = '', number = '' } = useRoute().params;
  const [module, reload] = useResource(`fork ${forkId} ${number}`, () => forksApi.version(forkId, number));
  if (module.status === 'failed' && module.value === null)
    return <ProblemPage problem={module.problem} onRetry={reload} />;
  const { value } = module;
  return (
    <Page title={value === null ? t('materials.own-versions') : textIn(value.title)}>
      <p class="note">
        <a href={`/module-forks/${forkId}`}>{t('materials.back-fork')}</a>
      </p>
      {value === null ? (
        <p class="note" role="status">
          {t('materials.loading')}
        </p>
      ) : (
        <ModuleView module={value} shelf={shelfOf(forkId)} />
      )}
    </Page>
  );
}

export function ForkReadingPage(): JSX.Element {
  const { forkId = '', number = '' } = useRoute().params;
  return <Reading shelf={shelfOf(forkId)} id={number} back={`/${shelfOf(forkId)}/${number}`} />;
}
