// How it is seen that people can: assessments with their items, each item for one objective.
import { Button, Field, PlainButton, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ASSESSMENT_KINDS, ASSESSMENTS_MAX, LINE_MAX, MINUTES_MAX, TEXT_MAX } from '../../limits.ts';
import type { PlanAssessment } from '../../contract.ts';
import { sayGap } from '../programme-words.ts';
import type { Work } from '../programme-work.ts';

export function AssessmentsSection(props: { readonly work: Work }): JSX.Element {
  const { work } = props;
  const { view, save } = work;
  const { plan, alignment } = view;
  const [open, setOpen] = useState<string | null>(null);
  const put = async (assessment: PlanAssessment): Promise<void> => {
    const isNew = !plan.assessments.some(({ id }) => id === assessment.id);
    const assessments = isNew
      ? [...plan.assessments, assessment]
      : plan.assessments.map((each) => (each.id === assessment.id ? assessment : each));
    if (await save({ ...plan, assessments }, t('programmes.saved'))) setOpen(null);
  };
  const numbers = new Map(plan.objectives.map(({ id }, place) => [id, place + 1]));
  return (
    <section aria-labelledby="items">
      <h2 id="items" tabIndex={-1}>
        {t('programmes.assessments')}
      </h2>
      <ol class="programme-rows">
        {plan.assessments.map((assessment, index) => (
          <li key={assessment.id}>
            <span class="number">{index + 1}</span>
            <div>
              <p>
                <b>{assessment.title}</b>{' '}
                <small>
                  {t(`programmes.assessment-${assessment.kind}`)} ·{' '}
                  {t('programmes.minutes-short', { minutes: assessment.minutes })}
                </small>
              </p>
              <ul class="programme-items">
                {assessment.items.map((item) => {
                  const gap = alignment.gaps.find(({ part, id }) => part === 'item' && id === item.id);
                  return (
                    <li key={item.id} id={`item-${item.id}`} class={gap === undefined ? undefined : 'gap'}>
                      {item.text}{' '}
                      <small>
                        {item.objectiveId === null
                          ? sayGap(gap!)
                          : t('programmes.asks-for', { number: numbers.get(item.objectiveId)! })}
                        {' · '}
                        <a href={`/programmes/${view.id}/thread/item/${item.id}`}>{t('programmes.why-asked')}</a>
                      </small>
                    </li>
                  );
                })}
              </ul>
              {open === assessment.id ? (
                <AssessmentEditor work={work} assessment={assessment} onSave={put} onCancel={() => setOpen(null)} />
              ) : (
                <p class="row-actions">
                  <PlainButton onClick={() => setOpen(assessment.id)}>
                    {t('programmes.edit-assessment', { number: index + 1 })}
                  </PlainButton>
                  <PlainButton
                    onClick={() =>
                      void save(
                        { ...plan, assessments: plan.assessments.filter(({ id }) => id !== assessment.id) },
                        t('programmes.removed'),
                      )
                    }
                  >
                    {t('programmes.remove-assessment', { number: index + 1 })}
                  </PlainButton>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {plan.assessments.length === 0 && <p class="prose">{t('programmes.assessments-none')}</p>}
      {open === 'new' && (
        <AssessmentEditor
          work={work}
          assessment={{ id: makeKey(), title: '', kind: 'task', minutes: 45, items: [] }}
          onSave={put}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === null && plan.assessments.length < ASSESSMENTS_MAX && (
        <p>
          <Button look="quiet" onClick={() => setOpen('new')}>
            {t('programmes.add-assessment')}
          </Button>
        </p>
      )}
    </section>
  );
}

function AssessmentEditor(props: {
  readonly work: Work;
  readonly assessment: PlanAssessment;
  readonly onSave: (assessment: PlanAssessment) => Promise<void>;
  readonly onCancel: () => void;
}): JSX.Element {
  const { plan } = props.work.view;
  const [draft, setDraft] = useState(props.assessment);
  const set = (change: Partial<PlanAssessment>): void => setDraft((last) => ({ ...last, ...change }));
  const setItem = (place: number, change: Partial<PlanAssessment['items'][number]>): void =>
    set({ items: draft.items.map((item, index) => (index === place ? { ...item, ...change } : item)) });
  const options = [
    { value: '', text: t('programmes.no-objective') },
    ...plan.objectives.map(({ id, text }, index) => ({ value: id, text: `${index + 1}. ${text}` })),
  ];
  return (
    <form
      class="programme-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void props.onSave({ ...draft, items: draft.items.filter(({ text }) => text.trim() !== '') });
      }}
    >
      <div class="programme-two">
        <Field
          label={t('programmes.assessment-title')}
          value={draft.title}
          onInput={(title) => set({ title })}
          maxLength={LINE_MAX}
          required
        />
        <Select
          label={t('programmes.assessment-kind')}
          value={draft.kind}
          options={ASSESSMENT_KINDS.map((value) => ({ value, text: t(`programmes.assessment-${value}`) }))}
          onSelect={(kind) => set({ kind: kind as PlanAssessment['kind'] })}
        />
        <Field
          label={t('programmes.assessment-minutes')}
          type="number"
          min={0}
          max={MINUTES_MAX}
          value={String(draft.minutes)}
          onInput={(text) => set({ minutes: Math.min(MINUTES_MAX, Math.max(0, Math.round(Number(text) || 0))) })}
        />
      </div>
      {draft.items.map((item, place) => (
        <fieldset key={item.id} class="programme-item">
          <legend>{t('programmes.item', { number: place + 1 })}</legend>
          <TextArea
            label={t('programmes.item-text')}
            value={item.text}
            maxLength={TEXT_MAX}
            onInput={(text) => setItem(place, { text })}
          />
          <Select
            label={t('programmes.item-objective')}
            value={item.objectiveId ?? ''}
            options={options}
            onSelect={(id) => setItem(place, { objectiveId: id === '' ? null : id })}
          />
          <p>
            <PlainButton onClick={() => set({ items: draft.items.filter((each) => each.id !== item.id) })}>
              {t('programmes.remove-item', { number: place + 1 })}
            </PlainButton>
          </p>
        </fieldset>
      ))}
      <p>
        <PlainButton
          onClick={() =>
            set({ items: [...draft.items, { id: makeKey(), text: '', objectiveId: plan.objectives[0]?.id ?? null }] })
          }
        >
          {t('programmes.add-item')}
        </PlainButton>
      </p>
      <div class="buttons">
        <Button type="submit" busy={props.work.isBusy}>
          {t('programmes.save')}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t('programmes.cancel')}
        </Button>
      </div>
    </form>
  );
}
