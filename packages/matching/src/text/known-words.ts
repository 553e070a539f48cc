// Finds a word among those known, also where only a near form or the parts of a compound are ("lämpöpumppuhuolto" has those of its parts).

/** Languages that write compounds as one word. */
const COMPOUNDING = new Set(['da', 'de', 'fi', 'hu', 'nl', 'no', 'sv']);
const SHORTEST_PART = 4;
const MOST_PARTS = 3;
/** Letters that may stand between two parts: genitives and links ("tuotannon", "bedrijfs"). */
const LONGEST_LINK = 3;
/** A near form has the same beginning, and differs in no more than so many letters after it. */
const SHORTEST_BEGINNING = 5;
const LONGEST_ENDING = 3;
const MOST_REMEMBERED = 50_000;

export class KnownWords {
  readonly #words: ReadonlySet<string> | ReadonlyMap<string, unknown>;
  readonly #hasCompounds: boolean;
  /** In alphabetical order, for beginnings. */
  readonly #sorted: readonly string[];
  #found = new Map<string, readonly string[]>();

  constructor(words: ReadonlySet<string> | ReadonlyMap<string, unknown>, language: string) {
    this.#words = words;
    this.#hasCompounds = COMPOUNDING.has(language);
    this.#sorted = [...words.keys()].sort();
  }

  /** The word itself, else its nearest form, else its parts from the left; none when nothing of it is known. */
  find(stem: string): readonly string[] {
    if (this.#words.has(stem)) return [stem];
    if (/\d/.test(stem)) return [];
    const known = this.#found.get(stem);
    if (known !== undefined) return known;
    if (this.#found.size >= MOST_REMEMBERED) this.#found = new Map();
    const near = this.#nearForm(stem);
    const found = near !== null ? [near] : this.#hasCompounds ? this.#partsOf(stem) : [];
    this.#found.set(stem, found);
    return found;
  }

  /** The known word that shares the longest beginning; none when the beginnings or the endings are too different. */
  #nearForm(stem: string): string | null {
    const least = Math.max(SHORTEST_BEGINNING, stem.length - LONGEST_ENDING);
    if (stem.length < least) return null;
    const from = this.#placeOf(stem);
    let best: string | null = null;
    let longest = least - 1;
    for (const step of [-1, 1]) {
      for (let at = step < 0 ? from - 1 : from; at >= 0 && at < this.#sorted.length; at += step) {
        const other = this.#sorted[at]!;
        const shared = sharedBeginning(stem, other);
        if (shared < least) break;
        if (other.length - shared > LONGEST_ENDING || shared <= longest) continue;
        longest = shared;
        best = other;
      }
    }
    return best;
  }

  /** The longest part first, with few letters between two; the last may have an ending of its own. */
  #partsOf(stem: string): string[] {
    const parts: string[] = [];
    let from = 0;
    while (from + SHORTEST_PART <= stem.length && parts.length < MOST_PARTS) {
      const rest = stem.slice(from);
      const next = this.#longestBeginning(rest) ?? (parts.length > 0 ? this.#nearForm(rest) : null);
      if (next === null) break;
      parts.push(next);
      from += sharedBeginning(rest, next);
      const link = this.#linkLength(stem, from);
      if (link === null) break;
      from += link;
    }
    return parts;
  }

  #longestBeginning(text: string): string | null {
    for (let length = text.length; length >= SHORTEST_PART; length -= 1) {
      const part = text.slice(0, length);
      if (this.#words.has(part)) return part;
    }
    return null;
  }

  #linkLength(stem: string, from: number): number | null {
    for (let link = 0; link <= LONGEST_LINK; link += 1) {
      if (this.#longestBeginning(stem.slice(from + link)) !== null) return link;
    }
    return null;
  }

  /** Place of the first word not before `text`. */
  #placeOf(text: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]! < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function sharedBeginning(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}
