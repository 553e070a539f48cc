// Figures of a yes-or-no decision: area under the curve, F1, and the threshold with the best F1.

export interface Scored {
  score: number;
  isTrue: boolean;
}

/** Probability that a true case scores above a false one, ties counted half. */
export function areaUnderCurve(cases: readonly Scored[]): number {
  const sorted = cases.toSorted((a, b) => a.score - b.score);
  let trues = 0;
  let rankSum = 0;
  for (let i = 0; i < sorted.length;) {
    let j = i;
    while (j < sorted.length && sorted[j]!.score === sorted[i]!.score) j += 1;
    for (let k = i; k < j; k += 1) {
      if (sorted[k]!.isTrue) {
        trues += 1;
        rankSum += (i + 1 + j) / 2;
      }
    }
    i = j;
  }
  const falses = sorted.length - trues;
  return trues === 0 || falses === 0 ? NaN : (rankSum - (trues * (trues + 1)) / 2) / (trues * falses);
}

export function f1At(cases: readonly Scored[], threshold: number): { f1: number; precision: number; recall: number } {
  let hits = 0;
  let said = 0;
  let trues = 0;
  for (const { score, isTrue } of cases) {
    if (isTrue) trues += 1;
    if (score >= threshold) said += 1;
    if (isTrue && score >= threshold) hits += 1;
  }
  const precision = said === 0 ? 0 : hits / said;
  const recall = trues === 0 ? 0 : hits / trues;
  return { f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall), precision, recall };
}

/** Over hundredths. */
export function bestThreshold(cases: readonly Scored[]): { threshold: number; f1: number } {
  let best = { threshold: 0.5, f1: 0 };
  for (let step = 1; step < 100; step += 1) {
    const { f1 } = f1At(cases, step / 100);
    if (f1 > best.f1) best = { threshold: step / 100, f1 };
  }
  return best;
}
