// An open study: counts as dots, reminders, the close. No answer can be read here, and none is sent to this page.
import { Button, Dialog } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { StudyView } from '../../contract.ts';
import { ENOUGH_EXPERTS } from '../../limits.ts';
import { studiesApi } from '../studies-api.ts';
import { ExpertList } from './expert-list.tsx';

export function OpenView(props: {
  readonly study: StudyView;
  readonly onChange: (study: StudyView) => void;
}): JSX.Element {
  const { study, onChange } = props;
  const { asked, begun, finished } = study.progress;
  const submit = useSubmit();
  const [isClosing, setClosing] = useState(false);
  const act = (what: 'remind' | 'close'): Promise<boolean> =>
    submit.run(async () => onChange(await studiesApi.act(study.id, what)));
  return (
    <>
      <h1>
        <Rich message={t('studies.open-lead', { asked, begun, finished })} />
      </h1>
      <p class="studies-dots" aria-hidden="true">
        {Array.from({ length: asked }, (_, at) => (
          <i key={at} class={at < finished ? 'is-done' : at < begun ? 'is-begun' : ''} />
        ))}
      </p>
      <p class="prose">{t('studies.blind')}</p>
      {study.closesAt !== null && <p class="note">{t('studies.open-until', { date: formatDate(study.closesAt) })}</p>}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void act('remind')}>
          {t('studies.remind')}
        </Button>
        <Button onClick={() => setClosing(true)}>{t('studies.close')}</Button>
      </div>
      {study.remindFrom !== null && (
        <p class="note">{t('studies.remind-from', { date: formatDate(study.remindFrom) })}</p>
      )}
      <Dialog open={isClosing} title={t('studies.close-title')} onClose={() => setClosing(false)}>
        <p>
          {t(begun < ENOUGH_EXPERTS ? 'studies.close-few' : 'studies.close-text', { begun, enough: ENOUGH_EXPERTS })}
        </p>
        <div class="buttons">
          <Button
            busy={submit.isBusy}
            onClick={() => {
              setClosing(false);
              void act('close');
            }}
          >
            {t('studies.close')}
          </Button>
          <Button look="quiet" onClick={() => setClosing(false)}>
            {t('studies.keep-open')}
          </Button>
        </div>
      </Dialog>
      <ExpertList study={study} onChange={onChange} />
    </>
  );
}
