// Writes one session. What comes from a module of another institution keeps its words; time, objectives and lead are the programme's own.
import { Button, CheckList, Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ACTIVITY_KINDS, LINE_MAX, MINUTES_MAX, TEACHING_LANGUAGES, TEXT_MAX } from '../../limits.ts';
import type { PlanSession } from '../../contract.ts';
import type { Work } from '../programme-work.ts';

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
  const whole = (text: string, least: number): number =>
    Math.min(MINUTES_MAX, Math.max(least, Math.round(Number(text) || 0)));
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
          onInput={(text) => set({ minutes: whole(text, 0) })}
        />
        <Field
          label={t('programmes.minutes-alone')}
          type="number"
          min={0}
          max={MINUTES_MAX}
          value={String(draft.selfStudyMinutes)}
          onInput={(text) => set({ selfStudyMinutes: whole(text, 0) })}
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
