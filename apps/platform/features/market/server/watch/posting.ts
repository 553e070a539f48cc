// One distinct posting as it is counted: duplicates are gone, its skills are known.

export interface Posting {
  /** Postings of one employer are not independent of each other; null stands for an employer of its own. */
  readonly employer: string | null;
  /** Place of the month of its first appearance, from 0. */
  readonly month: number;
  readonly skills: ReadonlySet<string>;
}

/** `2026-03` and so on, from the first month to the last, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const at = new Date(`${first.slice(0, 7)}-01T00:00:00Z`);
  for (; at.toISOString().slice(0, 7) <= last.slice(0, 7); at.setUTCMonth(at.getUTCMonth() + 1))
    months.push(at.toISOString().slice(0, 7));
  return months;
}

/** Employers as the arithmetic knows them: the same name, written a little differently, is the same employer. */
export function employerKey(name: string | null, index: number): string {
  const folded = (name ?? '')
    .toLowerCase()
    .replaceAll(
      /\b(oy|oyj|ab|ltd|limited|plc|gmbh|ag|inc|llc|s\.?p\.?a|s\.?r\.?l|sp\.? z o\.? ?o|s\.?a|b\.?v|n\.?v)\b\.?/g,
      '',
    )
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded === '' ? `only ${index}` : folded;
}
