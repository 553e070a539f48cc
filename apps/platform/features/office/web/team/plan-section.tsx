// One team plan: who wishes what, by name, and one's own wishes.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { TeamPlan, TeamPlanList, Wish } from '../../contract.ts';
import { officeApi } from '../office-api.ts';
import { WishesForm } from './wishes-form.tsx';

export function PlanSection(props: {
  readonly plan: TeamPlan;
  readonly skills: TeamPlanList['skills'];
  readonly onChange: () => void;
}): JSX.Element {
  const { plan, skills } = props;
  const submit = useSubmit();
  const title = `plan-${plan.id}`;
  return (
    <section class="team-plan sheet" aria-labelledby={title}>
      <p class="note">
        {plan.unit.name} ·{' '}
        {plan.closedAt === null
          ? t('office.plan-opened', { date: formatDate(plan.openedAt) })
          : t('office.plan-closed-on', { date: formatDate(plan.closedAt) })}
      </p>
      <h2 id={title}>{plan.title}</h2>
      {plan.mayRead ? <Wishes plan={plan} skills={skills} /> : <p class="note">{t('office.plan-not-yours')}</p>}
      {plan.mayRead && (plan.mayWish || plan.own.length > 0) && (
        <>
          <h3>{t('office.your-wishes')}</h3>
          <WishesForm plan={plan} skills={skills} onChange={props.onChange} />
        </>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {plan.mayClose && (
        <div class="buttons">
          <Button
            look="quiet"
            busy={submit.isBusy}
            onClick={() =>
              void submit.run(async () => {
                await officeApi.closeTeamPlan(plan.id);
                props.onChange();
              })
            }
          >
            {t('office.plan-close')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Wishes(props: { readonly plan: TeamPlan; readonly skills: TeamPlanList['skills'] }): JSX.Element {
  const { plan, skills } = props;
  if (plan.people.length === 0) return <p class="note">{t('office.wishes-none')}</p>;
  return (
    <dl class="wishes">
      {plan.people.map((person) => (
        <div key={person.name}>
          <dt>{person.name}</dt>
          {person.wishes.map((wish, index) => (
            <dd key={index}>{sayWish(wish, skills)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function sayWish({ skill, text }: Wish, skills: TeamPlanList['skills']): string {
  const found = skills.find((each) => each.id === skill);
  return [found === undefined ? '' : textIn(found.name), text].filter(Boolean).join(': ');
}
