// The page: takes a file, lets the worker calibrate it, shows items, warnings and curves.
import type { CalibratedItem, CalibrationOptions } from '@dragoman/psychometrics';
import type { CalibratedText } from './calibrate-text.ts';
import type { WorkerReply, WorkerRequest } from './calibration-worker.ts';
import { drawCurves, niceCeiling } from './draw-curves.ts';

const find = <Element extends HTMLElement>(id: string): Element => document.getElementById(id) as Element;
const status = find('status');
const input = find<HTMLInputElement>('file');
const model = find<HTMLSelectElement>('model');
const chosenItem = find<HTMLSelectElement>('item');
const drop = find('drop');
let file: File | null = null;
let shown: CalibratedText | null = null;
let worker: Worker | null = null;

input.addEventListener('change', () => take(input.files?.[0]));
find('form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (file) run(file);
  else status.textContent = 'Choose a file first.';
});
chosenItem.addEventListener('change', drawItem);
for (const name of ['dragover', 'dragleave', 'drop'] as const) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragover');
    if (name === 'drop') take(event.dataTransfer?.files[0]);
  });
}

function take(chosen: File | undefined): void {
  if (!chosen) return;
  file = chosen;
  run(chosen);
}

function run(chosen: File): void {
  worker?.terminate();
  worker = new Worker(new URL('./calibration-worker.ts', import.meta.url), { type: 'module' });
  status.textContent = `Calibrating ${chosen.name} …`;
  find('result').hidden = true;
  worker.addEventListener('message', (event: MessageEvent<WorkerReply>) => {
    const reply = event.data;
    if ('problem' in reply) status.textContent = reply.problem;
    else show(reply.done, chosen.name);
  });
  worker.addEventListener('error', () => {
    status.textContent = 'The calculation could not be started in this browser.';
  });
  const request: WorkerRequest = { file: chosen, model: model.value as CalibrationOptions['model'] };
  worker.postMessage(request);
}

function show(result: CalibratedText, name: string): void {
  shown = result;
  const { calibration } = result;
  status.textContent = `${name}: ${calibration.n} people, ${calibration.items.length} items, log-likelihood ${calibration.logLik.toFixed(3)}, ${
    calibration.converged ? 'converged' : 'not converged: no curves are drawn'
  }.`;
  find('warnings').replaceChildren(...calibration.warnings.map(({ message }) => withText('li', message)));
  find('items').replaceChildren(...tableOf(calibration.items));
  chosenItem.replaceChildren(...result.curves.map((curve) => withText('option', curve.name)));
  find('result').hidden = false;
  drawItem();
  const total = result.informationThetas.map((_, g) =>
    result.curves.reduce((sum, curve) => sum + curve.information[g]!, 0),
  );
  draw(
    'test-information',
    result.informationThetas,
    [{ label: '', values: total }],
    niceCeiling(Math.max(...total, 0)),
    'Information of the test',
  );
}

function drawItem(): void {
  const curve = shown?.curves[Math.max(0, chosenItem.selectedIndex)];
  if (!shown || !curve) {
    for (const id of ['characteristic', 'information']) find(id).replaceChildren();
    return;
  }
  const lines = curve.categories.map(({ label, probabilities }) => ({ label, values: probabilities }));
  draw(
    'characteristic',
    shown.thetas,
    lines,
    1,
    `Probability of the answers ${lines.map(({ label }) => label).join(', ')} to ${curve.name}`,
  );
  const top = niceCeiling(Math.max(...curve.information));
  draw(
    'information',
    shown.informationThetas,
    [{ label: '', values: curve.information }],
    top,
    `Information of ${curve.name}`,
  );
}

function draw(
  id: string,
  thetas: readonly number[],
  curves: Parameters<typeof drawCurves>[1],
  top: number,
  name: string,
): void {
  find(id).replaceChildren(...(thetas.length > 0 ? [drawCurves(thetas, curves, top, name)] : []));
}

function tableOf(items: readonly CalibratedItem[]): HTMLElement[] {
  const most = Math.max(1, ...items.map(({ thresholds }) => thresholds?.length ?? 1));
  const hasGuessing = items.some(({ guessing }) => guessing !== undefined);
  const names = [
    'item',
    'n',
    'a',
    'SE of a',
    ...Array.from({ length: most }, (_, k) => (most === 1 ? 'b' : `b${k + 1}`)),
  ];
  if (hasGuessing) names.push('guessing');
  const head = document.createElement('tr');
  head.append(...names.map((name) => withText('th', name)));
  return [
    head,
    ...items.map((item) => {
      const row = document.createElement('tr');
      const locations = item.thresholds ?? [item.difficulty];
      const cells = [
        item.discrimination,
        item.standardErrors?.discrimination,
        ...Array.from({ length: most }, (_, k) => locations[k]),
      ];
      if (hasGuessing) cells.push(item.guessing);
      const texts = cells.map((value) => (value === null || value === undefined ? '–' : value.toFixed(3)));
      row.append(...[item.name, String(item.n), ...texts].map((text) => withText('td', text)));
      return row;
    }),
  ];
}

function withText(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
