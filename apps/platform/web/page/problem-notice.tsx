// A problem in words: what happened, what was kept, what to do next.
import { Notice, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { isPassing } from '../api/problem.ts';
import type { Problem } from '../api/problem.ts';
import { findMessage, t } from '../messages/messages.ts';

/** The sentence of a problem; codes without one of their own get the general one, with the code for whoever helps. */
export function problemText(problem: Problem): string {
  const own = findMessage(`problem.${problem.code}`, problem.values);
  return own ?? t('problem.unexpected', { code: `${problem.code} ${Math.max(0, problem.status)}` });
}

export function ProblemNotice(props: {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
}): JSX.Element {
  return (
    <Notice tone={isPassing(props.problem) ? 'care' : 'loss'} announce="now">
      <p>{problemText(props.problem)}</p>
      {props.onRetry && (
        <p>
          <PlainButton onClick={props.onRetry}>{t('action.try-again')}</PlainButton>
        </p>
      )}
    </Notice>
  );
}
