// The plan somebody has taken on, with how far each module has come.
import { Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatMinutes } from '../../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { KeptPlan, ModuleState } from '../../contract.ts';
import { developmentApi } from '../profile-api.ts';

const STATES: readonly ModuleState[] = ['planned', 'begun', 'done', 'dropped'];

export function stateName(state: ModuleState): string {
  return t('profile.state-name', { state: state === 'planned' ? 'other' : state });
}

export function OwnPlanSection(props: { readonly plan: KeptPlan | null; readonly onChange: () => void }): JSX.Element {
  const { plan, onChange } = props;
  const submit = useSubmit();
  const set = async (moduleId: string, state: ModuleState): Promise<void> => {
    if (await submit.run(() => developmentApi.setProgress(moduleId, state))) onChange();
  };
  return (
    <section aria-labelledby="own-plan">
      <h2 id="own-plan">{t('profile.plan')}</h2>
      {plan === null ? (
        <p class="prose">{t('profile.plan-none')}</p>
      ) : (
        <>
          <p class="note">{t('profile.plan-kept', { date: formatDate(plan.keptAt), hours: plan.hours })}</p>
          <ol class="own-modules">
            {plan.modules.map((module) => (
              <li key={module.moduleId} class={module.state}>
                <span class="what">
                  <a href={`/plan/${plan.attemptId}/modules/${module.moduleId}`} lang={langOf(module.title)}>
                    {textIn(module.title)}
                  </a>
                  <small>{[textIn(module.skillName), formatMinutes(module.minutes)].join('\u00a0· ')}</small>
                </span>
                <Select
                  label={t('profile.state', { module: textIn(module.title) })}
                  value={module.state}
                  options={STATES.map((state) => ({ value: state, text: stateName(state) }))}
                  onSelect={(state) => void set(module.moduleId, state as ModuleState)}
                />
              </li>
            ))}
          </ol>
          {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        </>
      )}
    </section>
  );
}
