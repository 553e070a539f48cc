// Text tables with aligned columns: names to the left, numbers to the right.

export type Cell = string | number | null | undefined;

/** Rows under a head; null is shown as a dash. */
export function formatTable(head: readonly string[], rows: readonly (readonly Cell[])[], digits = 3): string {
  const isNumber = head.map((_, c) => rows.some((row) => typeof row[c] === 'number'));
  const isWhole = head.map((_, c) => rows.every((row) => typeof row[c] !== 'number' || Number.isInteger(row[c])));
  const texts = rows.map((row) => head.map((_, c) => formatCell(row[c], digits, isWhole[c])));
  const widths = head.map((name, c) => texts.reduce((width, row) => Math.max(width, row[c]!.length), name.length));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, c) => (isNumber[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...texts.map(line)].join('\n');
}

export function formatCell(cell: Cell, digits = 3, isWhole = false): string {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  if (isWhole) return String(cell);
  if (cell !== 0 && Math.abs(cell) < 0.5 * 10 ** -digits) return cell.toExponential(1);
  return cell.toFixed(digits);
}

/** p values below 0.001 as such. */
export function formatP(p: number | null): string | null {
  if (p === null) return null;
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

export function formatWarnings(warnings: readonly { message: string }[]): string {
  return warnings.map(({ message }) => `! ${message}`).join('\n');
}
