// One cell drawn: the level axis, the interval as a bar, the mean as a dot. The same numbers stand beside it in words.
import type { JSX } from 'preact';
import type { TeamMap } from '../../contract.ts';

type Figure = TeamMap['all']['figures'][number];

const WIDTH = 96;
const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;
const INSET = 6;
const [LOWEST, HIGHEST] = [1, 4];

export function CellPlot(props: { readonly figure: Figure }): JSX.Element {
  const { mean, interval90 } = props.figure;
  return (
    <svg class="cell-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line class="axis" x1={INSET} x2={WIDTH - INSET} y1={MIDDLE} y2={MIDDLE} />
      {[1, 2, 3, 4].map((level) => (
        <line key={level} class="axis" x1={place(level)} x2={place(level)} y1={MIDDLE - 3} y2={MIDDLE + 3} />
      ))}
      <line class="interval" x1={place(interval90.low)} x2={place(interval90.high)} y1={MIDDLE} y2={MIDDLE} />
      <circle class="mean" cx={place(mean)} cy={MIDDLE} r="4" />
    </svg>
  );
}

function place(level: number): number {
  return INSET + ((level - LOWEST) / (HIGHEST - LOWEST)) * (WIDTH - 2 * INSET);
}
