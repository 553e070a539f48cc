// Modules to build courses on: the institution's own, those its network shares, those that ship with Dragoman.
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { Button } from '@dragoman/ui';
import { makeKey } from '../../../../web/api/make-key.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { ModuleContent, ModuleSummary } from '../../wire-contract.ts';
import { hoursOf } from '../programme-words.ts';
import { modulesApi } from '../programmes-api.ts';
import { ModuleEditor } from './module-editor.tsx';
import '../programmes.css';

const EMPTY: ModuleContent = {
  title: '',
  purpose: '',
  contactMinutes: 180,
  selfStudyMinutes: 180,
  price: 0,
  languages: ['en'],
  skills: [],
  prerequisites: [],
};

export function TeachingModulesPage(): JSX.Element {
  const [list, reload] = useResource('teaching-modules', modulesApi.list);
  const [isAdding, setAdding] = useState(false);
  const { route } = useLocation();
  const key = useRef(makeKey());
  const submit = useSubmit();
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const modules = list.value?.modules ?? [];
  const groups: [string, ModuleSummary[]][] = [
    ['own', modules.filter(({ isOwn }) => isOwn)],
    ['network', modules.filter(({ isOwn, institution }) => !isOwn && institution !== null)],
    ['shipped', modules.filter(({ institution }) => institution === null)],
  ];
  const add = (content: ModuleContent): void => {
    void submit.run(async () => {
      const made = await modulesApi.add({ content, isShared: false }, key.current);
      route(`/teaching-modules/${made.ref.institutionId}/${made.ref.moduleId}`);
    });
  };
  return (
    <Page title={t('programmes.modules-title')}>
      <p class="note">
        <a href="/programmes">{t('programmes.title')}</a> · {t('programmes.modules-title')}
      </p>
      <h1>{t('programmes.modules-lead')}</h1>
      {list.value === null && (
        <p class="note" role="status">
          {t('programmes.loading')}
        </p>
      )}
      {groups.map(([group, members]) =>
        list.value === null || (members.length === 0 && group !== 'own') ? null : (
          <section key={group} aria-labelledby={`modules-${group}`}>
            <h2 id={`modules-${group}`}>{t(`programmes.modules-${group as 'own' | 'network' | 'shipped'}`)}</h2>
            {members.length === 0 ? (
              <p class="prose">{t('programmes.modules-none')}</p>
            ) : (
              <ul class="programme-list">
                {members.map((module) => (
                  <li key={module.key}>
                    <span>
                      <a
                        class="name"
                        href={`/teaching-modules/${module.ref.institutionId ?? 'shipped'}/${module.ref.moduleId}`}
                      >
                        {module.title}
                      </a>
                      <small>{module.skills.join(', ')}</small>
                    </span>
                    <span>{t('programmes.hours', { hours: hoursOf(module.contactMinutes) })}</span>
                    <small>
                      {module.institution ?? t('programmes.shipped')}
                      <br />
                      {t('programmes.version', { number: module.ref.version })}
                      {module.isOwn && module.isShared && ` · ${t('programmes.shared')}`}
                    </small>
                  </li>
                ))}
              </ul>
            )}
            {group === 'own' &&
              (isAdding ? (
                <ModuleEditor
                  content={{ ...EMPTY, languages: [language.value] }}
                  known={modules}
                  isBusy={submit.isBusy}
                  onSave={add}
                  onCancel={() => setAdding(false)}
                />
              ) : (
                <p>
                  <Button look="quiet" onClick={() => setAdding(true)}>
                    {t('programmes.add-module')}
                  </Button>
                </p>
              ))}
            {group === 'own' && submit.problem !== null && <ProblemNotice problem={submit.problem} />}
          </section>
        ),
      )}
    </Page>
  );
}
