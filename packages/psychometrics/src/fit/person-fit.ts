// Person fit: how likely the answers of a person are, given the person's own theta.
// Sources: F. Drasgow, M. V. Levine and E. A. Williams (1985), British Journal of Mathematical and Statistical Psychology
// 38 (lz); T. A. B. Snijders (2001), Psychometrika 66 (lz*, theta estimated); S. Sinharay (2016), Psychometrika 81 (lz*
// for more than two categories).
import type { MethodRecord } from '../bank/bank.ts';
import type { ResponseMatrix } from '../calibration/read-responses.ts';
import { MISSING, readResponses } from '../calibration/read-responses.ts';
import { estimatePattern } from '../scoring/estimate-pattern.ts';
import {
  type CategoryDerivatives,
  createDerivatives,
  differentiateItem,
  type PreparedScorable,
  prepareScorables,
  type ScorableItem,
} from '../scoring/scorable-items.ts';

export interface PersonFit {
  /** One entry per row; null where the status says why. Low values: answers that do not go together. */
  lz: (number | null)[];
  /** As lz, with mean 0 and variance 1 although theta is estimated: use this one. */
  lzStar: (number | null)[];
  theta: (number | null)[];
  status: ('estimated' | 'no-answers' | 'not-estimable')[];
  method: MethodRecord;
}

/**
 * lz and lz* of every row, at the weighted likelihood estimate of theta.
 * @example
 * const items = [0, 1, 2].map((b) => ({ name: `i${b}`, model: 'rasch' as const, discrimination: 1, difficulty: b }));
 * personFit([[1, 0, 0], [0, 0, 1]], items).lzStar;
 */
export function personFit(responses: ResponseMatrix, items: readonly ScorableItem[]): PersonFit {
  const prepared = prepareScorables(items);
  const categories = Object.fromEntries(prepared.map((item) => [item.name, item.labels]));
  const coded = readResponses(
    responses,
    prepared.map((item) => item.name),
    categories,
    prepared.map((item) => item.model),
  );
  const work = createDerivatives(prepared);
  const k = prepared.length;
  const result: PersonFit = {
    lz: [],
    lzStar: [],
    theta: [],
    status: [],
    method: { name: 'lz-star', version: '1', page: 'model-fit', parameters: { theta: 'WLE' } },
  };
  for (let r = 0; r < coded.rows; r += 1) {
    const codes = Int16Array.from({ length: k }, (_, j) => {
      const code = coded.codes[r * k + j]!;
      return code === MISSING ? -1 : code;
    });
    const { theta, status } = estimatePattern('wle', prepared, codes, { mean: 0, sd: 1 }, work);
    const fit = theta === null ? null : fitAt(prepared, codes, theta, work);
    result.theta.push(theta);
    result.lz.push(fit?.lz ?? null);
    result.lzStar.push(fit?.lzStar ?? null);
    result.status.push(fit ? 'estimated' : status === 'no-answers' ? 'no-answers' : 'not-estimable');
  }
  return result;
}

function fitAt(
  items: readonly PreparedScorable[],
  codes: Int16Array,
  theta: number,
  work: CategoryDerivatives,
): { lz: number; lzStar: number } | null {
  let excess = 0;
  let variance = 0;
  let top = 0;
  let bottom = 0;
  let bias = 0;
  const each = (visit: (code: number, categories: number) => void): void => {
    for (const [j, item] of items.entries()) {
      if (codes[j]! < 0) continue;
      differentiateItem(item, theta, work);
      visit(codes[j]!, item.curve.categories);
    }
  };
  each((code, categories) => {
    let mean = 0;
    let square = 0;
    for (let c = 0; c < categories; c += 1) {
      const log = Math.log(work.p[c]!);
      mean += work.p[c]! * log;
      square += work.p[c]! * log * log;
      top += work.first[c]! * log;
      bottom += work.first[c]! ** 2 / work.p[c]!;
      bias += (work.first[c]! * work.second[c]!) / work.p[c]!;
    }
    excess += Math.log(work.p[code]!) - mean;
    variance += square - mean * mean;
  });
  if (!(variance > 1e-12 && bottom > 1e-12)) return null;
  // theta solves r0 + sum of (answer - P) r = 0 with r = P'/P and, for the weighted likelihood, r0 = J / 2I.
  const c = top / bottom;
  const r0 = bias / (2 * bottom);
  let corrected = 0;
  each((_, categories) => {
    let mean = 0;
    let square = 0;
    for (let x = 0; x < categories; x += 1) {
      const weight = Math.log(work.p[x]!) - (c * work.first[x]!) / work.p[x]!;
      mean += work.p[x]! * weight;
      square += work.p[x]! * weight * weight;
    }
    corrected += square - mean * mean;
  });
  if (!(corrected > 1e-12)) return null;
  return { lz: excess / Math.sqrt(variance), lzStar: (excess + c * r0) / Math.sqrt(corrected) };
}
