// Lines of a text by number, as stretches of it: what is confidential is marked by lines, and kept by places.
import type { Stretch } from '../contract.ts';

/** @param hidden numbers of lines, from 0 */
export function stretchesOfLines(text: string, hidden: ReadonlySet<number>): Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  for (const [number, line] of text.split('\n').entries()) {
    const end = start + line.length;
    if (hidden.has(number) && line.trim() !== '') stretches.push({ start, end });
    start = end + 1;
  }
  return stretches;
}

/** The lines that stretches lie on, for a text that comes back. */
export function linesOfStretches(text: string, stretches: readonly Stretch[]): Set<number> {
  const lines = new Set<number>();
  let start = 0;
  for (const [number, line] of text.split('\n').entries()) {
    const end = start + line.length;
    if (stretches.some((stretch) => stretch.start < end && start < stretch.end)) lines.add(number);
    start = end + 1;
  }
  return lines;
}

/** Where the marks go when the text is changed: they stay with their lines as long as the line is the same. */
export function moveMarks(before: string, after: string, hidden: ReadonlySet<number>): Set<number> {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const moved = new Set<number>();
  for (const line of hidden) {
    if (line < head) moved.add(line);
    else if (line >= old.length - tail) moved.add(line + fresh.length - old.length);
    // A line that was marked and is being changed stays marked: nothing becomes open by a correction.
    else for (let at = head; at < fresh.length - tail; at += 1) moved.add(at);
  }
  return moved;
}
