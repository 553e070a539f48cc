// Nothing more to ask: why it stops, a last look back, and the end.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../../web/api/problem.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import type { AttemptModel } from '../attempt/attempt-model.ts';
import type { AttemptSession } from '../attempt/attempt-session.ts';

export function FinishView(props: {
  readonly session: AttemptSession;
  readonly model: AttemptModel;
  readonly attemptId: string;
}): JSX.Element {
  const { session, model } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { finish, isBusy, problem } = useFinish(session, props.attemptId, false);
  const { stop } = model.state;
  return (
    <main id="main" class="runner-item">
      <p class="runner-lead">{t('finish.title')}</p>
      <h1 ref={heading} tabIndex={-1}>
        {stop === null
          ? t('finish.plain')
          : `${t(`finish.reason-${stop.reason}`)} ${t('finish.settled', { settled: stop.settledSkills, skills: stop.skills })}`}
      </h1>
      <p class="prose after-lead">{t('finish.text')}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div class="buttons">
        <Button busy={isBusy} onClick={finish}>
          {t('finish.see-result')}
        </Button>
        <Button look="quiet" onClick={() => session.goBack()}>
          {t('finish.look-again')}
        </Button>
      </div>
    </main>
  );
}

/** Ends the attempt and opens the result; used here and for ending early. */
export function useFinish(
  session: AttemptSession,
  attemptId: string,
  early: boolean,
): { finish: () => void; isBusy: boolean; problem: Problem | null } {
  const { route } = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const finish = (): void => {
    setBusy(true);
    setProblem(null);
    void session.finish(early).then((found) => {
      setBusy(false);
      setProblem(found);
      if (found === null) route(`/result/${attemptId}`);
    });
  };
  return { finish, isBusy, problem };
}
