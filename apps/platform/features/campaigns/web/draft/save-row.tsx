// The end of a step: what went wrong with saving, and the button that saves and goes on.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import type { StepProps } from './step-props.ts';

export function SaveRow(props: Pick<StepProps, 'submit' | 'saveAndGo'>): JSX.Element {
  return (
    <>
      {props.submit.problem !== null && <ProblemNotice problem={props.submit.problem} />}
      <div class="buttons">
        <Button busy={props.submit.isBusy} onClick={() => void props.saveAndGo()}>
          {t('campaigns.save-and-go')}
        </Button>
      </div>
    </>
  );
}
