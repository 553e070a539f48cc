// Some answers were refused one by one: said once, with what happened to the others.
import { Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { AttemptSession } from '../attempt/attempt-session.ts';

export function RefusedNotice(props: { readonly session: AttemptSession }): JSX.Element | null {
  const refused = props.session.refused.value;
  if (refused === null) return null;
  return (
    <div class="runner-notice">
      <Notice tone="loss" announce="now">
        <p>{t('runner.refused', { count: refused.count, code: refused.code })}</p>
      </Notice>
    </div>
  );
}
