// What can be taken along, how long it stays, and how to make it go now.
import { Button, Dialog, Field, LinkButton, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { PrivateLink } from '../../../../web/private-link/private-link.tsx';
import { forgetDevice } from '../../../../web/private-link/forget-device.ts';
import { hours } from '../plan/hours.ts';
import { files, profileApi } from '../profile-api.ts';

export function KeepSection(props: { readonly attemptId: string }): JSX.Element {
  const { attemptId } = props;
  const [attempt] = useResource(attemptId, () => profileApi.attempt(attemptId));
  const [start, setStart] = useState(nextMonday);
  const [isRemoving, setRemoving] = useState(false);
  return (
    <section class="no-print" aria-labelledby="keep-title">
      <h2 id="keep-title">{t('result.keep')}</h2>
      <p class="prose">{t('result.keep-text')}</p>
      <div class="buttons keep-files">
        <LinkButton href={files.report(attemptId, language.value, hours.value)} look="quiet" download>
          {t('result.file-report')}
        </LinkButton>
        <LinkButton href={files.json(attemptId)} look="quiet" download>
          {t('result.file-json')}
        </LinkButton>
        <LinkButton href={files.csv(attemptId, language.value)} look="quiet" download>
          {t('result.file-csv')}
        </LinkButton>
      </div>
      <div class="keep-calendar">
        <Field label={t('result.calendar-start')} type="date" value={start} onInput={setStart} />
        <LinkButton href={files.calendar(attemptId, language.value, hours.value, start)} look="quiet" download>
          {t('result.file-calendar')}
        </LinkButton>
      </div>
      <PrivateLink />
      <h2>{t('remove.heading')}</h2>
      {attempt.value !== null && (
        <p class="prose">{t('remove.until', { date: formatDate(attempt.value.expiresAt) })}</p>
      )}
      <p>
        <PlainButton onClick={() => setRemoving(true)}>{t('remove.now')}</PlainButton>
      </p>
      <Dialog open={isRemoving} title={t('remove.title')} onClose={() => setRemoving(false)}>
        <Removal onCancel={() => setRemoving(false)} />
      </Dialog>
    </section>
  );
}

function Removal(props: { readonly onCancel: () => void }): JSX.Element {
  const { route } = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await profileApi.deleteMyData();
      await forgetDevice();
      route('/');
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  return (
    <>
      <p>{t('remove.text')}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div class="buttons">
        <Button look="alert" busy={isBusy} onClick={() => void remove()}>
          {t('remove.confirm')}
        </Button>
        <Button look="quiet" takesFocus onClick={props.onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </>
  );
}

/** The plan begins next week unless the person says otherwise. */
function nextMonday(): string {
  const day = new Date();
  day.setDate(day.getDate() + ((8 - day.getDay()) % 7 || 7));
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
