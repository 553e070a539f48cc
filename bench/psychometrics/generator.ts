// Synthetic banks and answers of the benchmark: mulberry32 uniforms, normals by the cosine branch of Box and Muller.
// The recorded figures of other programs belong to exactly these answers, so the order of the draws must not change.

/** mulberry32 (T. Ettinger): uniforms in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One normal from two uniforms. */
export function cosineNormal(next: () => number): number {
  const u = next();
  const v = next();
  return Math.sqrt(-2 * Math.log(u || 1e-300)) * Math.cos(2 * Math.PI * v);
}

export interface GradedBankItem {
  a: number;
  b: number[];
}

/** Graded bank: a = exp(.35 + .3 z), thresholds .9 apart around a centre .9 z, jittered and sorted. */
export function gradedBank(items: number, categories: number, seed: number): GradedBankItem[] {
  const next = mulberry32(seed);
  return Array.from({ length: items }, () => {
    const a = Math.exp(0.35 + 0.3 * cosineNormal(next));
    const centre = 0.9 * cosineNormal(next);
    const b = Array.from(
      { length: categories - 1 },
      (_, i) => centre + (i - (categories - 2) / 2) * 0.9 + 0.25 * (next() - 0.5),
    );
    return { a, b: b.sort((x, y) => x - y) };
  });
}

/** persons x items of categories, row by row. */
export function gradedAnswers(bank: readonly GradedBankItem[], persons: number, seed: number): Uint8Array {
  const next = mulberry32(seed);
  const answers = new Uint8Array(persons * bank.length);
  for (let r = 0; r < persons; r += 1) {
    const theta = cosineNormal(next);
    for (const [j, { a, b }] of bank.entries()) {
      const u = next();
      let category = 0;
      while (category < b.length && u < 1 / (1 + Math.exp(-a * (theta - b[category]!)))) category += 1;
      answers[r * bank.length + j] = category;
    }
  }
  return answers;
}
