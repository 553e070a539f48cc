// How much the statements of a skill tell along the scale, as a curve; its table stands beside it.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatNumber } from '../../../../web/messages/numbers.ts';
import type { ScaleReport } from '../../contract.ts';

const [WIDTH, HEIGHT, LEFT, BELOW] = [480, 190, 34, 24];

export function InformationCurve({ information }: Pick<ScaleReport, 'information'>): JSX.Element {
  const top = Math.max(1, ...information.map(({ value }) => value));
  const x = (theta: number): number => LEFT + ((theta + 3) / 6) * (WIDTH - LEFT - 10);
  const y = (value: number): number => HEIGHT - BELOW - (value / top) * (HEIGHT - BELOW - 12);
  const path = information
    .map(({ theta, value }, i) => `${i === 0 ? 'M' : 'L'}${x(theta).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  const peak = information.reduce((best, each) => (each.value > best.value ? each : best));
  const told = t('research.information-told', {
    value: formatNumber(peak.value, 1),
    theta: formatNumber(peak.theta, 1),
  });
  return (
    <svg class="research-curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>
      <line x1={LEFT} x2={WIDTH - 10} y1={y(0)} y2={y(0)} />
      {[-2, -1, 0, 1, 2].map((theta) => (
        <text key={theta} x={x(theta)} y={HEIGHT - 6} text-anchor="middle">
          {formatNumber(theta)}
        </text>
      ))}
      <text x={LEFT - 4} y={y(top) + 4} text-anchor="end">
        {formatNumber(top, 1)}
      </text>
      <text x={LEFT - 4} y={y(0)} text-anchor="end">
        0
      </text>
      <path d={path} />
    </svg>
  );
}
