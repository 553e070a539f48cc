// Handed in: when it counts, and that it can still be changed or removed.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import type { RatingState } from '../../contract.ts';
import { LeaveRating } from './leave-rating.tsx';

export function ThanksView(props: {
  readonly state: RatingState;
  readonly onChange: () => void;
  readonly onLeave: (after: 'before-release' | 'after-release') => void;
}): JSX.Element {
  const { state } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <Page title={t('raters.thanks-title')} width="reading">
      <h1 ref={heading} tabIndex={-1}>
        {t('raters.thanks-title')}
      </h1>
      <p class="lead after-lead">
        {state.closesAt === null
          ? t('raters.thanks-campaign')
          : t('raters.thanks-text', { date: formatDate(state.closesAt) })}
      </p>
      <p class="note raters-promise">{t('raters.rate-use', { name: state.ratee })}</p>
      <div class="buttons">
        <Button look="quiet" onClick={props.onChange}>
          {t('raters.change')}
        </Button>
      </div>
      <div class="raters-outs">
        <LeaveRating state={state} reason="rather-not" label={t('raters.leave')} onLeave={props.onLeave} />
      </div>
    </Page>
  );
}
