// Lines that must not leave the machine: those a person marked, and those that say so themselves.

const MARK =
  /\[(?:confidential|luottamuksellinen|riservato|poufne|vertrouwelijk)\]|^\s*(?:[-*•]\s*)?(?:strictly )?(?:confidential|luottamuksellinen|riservato|poufne|vertrouwelijk)\b\s*[:\-–—]/iu;

export interface Stretch {
  start: number;
  end: number;
}

/** Lines of the text that carry a mark of their own. */
export function confidentialLines(text: string): Stretch[] {
  const lines: Stretch[] = [];
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (MARK.test(text.slice(start, end))) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

export function touches(one: Stretch, others: readonly Stretch[]): boolean {
  return others.some(({ start, end }) => one.start < end && start < one.end);
}
