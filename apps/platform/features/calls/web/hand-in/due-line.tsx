// The days that are left as a line: today at its left end, and each day on which something is due as a mark, filled when all of it is done.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CallItem } from '../../contract.ts';
import { sayDaysLeft } from '../call-words.ts';

const WIDTH = 640;
const EDGE = 10;

interface DueDay {
  readonly days: number;
  readonly open: number;
}

export function DueLine(props: { readonly items: readonly CallItem[] }): JSX.Element | null {
  const days = daysOf(props.items);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || last.days <= 0) return null;
  const at = (day: number): number => EDGE + (Math.max(0, day) / last.days) * (WIDTH - 2 * EDGE);
  return (
    // The list below says all of it in words.
    <figure class="call-due" aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} 34`}>
        <line class="axis" x1={EDGE} x2={WIDTH - EDGE} y1="12" y2="12" />
        <line class="now" x1={EDGE} x2={EDGE} y1="3" y2="21" />
        {days.map(({ days: day, open }) => (
          <circle key={day} class={open === 0 ? 'done' : day < 0 ? 'late' : 'open'} cx={at(day)} cy="12" r="6" />
        ))}
      </svg>
      <figcaption>
        <span>{t('calls.today')}</span>
        <span>{sayDaysLeft(last.days)}</span>
      </figcaption>
    </figure>
  );
}

/** Each day once; days that are over stand together at the left end, and come first. */
function daysOf(items: readonly CallItem[]): DueDay[] {
  const open = new Map<number, number>();
  for (const { daysLeft, done } of items) {
    if (daysLeft === null) continue;
    const day = Math.max(-1, daysLeft);
    open.set(day, (open.get(day) ?? 0) + (done === null ? 1 : 0));
  }
  return [...open].map(([days, count]) => ({ days, open: count })).toSorted((one, other) => one.days - other.days);
}
