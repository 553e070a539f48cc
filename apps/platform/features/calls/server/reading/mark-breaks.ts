// Paragraphs that a PDF gives without an empty line between them: a line on which the first word of the next would have had room was
// ended on purpose.
import type { Line } from './read-lines.ts';

/** Lines each way among which the longest tells how wide the text is set. */
const NEIGHBOURS = 12;
const LEAST_WIDTH = 40;
/** Letters differ in width, so a line is counted as full a little before the longest. */
const FULL = 0.85;
const HALF = 0.55;
const TOP = 4;

export function markBreaks(lines: readonly Line[]): Line[] {
  const lengths = lines.map(({ text }) => text.length);
  let inList = false;
  return lines.map((line, at) => {
    const before = lines[at - 1];
    if (before === undefined) return line;
    const width = Math.max(...lengths.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS));
    const word = /^\S*/u.exec(line.text.slice(0, 60))![0].length;
    const hadRoom = width >= LEAST_WIDTH && before.text.length + 1 + word < FULL * width;
    // After a colon come items; once one of them fills its line it is running text.
    inList = before.text.endsWith(':') || (inList && hadRoom);
    const hadMuchRoom = before.text.length + 1 + word < HALF * width;
    // The first lines are names and titles, which begin with a large letter.
    const isTop = at < TOP && /^\p{Lu}/u.test(line.text) && !/[,–-]$/u.test(before.text);
    const isNew =
      !/[-\u2010]$/u.test(before.text) &&
      (inList || isTop || (hadRoom && startsAnew(before.text, line.text, hadMuchRoom)));
    return isNew ? { ...line, isAfterBlank: true } : line;
  });
}

/** A small letter after an open line goes on with the sentence, however much room there was; a figure does so more often than not. */
function startsAnew(before: string, text: string, hadMuchRoom: boolean): boolean {
  if (/[.!?;:]$/u.test(before)) return true;
  return /^\p{N}/u.test(text) ? hadMuchRoom : !/^\p{Ll}/u.test(text);
}
