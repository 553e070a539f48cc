// Synthetic institutions for attacks on group figures: people in units of unequal size, with sex, seniority and site.

/** Chances of each value, for drawing one. */
type Chances = readonly (readonly [value: string, chance: number])[];

const ATTRIBUTES: Readonly<Record<string, Chances>> = {
  unit: [
    ['A', 0.22],
    ['B', 0.18],
    ['C', 0.15],
    ['D', 0.13],
    ['E', 0.11],
    ['F', 0.09],
    ['G', 0.07],
    ['H', 0.05],
  ],
  sex: [
    ['f', 0.55],
    ['m', 0.45],
  ],
  seniority: [
    ['early', 0.4],
    ['middle', 0.4],
    ['senior', 0.2],
  ],
  site: [
    ['north', 0.65],
    ['south', 0.35],
  ],
};

export interface SyntheticMember {
  readonly attributes: Readonly<Record<string, string>>;
  /** On the level axis, with more digits than anybody would answer. */
  readonly value: number;
}

/** mulberry32: a small reproducible generator of numbers in [0, 1). */
export function createDraw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function syntheticInstitution(seed: number, people = 120): SyntheticMember[] {
  const draw = createDraw(seed);
  return Array.from({ length: people }, () => ({
    attributes: Object.fromEntries(Object.entries(ATTRIBUTES).map(([name, chances]) => [name, pick(chances, draw())])),
    value: 1 + 3 * draw(),
  }));
}

function pick(chances: Chances, at: number): string {
  let sum = 0;
  for (const [value, chance] of chances) {
    sum += chance;
    if (at < sum) return value;
  }
  return chances.at(-1)![0];
}

/** Every group that filters on these attributes can name, with up to `most` filters; the first is everybody. */
export function allFilters(people: readonly SyntheticMember[], most: number): Record<string, string>[] {
  const found: Record<string, string>[] = [{}];
  for (const name of Object.keys(ATTRIBUTES)) {
    const values = [...new Set(people.map((person) => person.attributes[name]!))].sort();
    const narrower = found
      .filter((filters) => Object.keys(filters).length < most)
      .flatMap((filters) => values.map((value) => ({ ...filters, [name]: value })));
    found.push(...narrower);
  }
  return found;
}

export function membersOf(people: readonly SyntheticMember[], filters: Readonly<Record<string, string>>): number[] {
  return people.flatMap((person, index) =>
    Object.entries(filters).every(([name, value]) => person.attributes[name] === value) ? [index] : [],
  );
}
