// How likely a suggestion is: a dot on the axis from never to always. It is a calibrated share, so it has no interval of its own.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths } from '../../../../web/messages/numbers.ts';

export function ProbabilityMark(props: {
  readonly probability: number | null;
  readonly isAccepted: boolean;
}): JSX.Element {
  const { probability } = props;
  if (probability === null) return <span class="need-by-hand">{t('demand.by-hand')}</span>;
  const words = t('demand.probability', { share: formatHundredths(probability) });
  return (
    <svg
      class={props.isAccepted ? 'need-dot accepted' : 'need-dot'}
      width="92"
      height="18"
      viewBox="0 0 92 18"
      role="img"
      aria-label={words}
    >
      <title>{words}</title>
      <line class="axis" x1="5" x2="87" y1="14.5" y2="14.5" />
      <line class="middle" x1="46" x2="46" y1="11" y2="14.5" />
      <circle cx={5 + 82 * probability} cy="9" r="5" />
    </svg>
  );
}
