// The skills the programme serves: taken from the case, or added by the designer.
import { Button, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { NEEDS_MAX } from '../../limits.ts';
import type { PlanNeed } from '../../contract.ts';
import type { Work } from '../programme-work.ts';
import { SkillSearch } from '../skill-search.tsx';
import { withoutNeed } from './change-plan.ts';

export function NeedsSection(props: { readonly work: Work }): JSX.Element {
  const { work } = props;
  const { view, save } = work;
  const { plan } = view;
  const [isAdding, setAdding] = useState(plan.needs.length === 0);
  const broken = new Set(view.alignment.gaps.filter(({ part }) => part === 'need').map(({ id }) => id));
  const set = (need: PlanNeed): void => {
    const needs = plan.needs.map((each) => (each.id === need.id ? need : each));
    void save({ ...plan, needs }, t('programmes.saved'));
  };
  return (
    <section aria-labelledby="needs">
      <h2 id="needs" tabIndex={-1}>
        {t('programmes.needs')}
      </h2>
      <ol class="programme-rows">
        {plan.needs.map((need, index) => (
          <li key={need.id} class={broken.has(need.id) ? 'gap' : undefined}>
            <span class="number">{index + 1}</span>
            <span>
              <b>{need.skill.label}</b>
              <small>
                {need.sentenceIds.length === 0
                  ? t('programmes.need-own')
                  : t('programmes.need-sentences', { count: need.sentenceIds.length })}
                {broken.has(need.id) && ` · ${t('programmes.gap-need-without-objective')}`}
              </small>
            </span>
            <span class="controls">
              <label>
                {t('programmes.level')}
                <select
                  value={need.level}
                  aria-label={t('programmes.level-of', { skill: need.skill.label })}
                  onChange={(event) => set({ ...need, level: Number(event.currentTarget.value) })}
                >
                  {[1, 2, 3, 4].map((level) => (
                    <option key={level} value={level}>
                      {t(`programmes.level-${level as 1 | 2 | 3 | 4}`)}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                {t('programmes.priority')}
                <select
                  value={need.priority}
                  aria-label={t('programmes.priority-of', { skill: need.skill.label })}
                  onChange={(event) => set({ ...need, priority: Number(event.currentTarget.value) })}
                >
                  {[1, 2, 3].map((priority) => (
                    <option key={priority} value={priority}>
                      {priority}
                    </option>
                  ))}
                </select>
              </label>
              <PlainButton onClick={() => void save(withoutNeed(plan, need.id), t('programmes.removed'))}>
                {t('programmes.remove-named', { name: need.skill.label })}
              </PlainButton>
            </span>
          </li>
        ))}
      </ol>
      {plan.needs.length === 0 && <p class="prose">{t('programmes.needs-none')}</p>}
      {isAdding ? (
        <SkillSearch
          language={plan.language}
          taken={plan.needs.map(({ skill }) => skill.uri)}
          onChoose={(skill) => {
            const need = { id: `own-${makeKey()}`, skill, level: 2, priority: 2, sentenceIds: [] };
            void save({ ...plan, needs: [...plan.needs, need] }, t('programmes.need-added', { skill: skill.label }));
          }}
        />
      ) : (
        plan.needs.length < NEEDS_MAX && (
          <p>
            <Button look="quiet" onClick={() => setAdding(true)}>
              {t('programmes.add-need')}
            </Button>
          </p>
        )
      )}
    </section>
  );
}
