// A placement, thesis, industrial PhD or secondment: asked, offered, agreed, each in words with its date.
import { Button, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { OrganisationView, StudentCase } from '../../contract.ts';
import { NOTE_MAX } from '../../limits.ts';
import { demandApi } from '../demand-api.ts';

const STEPS = ['asked', 'offered', 'agreed'] as const;

export function StudentCaseRow(props: {
  readonly student: StudentCase;
  readonly onChanged: (view: OrganisationView) => void;
}): JSX.Element {
  const { student } = props;
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const submit = useSubmit();
  const next = student.state === 'asked' ? 'offered' : student.state === 'offered' ? 'agreed' : null;
  const save = (state: StudentCase['state']): Promise<boolean> =>
    submit.run(async () =>
      props.onChanged(
        await demandApi.changeStudentCase(student.id, { revision: student.revision, state, text: text.trim() }),
      ),
    );
  return (
    <li class="need-student">
      <b>{t(`demand.student-${student.kind}`)}</b>: {student.field}
      <ol class="steps">
        {STEPS.map((step) => (
          <li key={step} class={student.steps[step] === null ? 'open' : 'done'}>
            <span class="step">{t(`demand.step-${step}`)}</span>
            <span>
              {student.steps[step] === null ? '–' : student.steps[step].text}
              {student.steps[step] !== null && <small>{formatDate(student.steps[step].at)}</small>}
            </span>
          </li>
        ))}
      </ol>
      {student.state === 'off' && <small>{t('demand.step-off')}</small>}
      {next !== null && !isOpen && (
        <button type="button" class="plain-button" onClick={() => setOpen(true)}>
          {t(`demand.say-${next}`)}
        </button>
      )}
      {next !== null && isOpen && (
        <div class="need-small-form">
          <TextArea label={t(`demand.say-${next}`)} value={text} rows={2} maxLength={NOTE_MAX} onInput={setText} />
          <div class="buttons">
            <Button busy={submit.isBusy} disabled={text.trim() === ''} onClick={() => void save(next)}>
              {t('demand.save')}
            </Button>
            <Button look="quiet" busy={submit.isBusy} onClick={() => void save('off')}>
              {t('demand.say-off')}
            </Button>
          </div>
        </div>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </li>
  );
}
