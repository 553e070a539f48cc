// A change drawn: an axis with nought in its middle, the interval as a bar, the mean as a dot. The same numbers stand beside it in words.
import type { JSX } from 'preact';
import type { FirmPage } from '../../contract.ts';

type Skill = NonNullable<NonNullable<FirmPage['request']>['result']>['skills'][number];

const WIDTH = 140;
const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;
const INSET = 6;
/** Levels to either side of nought; hardly any group moves further, and what does is drawn at the end. */
const REACH = 1.5;

export function ChangePlot(props: { readonly figure: NonNullable<Skill['change']> }): JSX.Element {
  const { mean, interval90 } = props.figure;
  return (
    <svg class="change-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line class="axis" x1={INSET} x2={WIDTH - INSET} y1={MIDDLE} y2={MIDDLE} />
      {[-1, 1].map((level) => (
        <line key={level} class="axis" x1={place(level)} x2={place(level)} y1={MIDDLE - 3} y2={MIDDLE + 3} />
      ))}
      <line class="nought" x1={place(0)} x2={place(0)} y1={0} y2={HEIGHT} />
      <line class="interval" x1={place(interval90.low)} x2={place(interval90.high)} y1={MIDDLE} y2={MIDDLE} />
      <circle class="mean" cx={place(mean)} cy={MIDDLE} r="4" />
    </svg>
  );
}

function place(change: number): number {
  const within = Math.min(REACH, Math.max(-REACH, change));
  return INSET + ((within + REACH) / (2 * REACH)) * (WIDTH - 2 * INSET);
}
