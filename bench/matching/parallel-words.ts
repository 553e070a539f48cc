// Which words of two languages say the same, from sentences that do: alignment in both directions by expectation and maximisation.

export interface StemPair {
  english: readonly string[];
  other: readonly string[];
}

export interface Reading {
  english: string;
  /** Of what the word says, from 0 to 1. */
  share: number;
  /** Geometric mean of the expected counts of the two directions: what only one of them sees is chance. */
  seen: number;
}

/** How strongly words at the same place of their sentences are taken for each other, and how often a word has nothing there. */
const NEARNESS = 4;
const NOTHING = 0.08;
const ROUNDS = 6;
const LONGEST = 50;
const LEAST_SEEN = 0.3;

type Table = Map<string, Map<string, number>>;

/**
 * IBM Model 1 (Brown and others 1993) with a log-linear preference for the same place in the sentence (Dyer, Chahuneau and Smith 2013), in
 * both directions. Readings of a word, the most seen first.
 * @example alignWords([{ english: ['big', 'house'], other: ['duzy', 'dom'] }]).get('dom')
 */
export function alignWords(all: readonly StemPair[], rounds: number = ROUNDS): Map<string, Reading[]> {
  const pairs = all.filter(
    ({ english, other }) =>
      english.length > 0 && other.length > 0 && english.length < LONGEST && other.length < LONGEST,
  );
  const forth = expectedCounts(
    pairs.map(({ english, other }) => [other, english]),
    rounds,
  );
  const back = expectedCounts(
    pairs.map(({ english, other }) => [english, other]),
    rounds,
  );
  const found = new Map<string, Reading[]>();
  for (const [word, row] of forth) {
    if (word === '') continue;
    const sum = total(row);
    const readings = [...row]
      .map(([english, count]) => ({
        english,
        share: count / sum,
        seen: Math.sqrt(count * (back.get(english)?.get(word) ?? 0)),
      }))
      .filter(({ seen }) => seen > LEAST_SEEN)
      .sort((a, b) => b.seen - a.seen || (a.english < b.english ? -1 : 1));
    if (readings.length > 0) found.set(word, readings);
  }
  return found;
}

/** How often each word of the first list is expected to be said by each of the second; '' says what nothing says. */
function expectedCounts(pairs: readonly (readonly [readonly string[], readonly string[]])[], rounds: number): Table {
  let table: Table | null = null;
  let counts: Table = new Map();
  for (let round = 0; round < rounds; round += 1) {
    counts = new Map();
    for (const [from, to] of pairs) {
      for (const [at, word] of to.entries()) {
        const place = (at + 0.5) / to.length;
        const near = from.map((_, k) => Math.exp(-NEARNESS * Math.abs((k + 0.5) / from.length - place)));
        const all = near.reduce((sum, one) => sum + one, 0);
        const says = (one: string): number => (table === null ? 1 : (table.get(one)?.get(word) ?? 0));
        const parts = from.map((one, k) => (((1 - NOTHING) * near[k]!) / all) * says(one));
        const none = NOTHING * says('');
        const sum = parts.reduce((partial, one) => partial + one, none);
        if (sum === 0) continue;
        add(counts, '', word, none / sum);
        for (const [k, one] of from.entries()) add(counts, one, word, parts[k]! / sum);
      }
    }
    table = new Map([...counts].map(([one, row]) => [one, shares(row)]));
  }
  return counts;
}

function add(table: Table, from: string, to: string, count: number): void {
  let row = table.get(from);
  if (row === undefined) {
    row = new Map();
    table.set(from, row);
  }
  row.set(to, (row.get(to) ?? 0) + count);
}

function shares(row: ReadonlyMap<string, number>): Map<string, number> {
  const sum = total(row);
  return new Map([...row].map(([to, count]) => [to, count / sum]));
}

function total(row: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of row.values()) sum += count;
  return sum;
}
