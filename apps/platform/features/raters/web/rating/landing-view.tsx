// What a rater reads first: who asks, how long it takes, who will see what, and the way out.
import { Button, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import type { RatingState } from '../../contract.ts';
import { LeaveRating } from './leave-rating.tsx';

export function LandingView(props: {
  readonly state: RatingState;
  readonly onBegin: () => void;
  /** Null for the first time: the primer belongs to it. */
  readonly onSkip: (() => void) | null;
  readonly onLeave: (after: 'before-release' | 'after-release') => void;
}): JSX.Element {
  const { state } = props;
  const name = state.ratee;
  const { raterGroup: least, ratersOverall: overall, comments } = state.thresholds;
  const title = t('raters.rate-title', { name });
  const hasBegun = state.answered.length > 0;
  return (
    <Page title={title} width="reading">
      <p class="note">{t('raters.rate-for', { name: state.raterName, address: state.sentTo })}</p>
      <h1>{title}</h1>
      <p class="lead after-lead">{t('raters.rate-lead', { name, count: state.items.length })}</p>
      <p class="prose raters-promise">
        {state.group === 'manager'
          ? t('raters.rate-manager', { name, overall })
          : t('raters.rate-anonymous', { name, least, overall, comments })}
      </p>
      <div class="buttons">
        <Button onClick={props.onBegin}>{hasBegun ? t('raters.go-on') : t('raters.begin')}</Button>
        {props.onSkip !== null && !hasBegun && (
          <Button look="quiet" onClick={props.onSkip}>
            {t('raters.primer-skip')}
          </Button>
        )}
      </div>
      <div class="raters-outs">
        <LeaveRating state={state} reason="not-me" onLeave={props.onLeave} />
        <LeaveRating state={state} reason="rather-not" onLeave={props.onLeave} />
      </div>
      <Disclosure summary={t('raters.rate-small-print')}>
        <p class="prose">{t('raters.rate-use', { name })}</p>
        <p class="prose">{t('raters.rate-leave', { name })}</p>
        <p class="note">
          {state.closesAt === null
            ? t('raters.open-campaign')
            : t('raters.open-until', { date: formatDate(state.closesAt) })}
        </p>
      </Disclosure>
    </Page>
  );
}
