// Says where the answers are. "Saved" means that the server has them on disk, and nothing less.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { SaveState } from '../attempt/attempt-session.ts';

export function SaveIndicator(props: {
  readonly state: SaveState;
  readonly pending: number;
  readonly minutes: { readonly low: number; readonly high: number } | null;
}): JSX.Element {
  const { state, minutes } = props;
  const words = saveWords(state, props.pending);
  return (
    <p class={`save-state ${state}`}>
      {words !== '' && <span class="dot" aria-hidden="true" />}
      <span>{[words, minutes === null ? '' : minutesLeft(minutes)].filter(Boolean).join(' · ')}</span>
    </p>
  );
}

/** What assistive technology hears: trouble and its end, not every saved answer. */
export function saveAnnouncement(state: SaveState, pending: number): string {
  return state === 'kept' || state === 'needed' ? saveWords(state, pending) : '';
}

function saveWords(state: SaveState, pending: number): string {
  switch (state) {
    case 'idle':
      return '';
    case 'saving':
      return t('runner.saving');
    case 'saved':
      return t('runner.saved');
    case 'kept':
      return t('runner.kept', { count: pending });
    case 'needed':
      return t('runner.needed');
  }
}

function minutesLeft(minutes: { readonly low: number; readonly high: number }): string {
  if (minutes.high <= 1) return t('runner.minute-left');
  return minutes.low < minutes.high
    ? t('runner.minutes-left-range', { low: Math.max(1, minutes.low), high: minutes.high })
    : t('runner.minutes-left', { minutes: minutes.high });
}
