// What went wrong with a change. Where somebody else was faster, what they saved can be loaded; what was typed stays where it is.
import { Notice, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import type { Problem } from '../../../web/api/problem.ts';
import { t } from '../../../web/messages/messages.ts';
import { ProblemNotice, problemText } from '../../../web/page/problem-notice.tsx';

const OVERTAKEN: ReadonlySet<string> = new Set([
  'calls.changed-meanwhile',
  'calls.decided-meanwhile',
  'calls.programme-changed',
  'calls.unknown',
]);

export function SaveProblem(props: { readonly problem: Problem; readonly onLoad: () => void }): JSX.Element {
  const { problem } = props;
  if (!OVERTAKEN.has(problem.code)) return <ProblemNotice problem={problem} />;
  return (
    <Notice tone="care" announce="now">
      <p>{problemText(problem)}</p>
      <p>
        <PlainButton onClick={props.onLoad}>{t('calls.load-saved')}</PlainButton>
      </p>
    </Notice>
  );
}
