// Weights of agreement between categories: 1 on the diagonal, less the further two categories lie apart.
// Sources: J. Cohen (1968); K. L. Gwet (2014), chapter 3, for ordinal weights.
import type { RatingLabel } from './ratings.ts';

/**
 * `identity`: only equal counts; `linear` and `quadratic`: by distance; `ordinal`: by the pairs of categories in between;
 * or a matrix, row by row in the order of the categories.
 */
export type AgreementWeights = 'identity' | 'linear' | 'quadratic' | 'ordinal' | readonly (readonly number[])[];

/** `values`: the numbers of the categories are distances; `ranks`: their places in the list are. */
export type CategoryDistance = 'values' | 'ranks';

/**
 * Row-major q x q weights between 0 and 1.
 * @param categories lowest first
 * @param distance `values` for numeric categories and `ranks` for text, when absent
 * @param isOrdered false when the order of text categories was not declared
 * @throws RangeError when an order is needed and not there, or a given matrix is not square, symmetric, within [0, 1], 1 on its diagonal
 * @example agreementWeights('linear', [1, 2, 3]) // 1, .5, 0, .5, 1, .5, 0, .5, 1
 */
export function agreementWeights(
  weights: AgreementWeights,
  categories: readonly RatingLabel[],
  distance?: CategoryDistance,
  isOrdered = true,
): Float64Array {
  const q = categories.length;
  if (typeof weights !== 'string') return givenWeights(weights, q);
  if (weights === 'identity') return Float64Array.from({ length: q * q }, (_, at) => (at % (q + 1) === 0 ? 1 : 0));
  if (!['linear', 'quadratic', 'ordinal'].includes(weights)) {
    throw new RangeError(
      `weights: "identity", "linear", "quadratic", "ordinal" or a matrix, not ${JSON.stringify(weights)}`,
    );
  }
  if (!isOrdered) throw new RangeError(`weights: "${weights}" needs the order of the categories; declare them`);
  const places = placesOf(categories, distance);
  const most = Math.abs(places[q - 1]! - places[0]!);
  return Float64Array.from({ length: q * q }, (_, at) => {
    const i = Math.floor(at / q);
    const j = at % q;
    if (i === j) return 1;
    if (weights === 'ordinal') {
      const between = Math.abs(i - j) + 1;
      return 1 - (between * (between - 1)) / (q * (q - 1));
    }
    const share = Math.abs(places[i]! - places[j]!) / most;
    return weights === 'linear' ? 1 - share : 1 - share * share;
  });
}

function placesOf(categories: readonly RatingLabel[], distance: CategoryDistance | undefined): number[] {
  const isNumeric = categories.every((label) => typeof label === 'number');
  if (distance === 'values' && !isNumeric) throw new RangeError('distance: "values" needs numbers as categories');
  if ((distance ?? (isNumeric ? 'values' : 'ranks')) === 'ranks') return categories.map((_, index) => index);
  const places = categories as readonly number[];
  for (let i = 1; i < places.length; i += 1) {
    if (!(places[i]! > places[i - 1]!))
      throw new RangeError('categories: numbers stand in ascending order where distances count');
  }
  return [...places];
}

function givenWeights(weights: readonly (readonly number[])[], q: number): Float64Array {
  if (weights.length !== q || weights.some((row) => row.length !== q)) {
    throw new RangeError(`weights: a matrix of ${q} x ${q} is needed, one row and column a category`);
  }
  return Float64Array.from({ length: q * q }, (_, at) => {
    const i = Math.floor(at / q);
    const j = at % q;
    const value = weights[i]![j]!;
    if (!(value >= 0 && value <= 1) || value !== weights[j]![i]! || (i === j && value !== 1)) {
      throw new RangeError(
        `weights: row ${i + 1}, column ${j + 1} breaks the rule (symmetric, within 0 to 1, 1 on the diagonal)`,
      );
    }
    return value;
  });
}

/** Name for the method record. */
export function nameOfWeights(weights: AgreementWeights): string {
  return typeof weights === 'string' ? weights : 'given';
}
