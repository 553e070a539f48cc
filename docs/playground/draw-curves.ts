// Draws curves as SVG: axes with ticks, one path a curve, told apart by dash and a label at its highest point.

const WIDTH = 420;
const HEIGHT = 260;
const LEFT = 40;
const BOTTOM = 30;
const TOP = 14;
const DASHES = ['', '7 4', '2 3', '10 3 2 3', '1 5', '14 4'];
const NAMESPACE = 'http://www.w3.org/2000/svg';

export interface Curve {
  label: string;
  values: readonly number[];
}

/** Largest round number of 1, 2, 5 steps at or above the value. */
export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value - 1e-12)!;
}

/** Path of a curve in the chart's own coordinates. */
export function pathOf(thetas: readonly number[], values: readonly number[], top: number): string {
  return values.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(thetas[i]!, thetas)} ${y(value, top)}`).join('');
}

/** An SVG element with a text alternative. */
export function drawCurves(thetas: readonly number[], curves: readonly Curve[], top: number, name: string): SVGElement {
  const svg = element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': name });
  for (let theta = -4; theta <= 4; theta += 2) {
    svg.append(element('text', { x: x(theta, thetas), y: HEIGHT - 10, 'text-anchor': 'middle' }, String(theta)));
  }
  for (const share of [0, 0.5, 1]) {
    const height = y(share * top, top);
    svg.append(element('line', { class: 'axis', x1: LEFT, x2: WIDTH - 10, y1: height, y2: height }));
    svg.append(
      element(
        'text',
        { x: LEFT - 6, y: height + 4, 'text-anchor': 'end' },
        String(Number((share * top).toPrecision(3))),
      ),
    );
  }
  for (const [index, { label, values }] of curves.entries()) {
    const dash = DASHES[index % DASHES.length]!;
    svg.append(element('path', { class: 'curve', d: pathOf(thetas, values, top), 'stroke-dasharray': dash }));
    const peak = values.indexOf(Math.max(...values));
    const inside = Math.min(WIDTH - 14, Math.max(LEFT + 6, x(thetas[peak]!, thetas)));
    if (label !== '')
      svg.append(element('text', { x: inside, y: y(values[peak]!, top) - 4, 'text-anchor': 'middle' }, label));
  }
  return svg;
}

function x(theta: number, thetas: readonly number[]): number {
  const [low, high] = [thetas[0]!, thetas.at(-1)!];
  return Math.round(10 * (LEFT + ((theta - low) / (high - low)) * (WIDTH - LEFT - 10))) / 10;
}

function y(value: number, top: number): number {
  return Math.round(10 * (HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP))) / 10;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
