// Turns marks into SVG elements. Inks become classes, so light, dark and print need no second drawing.
import type { JSX } from 'preact';
import type { Mark } from '../marks/mark.ts';

export interface MarksSvgProps {
  readonly marks: readonly Mark[];
  readonly width: number;
  readonly height: number;
  /** What the drawing says, in words; without it the drawing is decoration. */
  readonly label?: string;
}

export function MarksSvg(props: MarksSvgProps): JSX.Element {
  const { width, height, label } = props;
  return (
    <svg
      class="marks"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {props.marks.map((mark, index) => (
        <MarkShape key={index} mark={mark} />
      ))}
    </svg>
  );
}

function MarkShape(props: { readonly mark: Mark }): JSX.Element {
  const { mark } = props;
  const ink = `ink-${mark.ink}`;
  switch (mark.kind) {
    case 'line':
      return (
        <line
          class={`${ink} stroked`}
          x1={round(mark.x1)}
          y1={round(mark.y1)}
          x2={round(mark.x2)}
          y2={round(mark.y2)}
          stroke-width={mark.width}
          stroke-linecap={mark.round ? 'round' : 'butt'}
          stroke-dasharray={mark.dash?.join(' ')}
          opacity={mark.opacity}
        />
      );
    case 'circle':
      return (
        <circle
          class={mark.width === 0 ? `${ink} filled` : `${ink} stroked ${mark.fill === 'sheet' ? 'on-sheet' : 'hollow'}`}
          cx={round(mark.x)}
          cy={round(mark.y)}
          r={mark.r}
          stroke-width={mark.width}
        />
      );
    case 'polygon':
      return (
        <polygon class={`${ink} filled`} points={mark.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')} />
      );
    case 'text':
      return (
        <text
          class={`${ink} filled`}
          x={round(mark.x)}
          y={round(mark.y)}
          font-size={mark.size}
          font-weight={mark.weight}
          font-style={mark.italic ? 'italic' : 'normal'}
          text-anchor={mark.anchor}
        >
          {mark.text}
        </text>
      );
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
