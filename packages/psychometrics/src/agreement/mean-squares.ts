// Mean squares of a subjects x raters table: the pieces all intraclass correlations are made of.
// Source: P. E. Shrout and J. L. Fleiss (1979), table 1.

export interface CrossedMeanSquares {
  subjects: number;
  raters: number;
  /** Between subjects. */
  between: number;
  /** Within subjects. */
  within: number;
  /** Between raters. */
  raterSquare: number;
  /** Residual. */
  error: number;
}

/**
 * Mean squares of a full table.
 * @param values subjects x raters, row by row
 * @throws RangeError for fewer than two subjects or raters
 */
export function crossedMeanSquares(values: Float64Array, subjects: number, raters: number): CrossedMeanSquares {
  if (subjects < 2 || raters < 2) throw new RangeError('crossedMeanSquares: two subjects and two raters are needed');
  const rowMeans = new Float64Array(subjects);
  const columnMeans = new Float64Array(raters);
  let grand = 0;
  for (let i = 0; i < subjects; i += 1) {
    for (let j = 0; j < raters; j += 1) {
      const value = values[i * raters + j]!;
      rowMeans[i]! += value / raters;
      columnMeans[j]! += value / subjects;
      grand += value / (subjects * raters);
    }
  }
  let between = 0;
  let raterSquare = 0;
  let within = 0;
  let error = 0;
  for (let i = 0; i < subjects; i += 1) {
    between += raters * (rowMeans[i]! - grand) ** 2;
    for (let j = 0; j < raters; j += 1) {
      const value = values[i * raters + j]!;
      within += (value - rowMeans[i]!) ** 2;
      error += (value - rowMeans[i]! - columnMeans[j]! + grand) ** 2;
    }
  }
  for (let j = 0; j < raters; j += 1) raterSquare += subjects * (columnMeans[j]! - grand) ** 2;
  const squares = {
    between: between / (subjects - 1),
    within: within / (subjects * (raters - 1)),
    raterSquare: raterSquare / (raters - 1),
    error: error / ((subjects - 1) * (raters - 1)),
  };
  // What is left of a zero after rounding must not pass for variance.
  const floor = 1e-12 * (squares.between + squares.within);
  const cleaned = (value: number): number => (value > floor ? value : 0);
  return {
    subjects,
    raters,
    between: cleaned(squares.between),
    within: cleaned(squares.within),
    raterSquare: cleaned(squares.raterSquare),
    error: cleaned(squares.error),
  };
}
