// A linear programme with whole-number columns as plain data, and what a solver gives back; which solver, the caller says.

export interface ModelColumn {
  /** Coefficient in what is made as large as can be. */
  readonly worth: number;
  readonly lower: number;
  readonly upper: number;
  readonly isWhole: boolean;
}

export interface ModelRow {
  readonly lower: number;
  readonly upper: number;
  /** Column and coefficient; a column once at most. */
  readonly entries: readonly (readonly [column: number, value: number])[];
}

export interface LinearModel {
  readonly columns: readonly ModelColumn[];
  readonly rows: readonly ModelRow[];
}

export interface SolveWish {
  readonly seconds: number;
  /** A solution that is less than this below the bound counts as proven. */
  readonly absoluteGap: number;
  /** Values of all columns to begin with, or null. */
  readonly start: readonly number[] | null;
}

export type SolvedModel =
  | { readonly status: 'proven' | 'stopped'; readonly values: readonly number[]; readonly bound: number }
  | { readonly status: 'impossible' }
  /** Stopped before anything was found, or refused by the solver. */
  | { readonly status: 'nothing' };

export type SolveModel = (model: LinearModel, wish: SolveWish) => Promise<SolvedModel>;
