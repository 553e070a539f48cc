// Writes one objective: step of thinking, verb, content, context, standard; the sentence is put together as one writes, or one's own.
import { Button, Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { useResource } from '../../../../web/page/use-resource.ts';
import { BLOOM_STEPS, LINE_MAX } from '../../limits.ts';
import type { BloomStep } from '../../limits.ts';
import type { PlanObjective, ProgrammePlan } from '../../contract.ts';
import { programmesApi } from '../programmes-api.ts';
import { composeText } from './compose-text.ts';

export function ObjectiveEditor(props: {
  readonly objective: PlanObjective;
  readonly plan: ProgrammePlan;
  readonly isBusy: boolean;
  readonly onSave: (objective: PlanObjective) => Promise<void>;
  readonly onCancel: () => void;
}): JSX.Element {
  const { plan } = props;
  const [draft, setDraft] = useState(props.objective);
  const need = plan.needs.find(({ id }) => id === draft.needIds[0]) ?? plan.needs[0];
  const [words] = useResource(`words ${need?.skill.uri ?? ''} ${draft.level}`, async () =>
    need === undefined ? { steps: [] } : programmesApi.words(need.skill, plan, draft.level),
  );
  const drafts = words.value?.steps.find(({ bloom }) => bloom === draft.bloom)?.drafts ?? [];
  const take = (bloom: BloomStep, place: number): void => {
    const given = words.value?.steps.find((step) => step.bloom === bloom)?.drafts[place];
    setDraft((last) => (given === undefined ? { ...last, bloom } : { ...last, bloom, ...given }));
  };
  // A new objective begins with the first draft of its step as soon as the words are there.
  useEffect(() => {
    if (draft.text === '' && words.status === 'ready') take(draft.bloom, 0);
  }, [words.status]);
  const set = (change: Partial<PlanObjective>): void =>
    setDraft((last) => {
      const next = { ...last, ...change };
      // While the sentence is the one put together, it follows its parts; a sentence of one's own stays.
      return 'text' in change || last.text !== composeText(last, plan.language)
        ? next
        : { ...next, text: composeText(next, plan.language) };
    });
  const isComplete = draft.text.trim() !== '' && draft.verb.trim() !== '' && draft.content.trim() !== '';
  return (
    <form
      class="programme-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) void props.onSave({ ...draft, skillUri: need?.skill.uri ?? draft.skillUri });
      }}
    >
      <div class="programme-two">
        <Select
          label={t('programmes.objective-need')}
          value={need?.id ?? ''}
          options={plan.needs.map(({ id, skill }) => ({ value: id, text: skill.label }))}
          onSelect={(id) => set({ needIds: [id] })}
        />
        <Select
          label={t('programmes.level')}
          value={String(draft.level)}
          options={[1, 2, 3, 4].map((level) => ({
            value: String(level),
            text: t(`programmes.level-${level as 1 | 2 | 3 | 4}`),
          }))}
          onSelect={(level) => set({ level: Number(level) })}
        />
        <Select
          label={t('programmes.bloom')}
          value={draft.bloom}
          options={BLOOM_STEPS.map((value) => ({ value, text: t(`programmes.bloom-${value}`) }))}
          onSelect={(value) => take(value as BloomStep, 0)}
        />
        <Select
          label={t('programmes.verb-choice')}
          value={String(
            Math.max(
              0,
              drafts.findIndex(({ verb }) => verb === draft.verb),
            ),
          )}
          options={drafts.map(({ verb }, place) => ({ value: String(place), text: verb }))}
          onSelect={(place) => take(draft.bloom, Number(place))}
        />
      </div>
      <div class="programme-two">
        <Field
          label={t('programmes.verb')}
          value={draft.verb}
          onInput={(verb) => set({ verb })}
          maxLength={80}
          required
        />
        <Field
          label={t('programmes.content')}
          value={draft.content}
          onInput={(content) => set({ content })}
          maxLength={LINE_MAX}
          required
        />
        <Field
          label={t('programmes.context')}
          value={draft.context}
          onInput={(context) => set({ context })}
          maxLength={LINE_MAX}
        />
        <Field
          label={t('programmes.standard')}
          value={draft.standard}
          onInput={(standard) => set({ standard })}
          maxLength={LINE_MAX}
        />
      </div>
      <TextArea
        label={t('programmes.objective-text')}
        hint={t('programmes.objective-text-hint')}
        value={draft.text}
        maxLength={600}
        onInput={(text) => set({ text })}
      />
      <div class="buttons">
        <Button type="submit" busy={props.isBusy} disabled={!isComplete}>
          {t('programmes.save')}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t('programmes.cancel')}
        </Button>
      </div>
    </form>
  );
}
