// The clock as a line: from when it came to when the first answer is due, with where we stand. Words beside it say the same.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatNumber } from '../../../../web/messages/numbers.ts';
import type { Clock } from '../../contract.ts';
import { sayDue } from './say-due.ts';

const WIDTH = 560;
const PADDING = 8;

export function ClockMark({ clock }: { readonly clock: Clock }): JSX.Element {
  const from = Date.parse(clock.receivedAt);
  const due = Date.parse(clock.replyDueAt);
  const now = from + clock.hoursElapsed * 3_600_000;
  const last = Math.max(due, now) + (due - from) * 0.08;
  const at = (when: number): number => PADDING + ((when - from) / Math.max(1, last - from)) * (WIDTH - 2 * PADDING);
  const isLate = now > due;
  const words = t(clock.repliedAt === null ? 'demand.clock-mark' : 'demand.clock-mark-replied', {
    hours: formatNumber(clock.hoursElapsed, 1),
    due: sayDue(clock.replyDueAt),
  });
  return (
    <figure class="need-clock">
      <svg viewBox={`0 0 ${WIDTH} 30`} role="img" aria-label={words}>
        <line class="axis" x1={PADDING} x2={WIDTH - PADDING} y1="18" y2="18" />
        <line class={isLate ? 'spent late' : 'spent'} x1={at(from)} x2={at(now)} y1="18" y2="18" />
        <line class="due" x1={at(due)} x2={at(due)} y1="8" y2="26" />
        <circle class={isLate ? 'now late' : 'now'} cx={at(now)} cy="18" r="6" />
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
