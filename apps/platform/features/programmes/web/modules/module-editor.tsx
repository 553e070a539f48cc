// Writes what a module is: what it teaches from which level to which, how long it takes, what it costs, what comes before it.
import { isLanguage } from '@dragoman/kernel';
import { Button, CheckList, Field, PlainButton, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { MINUTES_MAX, MODULE_SKILLS_MAX, MONEY_MAX, TEACHING_LANGUAGES, TEXT_MAX, TITLE_MAX } from '../../limits.ts';
import type { ModuleContent, ModuleSummary } from '../../wire-contract.ts';
import { readMinutes } from '../programme-words.ts';
import { SkillSearch } from '../skill-search.tsx';

export function ModuleEditor(props: {
  readonly content: ModuleContent;
  /** Modules that may come before. */
  readonly known: readonly ModuleSummary[];
  readonly isBusy: boolean;
  readonly onSave: (content: ModuleContent) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const [draft, setDraft] = useState(props.content);
  const set = (change: Partial<ModuleContent>): void => setDraft((last) => ({ ...last, ...change }));
  const isComplete = draft.title.trim() !== '' && draft.skills.length > 0 && draft.languages.length > 0;
  return (
    <form
      class="programme-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) props.onSave({ ...draft, contactMinutes: Math.max(15, draft.contactMinutes) });
      }}
    >
      <Field
        label={t('programmes.module-name')}
        value={draft.title}
        onInput={(title) => set({ title })}
        maxLength={TITLE_MAX}
        required
      />
      <TextArea
        label={t('programmes.module-purpose')}
        value={draft.purpose}
        maxLength={TEXT_MAX}
        onInput={(purpose) => set({ purpose })}
      />
      <div class="programme-two">
        <Field
          label={t('programmes.minutes')}
          type="number"
          min={15}
          max={MINUTES_MAX}
          value={String(draft.contactMinutes)}
          onInput={(text) => set({ contactMinutes: readMinutes(text) })}
        />
        <Field
          label={t('programmes.minutes-alone')}
          type="number"
          min={0}
          max={MINUTES_MAX}
          value={String(draft.selfStudyMinutes)}
          onInput={(text) => set({ selfStudyMinutes: readMinutes(text) })}
        />
        <Field
          label={t('programmes.module-price')}
          type="number"
          min={0}
          max={MONEY_MAX}
          value={String(draft.price)}
          onInput={(text) => set({ price: Math.max(0, Number(text) || 0) })}
        />
      </div>
      <CheckList
        legend={t('programmes.module-languages')}
        options={TEACHING_LANGUAGES.map((value) => ({ value, text: t(`programmes.language-${value}`) }))}
        chosen={draft.languages}
        onChange={(chosen) => set({ languages: TEACHING_LANGUAGES.filter((each) => chosen.includes(each)) })}
      />
      <ModuleSkills draft={draft} onChange={(skills) => set({ skills })} />
      {props.known.length > 0 && (
        <CheckList
          legend={t('programmes.module-before')}
          options={props.known.map(({ key, title }) => ({ value: key, text: title }))}
          chosen={draft.prerequisites}
          onChange={(prerequisites) => set({ prerequisites })}
        />
      )}
      <div class="buttons">
        <Button type="submit" busy={props.isBusy} disabled={!isComplete}>
          {t('programmes.save')}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t('programmes.cancel')}
        </Button>
      </div>
      {!isComplete && <p class="note">{t('programmes.module-incomplete')}</p>}
      {draft.skills.length < MODULE_SKILLS_MAX && (
        <SkillSearch
          isInsideForm
          language={draft.languages.includes('en') ? 'en' : (draft.languages.find(isLanguage) ?? 'en')}
          taken={draft.skills.map(({ uri }) => uri)}
          onChoose={(skill) => set({ skills: [...draft.skills, { ...skill, from: 1, to: 2 }] })}
        />
      )}
    </form>
  );
}

function ModuleSkills(props: {
  readonly draft: ModuleContent;
  readonly onChange: (skills: ModuleContent['skills']) => void;
}): JSX.Element {
  const { draft } = props;
  const setSkill = (place: number, change: Partial<ModuleContent['skills'][number]>): void =>
    props.onChange(
      draft.skills.map((skill, index) => {
        if (index !== place) return skill;
        const next = { ...skill, ...change };
        // A module leads upwards; the other end follows.
        if (next.from <= next.to) return next;
        return 'from' in change ? { ...next, to: next.from } : { ...next, from: next.to };
      }),
    );
  return (
    <>
      <h3>{t('programmes.module-skills')}</h3>
      <ul class="programme-lines">
        {draft.skills.map((skill, place) => (
          <li key={skill.uri}>
            <span>{skill.label}</span>
            {(['from', 'to'] as const).map((end) => (
              <Select
                key={end}
                label={t(`programmes.level-${end}`, { skill: skill.label })}
                value={String(skill[end])}
                options={[1, 2, 3, 4].map((level) => ({
                  value: String(level),
                  text: t(`programmes.level-${level as 1 | 2 | 3 | 4}`),
                }))}
                onSelect={(level) => setSkill(place, { [end]: Number(level) })}
              />
            ))}
            <PlainButton onClick={() => props.onChange(draft.skills.filter(({ uri }) => uri !== skill.uri))}>
              {t('programmes.remove-named', { name: skill.label })}
            </PlainButton>
          </li>
        ))}
      </ul>
    </>
  );
}
