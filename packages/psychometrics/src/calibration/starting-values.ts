// Where the search begins: slopes from item-rest correlations, intercepts from the shares of the categories.
import type { ItemModel } from './curves/item-curve.ts';
import { hasUnitSlope } from './curves/curve-for.ts';
import { MISSING } from './read-responses.ts';

/**
 * Item-rest correlations over the answered cells, with the rest as the mean of the other answered items.
 * @param codes rows x columns
 */
export function itemRestCorrelations(
  codes: Uint8Array,
  weights: ArrayLike<number>,
  columns: number,
  categories: Int32Array,
): Float64Array {
  const moments = Array.from({ length: columns }, () => new Float64Array(6));
  const rows = weights.length;
  for (let r = 0; r < rows; r += 1) {
    let total = 0;
    let answered = 0;
    for (let j = 0; j < columns; j += 1) {
      const code = codes[r * columns + j]!;
      if (code === MISSING) continue;
      total += code / (categories[j]! - 1);
      answered += 1;
    }
    if (answered < 2) continue;
    const w = weights[r]!;
    for (let j = 0; j < columns; j += 1) {
      const code = codes[r * columns + j]!;
      if (code === MISSING) continue;
      const x = code / (categories[j]! - 1);
      const y = (total - x) / (answered - 1);
      const m = moments[j]!;
      m[0]! += w;
      m[1]! += w * x;
      m[2]! += w * y;
      m[3]! += w * x * x;
      m[4]! += w * y * y;
      m[5]! += w * x * y;
    }
  }
  return Float64Array.from(moments, (m) => {
    const n = m[0]!;
    const xx = m[3]! - (m[1]! * m[1]!) / n;
    const yy = m[4]! - (m[2]! * m[2]!) / n;
    return xx > 0 && yy > 0 ? (m[5]! - (m[1]! * m[2]!) / n) / Math.sqrt(xx * yy) : 0;
  });
}

/**
 * Starting parameters of one item.
 * @param shares persons in each category
 * @param itemRest correlation with the rest of the items
 */
export function startItem(
  model: ItemModel,
  shares: ArrayLike<number>,
  itemRest: number,
  keepPositive: boolean,
): Float64Array {
  const C = shares.length;
  const total = Array.from(shares).reduce((sum, share) => sum + share, 0) + 0.5 * C;
  const share = Array.from(shares, (count) => (count + 0.5) / total);
  const sign = itemRest < -0.05 && !keepPositive ? -1 : 1;
  const strength = Math.min(0.75, Math.max(0.2, 1.15 * Math.abs(itemRest)));
  const a = hasUnitSlope(model) ? 1 : (sign * 1.7 * strength) / Math.sqrt(1 - strength * strength);
  const stretch = Math.sqrt(1 + (a * a) / 2.9);
  if (model === 'pcm' || model === 'gpcm') {
    const start = [a];
    let sum = 0;
    for (let k = 1; k < C; k += 1) {
      sum += stretch * Math.log(share[k]! / share[k - 1]!);
      start.push(sum);
    }
    return Float64Array.from(start);
  }
  const start = [a];
  let above = 1;
  for (let k = 1; k < C; k += 1) {
    above -= share[k - 1]!;
    start.push(stretch * Math.log(above / (1 - above)));
  }
  if (model === '3pl' || model === '4pl') start.push(Math.log(0.15 / 0.85));
  if (model === '4pl') start.push(Math.log(0.9 / 0.1));
  return Float64Array.from(start);
}
