// Modules of which there is a newer version than the one a session took over: what differs, and taking it.
import { Button, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { ModuleUpdate } from '../../wire-contract.ts';
import type { Work } from '../programme-work.ts';
import { modulesApi, programmesApi } from '../programmes-api.ts';
import { FieldChanges } from './field-changes.tsx';

export function ModuleUpdates(props: { readonly work: Work }): JSX.Element | null {
  const { view } = props.work;
  if (view.updates.length === 0) return null;
  return (
    <section aria-labelledby="module-updates">
      <h2 id="module-updates">{t('programmes.updates')}</h2>
      {view.updates.map((update) => (
        <Update key={update.sessionId} work={props.work} update={update} />
      ))}
    </section>
  );
}

function Update(props: { readonly work: Work; readonly update: ModuleUpdate }): JSX.Element {
  const { work, update } = props;
  const ref = work.view.plan.sessions.find(({ id }) => id === update.sessionId)?.moduleRef ?? null;
  const institutionId = ref?.institutionId ?? null;
  const [changes] = useResource(`update ${update.sessionId} ${update.to}`, async () =>
    ref === null || institutionId === null
      ? null
      : modulesApi.compare(institutionId, ref.moduleId, update.from, update.to),
  );
  return (
    <Notice tone="care" title={t('programmes.update', { title: update.title, from: update.from, to: update.to })}>
      {changes.value !== null && <FieldChanges fields={changes.value.fields} />}
      {institutionId === null && <p>{t('programmes.update-shipped')}</p>}
      <p>
        <Button
          look="quiet"
          busy={work.isBusy}
          onClick={() =>
            void work.act(
              ({ id, revision }, key) => programmesApi.updateModule(id, { revision, sessionId: update.sessionId }, key),
              t('programmes.update-taken', { version: update.to }),
            )
          }
        >
          {t('programmes.take-update', { version: update.to })}
        </Button>
      </p>
    </Notice>
  );
}
