// Mentoring on an academic's page: rehearsals with what came of them, opening the next, goals proposed and agreed.
import { Button, ChoiceList, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Goal, MentoringView } from '../../contract.ts';
import { GOAL_MAX, REHEARSAL_KINDS, RUBRIC, WHAT_MAX } from '../../limits.ts';
import { mentoringApi } from '../academics-api.ts';
import { sentencesOf } from './rehearsal-report.tsx';
import { criterionName } from './rubric-words.ts';

export function MentoringSection(props: { readonly academicId: string }): JSX.Element {
  const { academicId } = props;
  const [mentoring, reload] = useResource(`mentoring ${academicId}`, () => mentoringApi.read(academicId));
  return (
    <section aria-labelledby="academic-mentoring">
      <h2 id="academic-mentoring">{t('academics.mentoring')}</h2>
      <p class="prose">{t('academics.mentoring-text')}</p>
      {mentoring.value !== null && <Rehearsals mentoring={mentoring.value} />}
      <div class="academics-two">
        <OpenForm academicId={academicId} />
        {mentoring.value !== null && <Goals academicId={academicId} goals={mentoring.value.goals} onChanged={reload} />}
      </div>
    </section>
  );
}

function Rehearsals(props: { readonly mentoring: MentoringView }): JSX.Element {
  const { rehearsals } = props.mentoring;
  if (rehearsals.length === 0) return <p class="note">{t('academics.no-rehearsals')}</p>;
  return (
    <ul class="academics-list">
      {rehearsals.map((rehearsal) => (
        <li key={rehearsal.id}>
          <a class="name" href={`/rehearsals/${rehearsal.id}`}>
            {rehearsal.title}
          </a>
          <span class="counts">{formatDate(rehearsal.heldOn)}</span>
          <small>{sentencesOf(rehearsal).join(' ')}</small>
        </li>
      ))}
    </ul>
  );
}

function OpenForm(props: { readonly academicId: string }): JSX.Element {
  const { route } = useLocation();
  const [kind, setKind] = useState(0);
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState('');
  const key = useRef(makeKey());
  const submit = useSubmit();
  const change = (action: () => void): void => {
    key.current = makeKey();
    action();
  };
  return (
    <form
      class="academics-sheet"
      aria-labelledby="academics-open-rehearsal"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(async () => {
          const body = { kind: REHEARSAL_KINDS[kind]!, title: title.trim(), heldOn };
          const made = await mentoringApi.openRehearsal(props.academicId, body, key.current);
          route(`/rehearsals/${made.id}`);
        });
      }}
    >
      <h3 id="academics-open-rehearsal">{t('academics.open-rehearsal')}</h3>
      <ChoiceList
        name="rehearsal-kind"
        legend={t('academics.rehearsal-kind')}
        choices={REHEARSAL_KINDS.map((each) => ({ text: t(`academics.rehearsal-${each}`) }))}
        selected={kind}
        onSelect={(place) => change(() => setKind(place))}
        numbered={false}
        columns
      />
      <Field
        label={t('academics.rehearsal-title')}
        value={title}
        onInput={(value) => change(() => setTitle(value))}
        maxLength={WHAT_MAX}
        required
      />
      <Field
        label={t('academics.rehearsal-day')}
        type="date"
        value={heldOn}
        onInput={(value) => change(() => setHeldOn(value))}
        required
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" look="quiet" busy={submit.isBusy}>
          {t('academics.open-rehearsal-go')}
        </Button>
      </div>
    </form>
  );
}

function Goals(props: {
  readonly academicId: string;
  readonly goals: readonly Goal[];
  readonly onChanged: () => void;
}): JSX.Element {
  const [text, setText] = useState('');
  const [criterion, setCriterion] = useState('');
  const key = useRef(makeKey());
  const submit = useSubmit();
  const criteria = [...new Set(REHEARSAL_KINDS.flatMap((kind) => RUBRIC[kind]))];
  const run = (action: () => Promise<unknown>): Promise<boolean> =>
    submit.run(async () => {
      await action();
      props.onChanged();
    });
  return (
    <div class="academics-sheet">
      <h3>{t('academics.goals')}</h3>
      {props.goals.length === 0 && <p class="note">{t('academics.no-goals')}</p>}
      <ul class="academics-goals">
        {props.goals.map((goal) => (
          <li key={goal.id}>
            <span>
              {goal.text}
              <small>{goalState(goal)}</small>
            </span>
            {goal.state === 'open' && goal.agreedAt !== null && (
              <Button
                look="quiet"
                busy={submit.isBusy}
                onClick={() => void run(() => mentoringApi.changeGoal(goal.id, 'met'))}
              >
                {t('academics.goal-met')}
              </Button>
            )}
            {goal.state === 'open' && goal.agreedAt === null && (
              <Button
                look="quiet"
                busy={submit.isBusy}
                onClick={() => void run(() => mentoringApi.changeGoal(goal.id, 'dropped'))}
              >
                {t('academics.goal-drop')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(async () => {
            const body = { criterion: criterion === '' ? null : criterion, text: text.trim() };
            await mentoringApi.setGoal(props.academicId, body, key.current);
            key.current = makeKey();
            setText('');
          });
        }}
      >
        <Field label={t('academics.goal-new')} value={text} onInput={setText} maxLength={GOAL_MAX} required />
        <Select
          label={t('academics.criterion')}
          value={criterion}
          options={[
            { value: '', text: t('academics.no-criterion') },
            ...criteria.map((each) => ({ value: each, text: criterionName(each) })),
          ]}
          onSelect={setCriterion}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" look="quiet" busy={submit.isBusy}>
            {t('academics.goal-propose')}
          </Button>
        </div>
      </form>
    </div>
  );
}

export function goalState(goal: Goal): string {
  const about = goal.criterion === null ? '' : `${criterionName(goal.criterion)} · `;
  if (goal.state !== 'open')
    return about + t(goal.state === 'met' ? 'academics.goal-is-met' : 'academics.goal-is-dropped');
  return (
    about +
    (goal.agreedAt === null
      ? t('academics.goal-waits')
      : t('academics.goal-agreed', { date: formatDate(goal.agreedAt) }))
  );
}
