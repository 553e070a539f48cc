// The lists of skills an institution works with, imports under way, and bringing one in.
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { actor } from '../../../web/shell/session.ts';
import { importStateKey } from './import-state-key.ts';
import { ImportForm } from './import-form.tsx';
import { PackTable } from './pack-table.tsx';
import { languageName, schemeName } from './pack-words.ts';
import './taxonomies.css';
import { taxonomyApi } from './taxonomy-api.ts';

export function TaxonomiesPage(): JSX.Element {
  const { route } = useLocation();
  const [list, reload] = useResource('taxonomies', taxonomyApi.list);
  const who = actor.value;
  const roles: readonly string[] = who?.kind === 'account' ? who.roles : [];
  const isForAll = roles.includes('platform-administrator');
  const mayImport = isForAll || roles.includes('institution-administrator');
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  return (
    <Page title={t('taxonomy.title')}>
      <h1>{t('taxonomy.title')}</h1>
      <p class="prose after-lead">{t('taxonomy.text')}</p>
      <section aria-labelledby="taxonomies-title">
        <h2 id="taxonomies-title">{t('taxonomy.list')}</h2>
        {list.status === 'failed' && <ProblemNotice problem={list.problem} onRetry={reload} />}
        {list.value === null ? (
          <p class="note" role="status">
            {t('staff.loading')}
          </p>
        ) : (
          <PackTable packs={list.value.packs} />
        )}
      </section>
      {mayImport && <OpenImports />}
      {mayImport && <ImportForm isForAll={isForAll} onSent={(id) => route(`/taxonomies/imports/${id}`)} />}
    </Page>
  );
}

function OpenImports(): JSX.Element | null {
  const [imports] = useResource('taxonomy-imports', taxonomyApi.listImports);
  if (imports.value === null || imports.value.imports.length === 0) return null;
  return (
    <section aria-labelledby="taxonomy-imports-title">
      <h2 id="taxonomy-imports-title">{t('taxonomy.imports')}</h2>
      <ul class="taxonomy-list">
        {imports.value.imports.map(({ pack }) => (
          <li key={pack.id}>
            <a href={`/taxonomies/imports/${pack.id}`}>
              {schemeName(pack.scheme)} {pack.version}, {languageName(pack.language)}
            </a>
            <small>{t(importStateKey(pack.state))}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
