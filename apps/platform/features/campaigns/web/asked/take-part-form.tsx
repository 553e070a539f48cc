// Role and stage, the word that the notice was read, and the start.
import { Button, ChoiceList, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { request } from '../../../../web/api/request.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { Submit } from '../../../../web/page/use-submit.ts';
import type { AssessmentOffer } from '../../../assessment/contract.ts';
import { Tick } from '../draft/tick.tsx';

export interface Choice {
  readonly roleProfile: string;
  readonly stage: string;
  readonly language: string;
}

export function TakePartForm(props: {
  /** Suggested by the list; the person may say otherwise. */
  readonly role: string | null;
  readonly stage: string | null;
  readonly submit: Submit;
  readonly startText: string;
  readonly onStart: (choice: Choice) => void;
  readonly onLater: () => void;
}): JSX.Element {
  const [offer, reload] = useResource('campaign offer', () => request<AssessmentOffer>('GET', '/assessment-offer'));
  const [role, setRole] = useState<number | null>(null);
  const [stage, setStage] = useState<number | null>(null);
  const [isRead, setRead] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const roles = offer.value?.roleProfiles ?? [];
  const stages = role === null ? [] : (roles[role]?.stages ?? []);
  useEffect(() => {
    const known = roles.findIndex((each) => each.id === props.role);
    if (known < 0) return setRole(roles.length === 1 ? 0 : null);
    setRole(known);
    const at = roles[known]!.stages.findIndex((each) => each.id === props.stage);
    setStage(at < 0 ? null : at);
  }, [offer.value]);
  const start = (): void => {
    const chosen = role === null ? undefined : roles[role];
    const at = stage === null ? undefined : stages[stage];
    if (chosen === undefined || at === undefined || !isRead) return setAsking(true);
    props.onStart({ roleProfile: chosen.id, stage: at.id, language: language.value });
  };
  return (
    <form
      class="campaign-start"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      {offer.status === 'failed' && <ProblemNotice problem={offer.problem} onRetry={reload} />}
      {roles.length > 1 && (
        <ChoiceList
          name="campaign-role"
          legend={t('campaigns.role')}
          choices={roles.map((each) => ({ text: textIn(each.name), detail: textIn(each.description) }))}
          selected={role}
          onSelect={(place) => {
            if (place !== role) setStage(null);
            setRole(place);
          }}
          numbered={false}
          columns
        />
      )}
      {role !== null && (
        <ChoiceList
          key={role}
          name="campaign-stage"
          legend={t('campaigns.stage')}
          choices={stages.map((each) => ({ text: textIn(each.name), detail: textIn(each.description) }))}
          selected={stage}
          onSelect={setStage}
          numbered={false}
          columns
        />
      )}
      <Tick label={t('campaigns.notice-read')} checked={isRead} onChange={setRead} />
      {isAsking && (role === null || stage === null || !isRead) && (
        <Notice tone="care" announce="now">
          <p>
            {role === null
              ? t('campaigns.choose-role')
              : stage === null
                ? t('campaigns.choose-stage')
                : t('problem.campaigns.notice-not-agreed')}
          </p>
        </Notice>
      )}
      {props.submit.problem !== null && <ProblemNotice problem={props.submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={props.submit.isBusy}>
          {props.startText}
        </Button>
        <Button look="quiet" onClick={props.onLater}>
          {t('campaigns.not-now')}
        </Button>
      </div>
    </form>
  );
}
