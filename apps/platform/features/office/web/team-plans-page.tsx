// Team plans: for an office too small for figures.
import { Button, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { TeamPlanList } from '../contract.ts';
import { PLAN_TITLE_MAX } from '../limits.ts';
import { officeApi } from './office-api.ts';
import { OfficeFrame } from './office-frame.tsx';
import { PlanSection } from './team/plan-section.tsx';

export function TeamPlansPage(): JSX.Element {
  const [plans, reload] = useResource('team-plans', officeApi.teamPlans);
  if (plans.status === 'failed' && plans.value === null)
    return <ProblemPage problem={plans.problem} onRetry={reload} />;
  const list = plans.value;
  return (
    <OfficeFrame title={t('office.team-title')} width="reading">
      <h1 class="lead">{t('office.team-lead')}</h1>
      <p class="prose after-lead">{t('office.team-text')}</p>
      {list === null ? (
        <p class="note" role="status">
          {t('office.loading')}
        </p>
      ) : (
        <>
          {list.plans.length === 0 && (
            <p class="prose">
              <b>{t('office.team-none')}</b> {t('office.team-none-text')}
            </p>
          )}
          {list.plans.map((plan) => (
            <PlanSection key={plan.id} plan={plan} skills={list.skills} onChange={reload} />
          ))}
          {list.units.length > 0 && <OpenPlan units={list.units} onChange={reload} />}
        </>
      )}
    </OfficeFrame>
  );
}

function OpenPlan(props: { readonly units: TeamPlanList['units']; readonly onChange: () => void }): JSX.Element {
  const [unitId, setUnit] = useState(props.units[0]!.id);
  const [title, setTitle] = useState('');
  const [key, setKey] = useState(makeKey);
  const submit = useSubmit();
  const open = async (): Promise<void> => {
    if (!(await submit.run(() => officeApi.openTeamPlan(unitId, title, key)))) return setKey(makeKey());
    setTitle('');
    setKey(makeKey());
    props.onChange();
  };
  return (
    <section aria-labelledby="open-plan-title">
      <h2 id="open-plan-title">{t('office.open-plan')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <Select
          label={t('office.plan-unit')}
          value={unitId}
          options={props.units.map((unit) => ({ value: unit.id, text: unit.name }))}
          onSelect={setUnit}
        />
        <Field
          label={t('office.plan-name')}
          hint={t('office.plan-name-hint')}
          value={title}
          onInput={setTitle}
          maxLength={PLAN_TITLE_MAX}
          required
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('office.open-plan-send')}
          </Button>
        </div>
      </form>
    </section>
  );
}
