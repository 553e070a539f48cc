// The way out: it is not me, or I would rather not; and what the rater reads afterwards.
import { Button, Dialog, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { RatingState } from '../../contract.ts';
import { ratingApi } from '../raters-api.ts';

export function LeaveRating(props: {
  readonly state: RatingState;
  readonly reason: 'not-me' | 'rather-not';
  readonly label?: string;
  readonly onLeave: (after: 'before-release' | 'after-release') => void;
}): JSX.Element {
  const { state, reason } = props;
  const [isAsking, setAsking] = useState(false);
  const submit = useSubmit();
  const name = state.ratee;
  const leave = (): Promise<boolean> =>
    submit.run(async () => props.onLeave((await ratingApi.withdraw(state.ratingId, reason)).after));
  const text =
    reason === 'not-me'
      ? t('raters.not-me-text', { name })
      : state.status === 'released'
        ? t('raters.rather-not-released', { name })
        : t('raters.rather-not-text', { name });
  return (
    <span>
      <PlainButton onClick={() => setAsking(true)}>{props.label ?? t(`raters.${reason}`)}</PlainButton>
      <Dialog open={isAsking} title={t(`raters.${reason}-title`)} onClose={() => setAsking(false)}>
        <p class="prose">{text}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button takesFocus look="quiet" onClick={() => setAsking(false)}>
            {t('raters.back')}
          </Button>
          <Button look="alert" busy={submit.isBusy} onClick={() => void leave()}>
            {t(`raters.${reason}-yes`)}
          </Button>
        </div>
      </Dialog>
    </span>
  );
}

export function LeftView(props: { readonly after: 'before-release' | 'after-release' }): JSX.Element {
  return (
    <Page title={t('raters.left-title')} width="reading">
      <h1>{t('raters.left-title')}</h1>
      <p class="prose after-lead" role="status">
        {props.after === 'before-release' ? t('raters.left-before') : t('raters.left-after')}
      </p>
    </Page>
  );
}
