// Adverts that say the same thing again: reposts, agencies that copy, one employer with one text for twenty places. Found by what five words
// in a row they share (minhash, then the exact share), so that a change of place or date does not hide them.

export interface Comparable {
  readonly employer: string | null;
  readonly title: string;
  readonly text: string;
}

/** Words in a row that make a shingle. */
const SHINGLE = 5;
const BANDS = 16;
const ROWS = 4;
/** Share of shingles that two adverts have in common from which they count as one. */
const SAME_FROM = 0.7;
/** Adverts of a bucket that are compared with each other; larger ones are boilerplate, and each is compared with the first ones. */
const BUCKET_MOST = 60;

/**
 * For each advert the place of the first one that says the same; its own place where none does.
 *
 * @example
 * findDuplicates([first, repostOfFirst, another]); // [0, 0, 2]
 */
export function findDuplicates(adverts: readonly Comparable[]): number[] {
  const shingles = adverts.map(({ title, text }) => shinglesOf(`${title} ${text}`));
  const parents = adverts.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root]!;
    while (parents[index] !== root) [parents[index], index] = [root, parents[index]!];
    return root;
  };
  const buckets = new Map<string, number[]>();
  shingles.forEach((own, index) => {
    const signature = signatureOf(own);
    for (let band = 0; band < BANDS; band += 1) {
      const key = `${band} ${signature.slice(band * ROWS, (band + 1) * ROWS).join(' ')}`;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [index]);
      else {
        for (const other of bucket.slice(0, BUCKET_MOST)) {
          const [a, b] = [find(index), find(other)];
          if (a !== b && shareOf(own, shingles[other]!) >= SAME_FROM) parents[Math.max(a, b)] = Math.min(a, b);
        }
        bucket.push(index);
      }
    }
  });
  return adverts.map((_, index) => find(index));
}

function shinglesOf(text: string): Set<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at += 1) found.add(hash(words.slice(at, at + SHINGLE).join(' ')));
  // Shorter than one shingle: the whole is one.
  if (found.size === 0) found.add(hash(words.join(' ')));
  return found;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01_00_01_93);
  return value >>> 0;
}

/** Odd multipliers and offsets of the hash family, from a fixed linear congruence: the same every time. */
const FAMILY = Array.from({ length: BANDS * ROWS }, (_, index) => {
  const first = Math.imul(index + 1, 0x9e_37_79_b1) >>> 0;
  return { times: (first | 1) >>> 0, plus: Math.imul(first ^ (first >>> 15), 0x85_eb_ca_6b) >>> 0 };
});

function signatureOf(shingles: ReadonlySet<number>): number[] {
  return FAMILY.map(({ times, plus }) => {
    let least = 0xff_ff_ff_ff;
    for (const shingle of shingles) {
      const mixed = Math.imul(shingle, times) + plus;
      const value = Math.imul(mixed ^ (mixed >>> 16), 0xc2_b2_ae_35) >>> 0;
      if (value < least) least = value;
    }
    return least;
  });
}

/** Jaccard’s share: in both, divided by in either. */
function shareOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let both = 0;
  for (const shingle of one) if (other.has(shingle)) both += 1;
  return both / (one.size + other.size - both);
}
