// Writes one session. What comes from a module of another institution keeps its words; time, objectives and lead are the programme's own.
import { Button, CheckList, Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useResource } from '../../../../web/page/use-resource.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ACTIVITY_KINDS, LINE_MAX, MINUTES_MAX, TEACHING_LANGUAGES, TEXT_MAX } from '../../limits.ts';
import type { PlanSession } from '../../contract.ts';
import { readMinutes, sayNumber } from '../programme-words.ts';
import type { Work } from '../programme-work.ts';
import { programmesApi } from '../programmes-api.ts';

export function SessionEditor(props: {
  readonly work: Work;
  readonly session: PlanSession;
  readonly onSave: (session: PlanSession) => Promise<void>;
  readonly onCancel: () => void;
}): JSX.Element {
  const { work } = props;
  const { plan } = work.view;
  const [draft, setDraft] = useState(props.session);
  const set = (change: Partial<PlanSession>): void => setDraft((last) => ({ ...last, ...change }));
  const isFromModule = draft.moduleRef !== null;
  return (
    <form
      class="programme-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void props.onSave({ ...draft, minutes: Math.max(5, draft.minutes) });
      }}
    >
      {isFromModule && <p class="note">{t('programmes.module-read-only')}</p>}
      <Field
        label={t('programmes.session-title')}
        value={draft.title}
        onInput={(title) => set({ title })}
        maxLength={LINE_MAX}
        readOnly={isFromModule}
        required
      />
      <div class="programme-two">
        <Field
          label={t('programmes.minutes')}
          type="number"
          min={5}
          max={MINUTES_MAX}
          value={String(draft.minutes)}
          onInput={(text) => set({ minutes: readMinutes(text) })}
        />
        <Field
          label={t('programmes.minutes-alone')}
          type="number"
          min={0}
          max={MINUTES_MAX}
          value={String(draft.selfStudyMinutes)}
          onInput={(text) => set({ selfStudyMinutes: readMinutes(text) })}
        />
        <Select
          label={t('programmes.activity')}
          value={draft.kind}
          options={ACTIVITY_KINDS.map((value) => ({ value, text: t(`programmes.activity-${value}`) }))}
          onSelect={(kind) => set({ kind: kind as PlanSession['kind'] })}
        />
        <Select
          label={t('programmes.taught-in')}
          value={draft.language}
          options={TEACHING_LANGUAGES.map((value) => ({ value, text: t(`programmes.language-${value}`) }))}
          onSelect={(value) => set({ language: value as PlanSession['language'] })}
        />
      </div>
      <LeadChoice work={work} chosen={draft.academicId} onChoose={(academicId) => set({ academicId })} />
      {!isFromModule && (
        <TextArea
          label={t('programmes.activity-text')}
          value={draft.activity}
          maxLength={TEXT_MAX}
          onInput={(activity) => set({ activity })}
        />
      )}
      {plan.objectives.length > 0 && (
        <CheckList
          legend={t('programmes.session-objectives')}
          options={plan.objectives.map(({ id, text }, index) => ({ value: id, text: `${index + 1}. ${text}` }))}
          chosen={draft.objectiveIds}
          onChange={(objectiveIds) => set({ objectiveIds })}
        />
      )}
      <div class="buttons">
        <Button type="submit" busy={work.isBusy}>
          {t('programmes.save')}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t('programmes.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Whoever leads it already stays in the list, whatever their hours. */
function LeadChoice(props: {
  readonly work: Work;
  readonly chosen: string | null;
  readonly onChoose: (academicId: string | null) => void;
}): JSX.Element {
  const { view } = props.work;
  const [found] = useResource(`leads ${view.id} ${view.revision}`, () => programmesApi.leads(view.id));
  const leads = new Map([
    ...view.academics.map(({ id, name }) => [id, name] as const),
    ...(found.value?.leads ?? []).map(
      ({ id, name, hoursLeft }) => [id, t('programmes.lead-hours', { name, hours: sayNumber(hoursLeft) })] as const,
    ),
  ]);
  return (
    <Select
      label={t('programmes.lead-choice')}
      hint={leads.size === 0 ? t('programmes.leads-none') : t('programmes.lead-hint')}
      value={props.chosen ?? ''}
      options={[{ value: '', text: t('programmes.no-lead') }, ...[...leads].map(([value, text]) => ({ value, text }))]}
      onSelect={(value) => props.onChoose(value === '' ? null : value)}
    />
  );
}
