// The sessions in their order: what is done, for how long, from which module, for which objectives.
import { Button, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { SESSIONS_MAX } from '../../limits.ts';
import type { PlanSession } from '../../contract.ts';
import { hoursOf, sayGap } from '../programme-words.ts';
import type { Work } from '../programme-work.ts';
import { moved, withoutSession } from './change-plan.ts';
import { SessionEditor } from './session-editor.tsx';

export function SessionsSection(props: { readonly work: Work }): JSX.Element {
  const { work } = props;
  const { view, save } = work;
  const { plan } = view;
  const [open, setOpen] = useState<string | null>(null);
  const put = async (session: PlanSession): Promise<void> => {
    const isNew = !plan.sessions.some(({ id }) => id === session.id);
    const sessions = isNew
      ? [...plan.sessions, session]
      : plan.sessions.map((each) => (each.id === session.id ? session : each));
    if (await save({ ...plan, sessions }, t('programmes.saved'))) setOpen(null);
  };
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" tabIndex={-1}>
        {t('programmes.sessions')}
      </h2>
      <ol class="programme-rows">
        {plan.sessions.map((session, index) => (
          <SessionRow
            key={session.id}
            work={work}
            session={session}
            index={index}
            isOpen={open === session.id}
            onOpen={() => setOpen(session.id)}
            onMove={(by) => void save({ ...plan, sessions: moved(plan.sessions, index, by) }, t('programmes.moved'))}
            onRemove={() =>
              void save(withoutSession(plan, session.id), t('programmes.session-removed', { title: session.title }))
            }
          >
            <SessionEditor work={work} session={session} onSave={put} onCancel={() => setOpen(null)} />
          </SessionRow>
        ))}
      </ol>
      {plan.sessions.length === 0 && <p class="prose">{t('programmes.sessions-none')}</p>}
      {open === 'new' && (
        <SessionEditor work={work} session={emptySession(plan.language)} onSave={put} onCancel={() => setOpen(null)} />
      )}
      {plan.sessions.length > 0 && (
        <p>
          <a href={`/academics/assign/${view.id}`}>{t('programmes.to-academics')}</a>
        </p>
      )}
      {open === null && plan.sessions.length < SESSIONS_MAX && (
        <p>
          <Button look="quiet" onClick={() => setOpen('new')}>
            {t('programmes.add-session')}
          </Button>
        </p>
      )}
    </section>
  );
}

function SessionRow(props: {
  readonly work: Work;
  readonly session: PlanSession;
  readonly index: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly children: JSX.Element;
}): JSX.Element {
  const { session, index } = props;
  const { view } = props.work;
  const numbers = new Map(view.plan.objectives.map(({ id }, place) => [id, place + 1]));
  const gap = view.alignment.gaps.find(({ part, id }) => part === 'session' && id === session.id);
  const lead = view.academics.find(({ id }) => id === session.academicId);
  const served = session.objectiveIds.map((id) => numbers.get(id)!).toSorted((one, other) => one - other);
  const ref = session.moduleRef;
  return (
    <li id={`session-${session.id}`} class={gap === undefined ? undefined : 'gap'}>
      <span class="number">{index + 1}</span>
      <div>
        <p>
          <b>{session.title}</b>
        </p>
        <small>
          {[
            t('programmes.session-hours', {
              hours: hoursOf(session.minutes),
              alone: hoursOf(session.selfStudyMinutes),
            }),
            t(`programmes.activity-${session.kind}`),
            ...(served.length === 0 ? [] : [t('programmes.serves', { objectives: served.join(', ') })]),
            lead?.name ?? t('programmes.no-lead'),
          ].join(' · ')}
          {ref !== null && (
            <>
              {' · '}
              <a href={`/teaching-modules/${ref.institutionId ?? 'shipped'}/${ref.moduleId}?version=${ref.version}`}>
                {t('programmes.from-module', { version: ref.version })}
              </a>
            </>
          )}
        </small>
        {gap !== undefined && <p class="reason">{sayGap(gap)}</p>}
        {props.isOpen ? (
          props.children
        ) : (
          <p class="row-actions">
            <a href={`/programmes/${view.id}/thread/session/${session.id}`}>{t('programmes.whom-it-serves')}</a>
            <PlainButton onClick={props.onOpen}>{t('programmes.edit-session', { number: index + 1 })}</PlainButton>
            <PlainButton onClick={() => props.onMove(-1)}>{t('programmes.move-up', { number: index + 1 })}</PlainButton>
            <PlainButton onClick={() => props.onMove(1)}>
              {t('programmes.move-down', { number: index + 1 })}
            </PlainButton>
            <PlainButton onClick={props.onRemove}>{t('programmes.remove-session', { number: index + 1 })}</PlainButton>
          </p>
        )}
      </div>
    </li>
  );
}

function emptySession(language: PlanSession['language']): PlanSession {
  return {
    id: makeKey(),
    title: '',
    kind: 'exercise',
    activity: '',
    minutes: 90,
    selfStudyMinutes: 0,
    moduleRef: null,
    objectiveIds: [],
    language,
    academicId: null,
  };
}
