// The needs analysis at three levels, and its gate. The answers point somewhere; a named person decides, and the reason is kept.
import { Button, Field, Notice, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDateTime } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AnalysisBody, CaseView } from '../contract.ts';
import { NOTE_MAX, SHORT_MAX } from '../limits.ts';
import { CaseTabs } from './case/case-tabs.tsx';
import { pointOfChecks } from './case/point-of-checks.ts';
import { demandApi } from './demand-api.ts';
import './demand.css';

const ANSWERS = ['yes', 'no', 'not-known'] as const;
const GATES = ['training', 'partly', 'not-training'] as const;
const CHECKS = [1, 2, 3, 4, 5] as const;

export function NeedAnalysisPage(): JSX.Element {
  const { params } = useRoute();
  const caseId = params['caseId'] ?? '';
  const [found, reload] = useResource(caseId, () => demandApi.readCase(caseId));
  if (found.status === 'failed' && found.value === null) {
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  }
  const title = t('demand.analysis-title');
  return (
    <Page title={title}>
      <p class="note">
        <a href="/needs">{t('demand.back')}</a>
        {found.value !== null && ` · ${found.value.head.title}`}
      </p>
      <h1>{title}</h1>
      <CaseTabs caseId={caseId} here="analysis" />
      <p class="need-lead">{t('demand.analysis-lead')}</p>
      {found.value !== null && <AnalysisForm key={found.value.analysis.revision} view={found.value} onSaved={reload} />}
    </Page>
  );
}

function AnalysisForm(props: { readonly view: CaseView; readonly onSaved: () => void }): JSX.Element {
  const { analysis, head } = props.view;
  const [body, setBody] = useState<AnalysisBody>(analysis.body);
  const [gate, setGate] = useState(analysis.gate);
  const [reason, setReason] = useState(analysis.gateReason);
  const submit = useSubmit();
  const change = (changes: Partial<AnalysisBody>): void => setBody((last) => ({ ...last, ...changes }));
  const save = async (): Promise<void> => {
    const isDone = await submit.run(() =>
      demandApi.saveAnalysis(head.id, { revision: analysis.revision, body, gate, gateReason: reason }),
    );
    if (isDone) props.onSaved();
  };
  return (
    <form
      class="need-analysis"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Levels body={body} onChange={change} />
      <section aria-labelledby="gate-title">
        <h2 id="gate-title">{t('demand.gate')}</h2>
        <p class="prose">{t('demand.gate-text')}</p>
        <Checks checks={body.checks} onChange={(checks) => change({ checks })} />
        <Notice tone="plain" announce="polite">
          <p>{t(`demand.points-${pointOfChecks(body.checks)}`)}</p>
        </Notice>
        <fieldset class="need-gate">
          <legend>{t('demand.gate-decide')}</legend>
          {GATES.map((each) => (
            <label key={each}>
              <input type="radio" name="gate" checked={gate === each} onChange={() => setGate(each)} />
              {t(`demand.gate-${each}`)}
            </label>
          ))}
          <label>
            <input type="radio" name="gate" checked={gate === null} onChange={() => setGate(null)} />
            {t('demand.gate-open')}
          </label>
        </fieldset>
        {gate !== null && (
          <TextArea
            label={t('demand.gate-reason')}
            value={reason}
            rows={2}
            maxLength={NOTE_MAX}
            required
            onInput={setReason}
          />
        )}
        {analysis.gateAt !== null && (
          <p class="note">
            {t('demand.gate-by', { name: analysis.gateBy ?? '–', at: formatDateTime(analysis.gateAt) })}
          </p>
        )}
      </section>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('demand.save')}
        </Button>
      </div>
    </form>
  );
}

function Levels(props: {
  readonly body: AnalysisBody;
  readonly onChange: (changes: Partial<AnalysisBody>) => void;
}): JSX.Element {
  const { body, onChange } = props;
  return (
    <div class="need-levels">
      <section aria-labelledby="level-organisation">
        <h2 id="level-organisation">{t('demand.level-organisation')}</h2>
        <TextArea
          label={t('demand.goal')}
          hint={t('demand.goal-hint')}
          value={body.goal}
          maxLength={NOTE_MAX}
          onInput={(goal) => onChange({ goal })}
        />
        <Field
          label={t('demand.measure')}
          hint={t('demand.measure-hint')}
          value={body.measure}
          maxLength={SHORT_MAX}
          onInput={(measure) => onChange({ measure })}
        />
      </section>
      <section aria-labelledby="level-task">
        <h2 id="level-task">{t('demand.level-task')}</h2>
        <TextArea
          label={t('demand.tasks')}
          hint={t('demand.tasks-hint')}
          value={body.tasks}
          maxLength={NOTE_MAX}
          onInput={(tasks) => onChange({ tasks })}
        />
        <TextArea
          label={t('demand.gap')}
          hint={t('demand.gap-hint')}
          value={body.gap}
          maxLength={NOTE_MAX}
          onInput={(gap) => onChange({ gap })}
        />
      </section>
      <section aria-labelledby="level-person">
        <h2 id="level-person">{t('demand.level-person')}</h2>
        <Field
          label={t('demand.people')}
          type="number"
          min={0}
          inputMode="numeric"
          value={body.people === null ? '' : String(body.people)}
          onInput={(text) => onChange({ people: /^\d{1,6}$/.test(text) ? Math.min(100_000, Number(text)) : null })}
        />
        <Field
          label={t('demand.before')}
          hint={t('demand.before-hint')}
          value={body.before}
          maxLength={SHORT_MAX}
          onInput={(before) => onChange({ before })}
        />
        <Field
          label={t('demand.languages')}
          value={body.languages}
          maxLength={SHORT_MAX}
          onInput={(languages) => onChange({ languages })}
        />
        <Field
          label={t('demand.availability')}
          hint={t('demand.availability-hint')}
          value={body.availability}
          maxLength={SHORT_MAX}
          onInput={(availability) => onChange({ availability })}
        />
      </section>
    </div>
  );
}

function Checks(props: {
  readonly checks: AnalysisBody['checks'];
  readonly onChange: (checks: AnalysisBody['checks']) => void;
}): JSX.Element {
  return (
    <ol class="need-checks">
      {CHECKS.map((number) => (
        <li key={number}>
          <fieldset>
            <legend>{t(`demand.check-${number}`)}</legend>
            {ANSWERS.map((answer) => (
              <label key={answer}>
                <input
                  type="radio"
                  name={`check-${number}`}
                  checked={props.checks[number - 1] === answer}
                  onChange={() => props.onChange(props.checks.map((each, at) => (at === number - 1 ? answer : each)))}
                />
                {t(`demand.check-${answer}`)}
              </label>
            ))}
          </fieldset>
        </li>
      ))}
    </ol>
  );
}
