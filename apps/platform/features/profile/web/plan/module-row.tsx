// One module of the plan: how long, what, for which skill, why, and what it is expected to change.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime, formatMinutes, formatNumber } from '../../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../../web/messages/texts.ts';
import type { PlanModule } from '../../contract.ts';

export function ModuleRow(props: { readonly module: PlanModule; readonly attemptId: string }): JSX.Element {
  const { module } = props;
  return (
    <li class="module-row">
      <span class="time">{formatMinutes(module.minutes)}</span>
      <span class="what">
        <a href={`/plan/${props.attemptId}/modules/${module.moduleId}`} lang={langOf(module.title)}>
          {textIn(module.title)}
        </a>
        <small>
          {[
            textIn(module.skillName),
            t(`plan.company-${module.company}`),
            t('plan.starts', { week: module.startsInWeek }),
            t(`plan.reason-${module.reason}`),
            ...(module.session === undefined
              ? []
              : [t('profile.session', { date: formatDateTime(module.session.startsAt), place: module.session.place })]),
          ].join('\u00a0· ')}
        </small>
      </span>
      {/* A module that only prepares another lowers no need by itself. */}
      <span class="gain">
        {module.needReduction >= 0.05 && t('plan.gain', { levels: formatNumber(-module.needReduction, 1) })}
      </span>
    </li>
  );
}
