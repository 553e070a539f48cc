// One module in one of its versions: read-only for everybody but its own institution, which adds versions and shares it.
import { Button, DataTable, Field, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { LINE_MAX } from '../../limits.ts';
import type { ModuleView } from '../../wire-contract.ts';
import { hoursOf } from '../programme-words.ts';
import { modulesApi } from '../programmes-api.ts';
import { FieldChanges } from './field-changes.tsx';
import { ModuleEditor } from './module-editor.tsx';
import '../programmes.css';

export function TeachingModulePage(): JSX.Element {
  const { params } = useRoute();
  const { query } = useLocation();
  const [institutionId, moduleId] = [params['institutionId'] ?? '', params['moduleId'] ?? ''];
  // What ships has one version only, that of the installation.
  const version = institutionId === 'shipped' ? undefined : query['version'];
  const [resource, reload] = useResource(`module ${institutionId} ${moduleId} ${version}`, () =>
    modulesApi.read(institutionId, moduleId, version),
  );
  const module = resource.value;
  if (module === null) {
    if (resource.status === 'failed') return <ProblemPage problem={resource.problem} onRetry={reload} />;
    return (
      <Page title={t('programmes.modules-title')}>
        <p class="note" role="status">
          {t('programmes.loading')}
        </p>
      </Page>
    );
  }
  const { content } = module;
  return (
    <Page title={module.title}>
      <p class="note">
        <a href="/teaching-modules">{t('programmes.modules-title')}</a> ·{' '}
        {module.institution ?? t('programmes.shipped')} · {t('programmes.version', { number: module.ref.version })}
      </p>
      <h1>{module.title}</h1>
      {!module.isOwn && (
        <p class="programme-loose">
          {t('programmes.module-of-others', { institution: module.institution ?? 'Dragoman' })}
        </p>
      )}
      <p class="prose after-lead">{content.purpose}</p>
      <p class="note">
        {t('programmes.session-hours', {
          hours: hoursOf(content.contactMinutes),
          alone: hoursOf(content.selfStudyMinutes),
        })}
        {' · '}
        {content.languages.map((each) => t(`programmes.language-${each}`)).join(', ')}
      </p>
      {module.ref.source === 'shipped' && (
        <p>
          <a href={`/materials/${module.ref.moduleId}`}>{t('programmes.to-materials')}</a>
        </p>
      )}
      <section aria-labelledby="module-skills">
        <h2 id="module-skills">{t('programmes.module-skills')}</h2>
        <DataTable
          caption={t('programmes.module-skills')}
          captionHidden
          columns={[{ title: t('programmes.skill') }, { title: t('programmes.levels') }]}
          rows={[...new Map(content.skills.map((skill) => [skill.label, skill])).values()].map(
            ({ uri, label, from, to }) => ({
              key: uri,
              cells: [label, t('programmes.from-to', { from, to })],
            }),
          )}
        />
      </section>
      <Versions module={module} shown={module.ref.version} />
      {module.isOwn && <OwnModule module={module} onChange={reload} />}
    </Page>
  );
}

function Versions(props: { readonly module: ModuleView; readonly shown: string }): JSX.Element | null {
  const { module } = props;
  const newest = module.versions.at(-1);
  const { institutionId, moduleId } = module.ref;
  const isOlder = newest !== undefined && String(newest.number) !== props.shown;
  const [changes] = useResource(`module changes ${moduleId} ${props.shown}`, async () =>
    isOlder && institutionId !== null
      ? modulesApi.compare(institutionId, moduleId, props.shown, String(newest.number))
      : null,
  );
  if (newest === undefined || institutionId === null) return null;
  return (
    <section aria-labelledby="module-versions">
      <h2 id="module-versions">{t('programmes.versions')}</h2>
      {isOlder && (
        <Notice tone="care" title={t('programmes.newer-version', { number: newest.number })}>
          {changes.value !== null && <FieldChanges fields={changes.value.fields} />}
        </Notice>
      )}
      <ol class="programme-log">
        {module.versions.toReversed().map(({ number, note, createdAt }) => (
          <li key={number}>
            <a
              href={`/teaching-modules/${institutionId}/${moduleId}?version=${number}`}
              aria-current={String(number) === props.shown ? 'page' : undefined}
            >
              {t('programmes.version', { number })}
            </a>{' '}
            {note} <small>{formatDate(createdAt)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function OwnModule(props: { readonly module: ModuleView; readonly onChange: () => void }): JSX.Element {
  const { module } = props;
  const { route } = useLocation();
  const [isEditing, setEditing] = useState(false);
  const [note, setNote] = useState('');
  const [list] = useResource('teaching-modules', modulesApi.list);
  const submit = useSubmit();
  const newest = module.versions.at(-1)?.number ?? 1;
  const { institutionId, moduleId } = module.ref;
  return (
    <section aria-labelledby="module-own">
      <h2 id="module-own">{t('programmes.own-module')}</h2>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <p class="prose">{module.isShared ? t('programmes.shared-text') : t('programmes.not-shared-text')}</p>
      {isEditing ? (
        <>
          <Field
            label={t('programmes.version-note')}
            hint={t('programmes.version-note-hint')}
            value={note}
            onInput={setNote}
            maxLength={LINE_MAX}
          />
          <ModuleEditor
            content={module.content}
            known={(list.value?.modules ?? []).filter(({ key }) => key !== module.key)}
            isBusy={submit.isBusy}
            onCancel={() => setEditing(false)}
            onSave={(content) =>
              void submit.run(async () => {
                await modulesApi.addVersion(moduleId, { version: newest, content, note }, makeKey());
                setEditing(false);
                route(`/teaching-modules/${institutionId}/${moduleId}`);
                props.onChange();
              })
            }
          />
        </>
      ) : (
        <div class="buttons">
          <Button onClick={() => setEditing(true)}>{t('programmes.new-version')}</Button>
          <Button
            look="quiet"
            busy={submit.isBusy}
            onClick={() =>
              void submit.run(async () => {
                await modulesApi.share(moduleId, !module.isShared);
                props.onChange();
              })
            }
          >
            {module.isShared ? t('programmes.stop-sharing') : t('programmes.share')}
          </Button>
        </div>
      )}
    </section>
  );
}
