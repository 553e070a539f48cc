// The objectives, each a sentence to be remembered, with what it answers, teaches and asks; broken ones say where.
import { Button, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { OBJECTIVES_MAX } from '../../limits.ts';
import type { PlanObjective } from '../../contract.ts';
import { sayGap } from '../programme-words.ts';
import type { Work } from '../programme-work.ts';
import { withoutObjective } from './change-plan.ts';
import { ObjectiveEditor } from './objective-editor.tsx';

export function ObjectivesSection(props: { readonly work: Work }): JSX.Element {
  const { work } = props;
  const { view, save } = work;
  const { plan, alignment } = view;
  const [open, setOpen] = useState<string | null>(null);
  const put = async (objective: PlanObjective): Promise<void> => {
    const isNew = !plan.objectives.some(({ id }) => id === objective.id);
    const objectives = isNew
      ? [...plan.objectives, objective]
      : plan.objectives.map((each) => (each.id === objective.id ? objective : each));
    if (await save({ ...plan, objectives }, t('programmes.saved'))) setOpen(null);
  };
  const fresh: PlanObjective | null = open === 'new' ? emptyObjective(plan) : null;
  return (
    <section aria-labelledby="objectives">
      <h2 id="objectives" tabIndex={-1}>
        {t('programmes.objectives')}
      </h2>
      <ol class="programme-rows objectives">
        {plan.objectives.map((objective, index) => {
          const gaps = alignment.gaps.filter(({ part, id }) => part === 'objective' && id === objective.id);
          return (
            <li key={objective.id} id={`objective-${objective.id}`} class={gaps.length === 0 ? undefined : 'gap'}>
              <span class="number">{index + 1}</span>
              <div>
                <p class="sentence">{objective.text}</p>
                <small>
                  {[
                    t(`programmes.bloom-${objective.bloom}`),
                    t('programmes.level-short', { level: objective.level }),
                    ...plan.needs.filter(({ id }) => objective.needIds.includes(id)).map(({ skill }) => skill.label),
                  ].join(' · ')}
                </small>
                {gaps.map((gap) => (
                  <p key={gap.kind} class="reason">
                    {sayGap(gap)}
                    {gap.sentenceIds.length > 0 &&
                      ` ${t('programmes.unserved-sentences', { count: gap.sentenceIds.length })}`}
                  </p>
                ))}
                {open === objective.id ? (
                  <ObjectiveEditor
                    objective={objective}
                    plan={plan}
                    isBusy={work.isBusy}
                    onSave={put}
                    onCancel={() => setOpen(null)}
                  />
                ) : (
                  <p class="row-actions">
                    <a href={`/programmes/${view.id}/thread/objective/${objective.id}`}>{t('programmes.thread')}</a>
                    <PlainButton onClick={() => setOpen(objective.id)}>
                      {t('programmes.edit-objective', { number: index + 1 })}
                    </PlainButton>
                    <PlainButton
                      onClick={() => void save(withoutObjective(plan, objective.id), t('programmes.removed'))}
                    >
                      {t('programmes.remove-objective', { number: index + 1 })}
                    </PlainButton>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {plan.objectives.length === 0 && <p class="prose">{t('programmes.objectives-none')}</p>}
      {fresh !== null && (
        <ObjectiveEditor
          objective={fresh}
          plan={plan}
          isBusy={work.isBusy}
          onSave={put}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === null && plan.needs.length > 0 && plan.objectives.length < OBJECTIVES_MAX && (
        <p>
          <Button look="quiet" onClick={() => setOpen('new')}>
            {t('programmes.add-objective')}
          </Button>
        </p>
      )}
    </section>
  );
}

function emptyObjective(plan: Work['view']['plan']): PlanObjective {
  const need = plan.needs[0]!;
  return {
    id: makeKey(),
    bloom: 'apply',
    verb: '',
    content: '',
    context: '',
    standard: '',
    text: '',
    skillUri: need.skill.uri,
    level: need.level,
    needIds: [need.id],
  };
}
