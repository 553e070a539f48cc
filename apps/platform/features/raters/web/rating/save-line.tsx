// Says where the answers are. "Saved" means that the server has them on disk, and nothing less.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { RatingSession } from './rating-session.ts';

export function SaveLine(props: { readonly session: RatingSession }): JSX.Element {
  const state = props.session.saveState.value;
  const words =
    state === 'idle'
      ? ''
      : state === 'kept'
        ? t('raters.kept', { count: props.session.pending.value })
        : t(`raters.${state}`);
  return (
    <p class={`raters-save ${state}`}>
      {words !== '' && <span class="dot" aria-hidden="true" />}
      <span>{words}</span>
    </p>
  );
}
