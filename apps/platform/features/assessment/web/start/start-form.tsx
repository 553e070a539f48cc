// Role, career stage and length; then the first question.
import { Button, ChoiceList, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import type { AssessmentOffer, StartAssessmentBody } from '../../contract.ts';
import { assessmentApi } from '../assessment-api.ts';

export function StartForm(props: { readonly offer: AssessmentOffer }): JSX.Element {
  const { roleProfiles, forms } = props.offer;
  const { route } = useLocation();
  const [role, setRole] = useState<number | null>(roleProfiles.length === 1 ? 0 : null);
  const [stage, setStage] = useState<number | null>(null);
  const [form, setForm] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The same start sent twice must make one attempt; another choice is another start.
  const kept = useRef({ body: '', key: '' });
  const stages = role === null ? [] : (roleProfiles[role]?.stages ?? []);

  const start = async (): Promise<void> => {
    const chosenRole = role === null ? undefined : roleProfiles[role];
    const chosenStage = stage === null ? undefined : stages[stage];
    const chosenForm = forms[form];
    if (chosenRole === undefined || chosenStage === undefined || chosenForm === undefined) {
      setAsking(true);
      return;
    }
    const body: StartAssessmentBody = {
      roleProfile: chosenRole.id,
      stage: chosenStage.id,
      form: chosenForm.id,
      language: language.value,
    };
    const text = JSON.stringify(body);
    if (kept.current.body !== text) kept.current = { body: text, key: makeKey() };
    setBusy(true);
    setProblem(null);
    try {
      const started = await assessmentApi.start(body, kept.current.key);
      route(`/run/${started.attemptId}`);
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setBusy(false);
    }
  };

  const chooseRole = (next: number): void => {
    setRole(next);
    if (next !== role) setStage(null);
  };

  return (
    <form
      class="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <ChoiceList
        name="role"
        legend={<h2>{t('start.role')}</h2>}
        choices={roleProfiles.map((profile) => ({ text: textIn(profile.name), detail: textIn(profile.description) }))}
        selected={role}
        onSelect={chooseRole}
        columns
      />
      {role !== null && (
        <ChoiceList
          key={role}
          name="stage"
          legend={<h2>{t('start.stage')}</h2>}
          choices={stages.map((each) => ({ text: textIn(each.name), detail: textIn(each.description) }))}
          selected={stage}
          onSelect={setStage}
          columns
        />
      )}
      <ChoiceList
        name="form"
        legend={<h2>{t('start.length')}</h2>}
        choices={forms.map((each) => ({
          text: t('start.form', { form: each.id, low: each.minutesLow, high: each.minutesHigh }),
          detail: each.id === 'full' ? t('start.form-full-text') : t('start.form-short-text'),
        }))}
        selected={form}
        onSelect={setForm}
        columns
      />
      {isAsking && (role === null || stage === null) && (
        <Notice tone="care" announce="now">
          <p>{role === null ? t('start.choose-role') : t('start.choose-stage')}</p>
        </Notice>
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
      <div class="buttons">
        <Button type="submit" busy={isBusy}>
          {isBusy ? t('start.starting') : t('start.start')}
        </Button>
      </div>
    </form>
  );
}
