// The data of an export as one table: columns with their meaning, rows without anybody's name.
export interface Column {
  /** Letters, digits and underscores, at most 64, so that every program takes it. */
  readonly name: string;
  readonly kind: 'text' | 'whole' | 'number';
  readonly label: string;
  /** What codes mean, lowest first. */
  readonly codes?: readonly { readonly value: number | string; readonly label: string }[];
  readonly itemId?: string;
}

export type Cell = string | number | null;

export interface DataTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** An id as a column's name. */
export function columnName(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9]/g, '_').slice(0, 64);
}

/** Words that a spreadsheet would take for a formula get an apostrophe; numbers never pass here. */
export function guardFormula(text: string): string {
  return /^[\s'"]*[=+\-@＝＋－＠\t\r]/u.test(text) ? `'${text}` : text;
}
