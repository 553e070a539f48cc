// The plan for the hours somebody has, with the chance that it is right.
import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatMinutes } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useHashTarget } from '../../../../web/page/use-hash-target.ts';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { ProfileResult, TrainingPlan } from '../../contract.ts';
import { profileApi } from '../profile-api.ts';
import { isAnythingKnown } from '../result/lead-sentences.tsx';
import { HitRate } from './hit-rate.tsx';
import { FEWEST_HOURS, hours, MOST_HOURS, wishQuery } from './hours.ts';
import { PlanFilters } from './plan-filters.tsx';
import { ModuleRow } from './module-row.tsx';
import { PlanChoices } from './plan-choices.tsx';

interface PlanSectionProps {
  readonly result: ProfileResult;
  readonly attemptId: string;
}

export function PlanSection(props: PlanSectionProps): JSX.Element {
  if (isAnythingKnown(props.result)) return <Plan {...props} />;
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{t('plan.heading')}</h2>
      <p class="prose">{t('plan.no-evidence')}</p>
    </section>
  );
}

function Plan(props: PlanSectionProps): JSX.Element {
  const { attemptId, result } = props;
  useHashTarget();
  const settled = useSettled(hours.value, 250);
  const [plan, reload] = useResource(`${attemptId} ${wishQuery(settled)}`, () => profileApi.plan(attemptId, settled));
  return (
    <section aria-labelledby="plan">
      <h2 id="plan" tabIndex={-1}>
        {t('plan.title', { hours: hours.value })}
      </h2>
      <HoursChoice />
      <PlanFilters />
      <div class="plan">
        <div class="sheet plan-modules" aria-busy={plan.status === 'loading'}>
          {plan.value !== null && <Modules plan={plan.value} attemptId={attemptId} />}
          {plan.status === 'failed' && <ProblemNotice problem={plan.problem} onRetry={reload} />}
          {plan.status === 'loading' && plan.value === null && (
            <p class="note" role="status">
              {t('plan.loading')}
            </p>
          )}
        </div>
        {result.hitRate !== null && <HitRate hitRate={result.hitRate} next={result.nextObservations} />}
      </div>
      <PlanChoices attemptId={attemptId} hours={settled} />
    </section>
  );
}

function HoursChoice(): JSX.Element {
  // Tied by id: wrapped in the label, the output would be what it names. The slider says its value itself.
  const id = useId();
  return (
    <div class="hours-choice no-print">
      <label htmlFor={id}>{t('plan.hours')}</label>
      <output htmlFor={id} aria-hidden="true">
        {t('plan.hours-value', { hours: hours.value })}
      </output>
      <input
        id={id}
        type="range"
        min={FEWEST_HOURS}
        max={MOST_HOURS}
        value={hours.value}
        aria-valuetext={t('plan.hours-value', { hours: hours.value })}
        onInput={(event) => {
          hours.value = event.currentTarget.valueAsNumber;
        }}
      />
    </div>
  );
}

function Modules(props: { readonly plan: TrainingPlan; readonly attemptId: string }): JSX.Element {
  const { plan } = props;
  if (plan.modules.length === 0) return <p class="note">{t('plan.empty')}</p>;
  return (
    <>
      <ol class="modules">
        {plan.modules.map((module) => (
          <ModuleRow key={module.moduleId} module={module} attemptId={props.attemptId} />
        ))}
      </ol>
      <p class="note">
        {t('plan.used', { used: formatMinutes(plan.usedMinutes) })} {!plan.optimal && t('plan.not-optimal')}{' '}
        {t('plan.assumption')}
      </p>
    </>
  );
}

/** A value that has stood still for a while, so that moving the slider asks the server once. */
function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
