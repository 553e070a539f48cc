// What to do with a plan: take it on, and see what would be nearly as good or change it.
import { Button, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { PlanAlternatives } from '../../contract.ts';
import { developmentApi } from '../profile-api.ts';
import { wishQuery } from './hours.ts';

interface PlanChoicesProps {
  readonly attemptId: string;
  readonly hours: number;
}

export function PlanChoices(props: PlanChoicesProps): JSX.Element {
  const { attemptId, hours } = props;
  const submit = useSubmit();
  const wish = wishQuery(hours);
  const [taken, setTaken] = useState<string | null>(null);
  const take = async (): Promise<void> => {
    if (await submit.run(() => developmentApi.keepPlan(attemptId, hours, makeKey()))) setTaken(wish);
  };
  return (
    <div class="plan-choices no-print">
      <div class="buttons">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void take()}>
          {t('profile.take-on')}
        </Button>
      </div>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <p class="note" role="status">
        {taken === wish && <Rich message={t('profile.taken-on')} tags={{ a: (text) => <a href="/me">{text}</a> }} />}
      </p>
      <Disclosure summary={t('profile.alternatives')}>
        <Alternatives {...props} />
      </Disclosure>
    </div>
  );
}

function Alternatives({ attemptId, hours }: PlanChoicesProps): JSX.Element {
  const [found, reload] = useResource(`${attemptId} ${wishQuery(hours)}`, () =>
    developmentApi.alternatives(attemptId, hours),
  );
  if (found.status === 'failed') return <ProblemNotice problem={found.problem} onRetry={reload} />;
  if (found.value === null)
    return (
      <p class="note" role="status">
        {t('plan.loading')}
      </p>
    );
  const { alternatives, otherHours, targets, observation } = found.value;
  return (
    <>
      {alternatives.length === 0 && <p class="prose">{t('profile.no-alternatives')}</p>}
      <ul class="plan-alternatives">
        {alternatives.map((each) => (
          <li key={changeText(each)}>
            {changeText(each)}{' '}
            <small>
              {t('profile.alternative', { share: formatHundredths(each.share), close: each.isClose ? 'yes' : 'other' })}
            </small>
          </li>
        ))}
      </ul>
      <h3>{t('profile.would-change')}</h3>
      <ul class="plan-alternatives">
        {otherHours.map((each) => (
          <li key={each.hours}>
            {t('profile.with-hours', { hours: formatNumber(each.hours, 1), change: changeText(each) })}
          </li>
        ))}
        {targets.map((each) => (
          <li key={each.skill}>
            {t('profile.with-target', {
              skill: inSentence(textIn(each.name)),
              target: formatNumber(each.target, 1),
              change: changeText(each),
            })}
          </li>
        ))}
        {observation !== null && <li>{t('profile.with-observation', { what: observationText(observation) })}</li>}
      </ul>
      {otherHours.length + targets.length === 0 && <p class="prose">{t('profile.nothing-would-change')}</p>}
    </>
  );
}

type Change = Pick<PlanAlternatives['targets'][number], 'added' | 'dropped'>;

function changeText({ added, dropped }: Change): string {
  const names = (modules: Change['added']): string => modules.map((module) => textIn(module.title)).join(', ');
  if (added.length === 0) return t('profile.without', { dropped: names(dropped) });
  if (dropped.length === 0) return t('profile.with', { added: names(added) });
  return t('profile.instead', { added: names(added), dropped: names(dropped) });
}

function observationText(observation: NonNullable<PlanAlternatives['observation']>): string {
  const { kind, count, name } = observation;
  return t('profile.observation', {
    kind: kind === 'peers' ? 'other' : kind,
    skill: name === null ? '' : inSentence(textIn(name)),
    count,
  });
}
