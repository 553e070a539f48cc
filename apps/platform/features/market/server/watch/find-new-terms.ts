// Words that adverts ask for and no list of skills knows: several employers use them, in sentences that ask for skills. They are proposed,
// never added: a named person says what each of them is.
import { employerKey } from './posting.ts';

export interface ReadPosting {
  readonly employer: string | null;
  readonly month: number;
  /** Sentences that ask for something, without the words that led to a known skill. */
  readonly open: readonly string[];
}

export interface NewTerm {
  readonly term: string;
  readonly postings: number;
  readonly employers: number;
  /** Place of the month in which it was first seen. */
  readonly firstMonth: number;
  /** A sentence that holds it, as a person would check it. */
  readonly example: string;
}

export interface TermLimits {
  readonly postings: number;
  readonly employers: number;
}

/** Fewer say nothing: a firm’s own product has one employer, a misspelling one posting. */
export const TERM_LIMITS: TermLimits = { postings: 8, employers: 5 };
const MOST_TERMS = 60;
/** A neighbour belongs to the term when it stands there in this share of the word’s places … */
const BELONGS_FROM = 0.6;
/** … and this share of its own places is beside the word: “alignment” may belong, “well” and “looking” do not. */
const OWN_SHARE = 0.1;
const PLACE_SHARE = 0.5;
const WORD = /[\p{L}\p{N}]+(?:[-’][\p{L}\p{N}]+)*[+#]*/gu;
/** English words that join; terms are looked for where word vectors are, which is English. */
const JOINING = new Set(
  'a an and as at be by for from have in into is it of on or our that the their them these this those to we with you your who will'.split(
    ' ',
  ),
);
const BEFORE_A_PLACE = new Set(['in', 'at', 'near', 'from']);

interface Place {
  readonly posting: number;
  readonly sentence: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** @param isKnown whether a word is one that the lists or the language know already */
export function findNewTerms(
  postings: readonly ReadPosting[],
  isKnown: (word: string) => boolean,
  limits: TermLimits = TERM_LIMITS,
): NewTerm[] {
  const employers = postings.map(({ employer }, index) => employerKey(employer, index));
  const names = new Set(employers.flatMap((name) => name.split(' ')));
  const { places, counts, standIns } = findPlaces(postings, (word) => names.has(word) || isKnownWhole(word, isKnown));
  const found = new Map<string, Set<Place>>();
  for (const [word, its] of places) {
    if ((standIns.get(word) ?? 0) >= PLACE_SHARE * its.length) continue;
    const term = [neighbour(its, 'before', counts), word, neighbour(its, 'after', counts)].filter(Boolean).join(' ');
    found.set(term, new Set([...(found.get(term) ?? []), ...its]));
  }
  return [...found]
    .map(([term, its]) => describe(term, [...its], postings, employers))
    .filter((term) => term.postings >= limits.postings && term.employers >= limits.employers)
    .toSorted((a, b) => b.postings - a.postings || a.term.localeCompare(b.term))
    .slice(0, MOST_TERMS);
}

/** Of a word with hyphens, every part. */
function isKnownWhole(word: string, isKnown: (word: string) => boolean): boolean {
  return JOINING.has(word) || isKnown(word) || (/[-’]/.test(word) && word.split(/[-’]/).every((part) => isKnown(part)));
}

interface Places {
  /** Of each new word. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** How often each word stands anywhere. */
  readonly counts: ReadonlyMap<string, number>;
  /** How often a new word is written like the name of a place and stands where one does. */
  readonly standIns: ReadonlyMap<string, number>;
}

function findPlaces(postings: readonly ReadPosting[], isOld: (word: string) => boolean): Places {
  const places = new Map<string, Place[]>();
  const counts = new Map<string, number>();
  const standIns = new Map<string, number>();
  postings.forEach(({ open }, posting) => {
    for (const sentence of open) {
      for (const run of sentence.split(/[.,;:!?()[\]{}“”"/|•\n]+/)) {
        const written = run.match(WORD) ?? [];
        const words = written.map((word) => word.toLowerCase());
        words.forEach((word, at) => {
          counts.set(word, (counts.get(word) ?? 0) + 1);
          if (isOld(word)) return;
          const [before = null, after = null] = [words[at - 1], words[at + 1]];
          places.set(word, [...(places.get(word) ?? []), { posting, sentence, before, after }]);
          if (before !== null && BEFORE_A_PLACE.has(before) && /^\p{Lu}/u.test(written[at]!))
            standIns.set(word, (standIns.get(word) ?? 0) + 1);
        });
      }
    }
  });
  return { places, counts, standIns };
}

/** The word that belongs to the term on one side, or null. */
function neighbour(
  places: readonly Place[],
  side: 'before' | 'after',
  counts: ReadonlyMap<string, number>,
): string | null {
  const tally = new Map<string, number>();
  for (const place of places) {
    const word = place[side];
    if (word !== null && !JOINING.has(word)) tally.set(word, (tally.get(word) ?? 0) + 1);
  }
  const [word, count] = [...tally].toSorted((a, b) => b[1] - a[1])[0] ?? [null, 0];
  if (word === null || count < BELONGS_FROM * places.length) return null;
  return count >= OWN_SHARE * counts.get(word)! ? word : null;
}

function describe(
  term: string,
  places: readonly Place[],
  postings: readonly ReadPosting[],
  employers: readonly string[],
): NewTerm {
  const own = [...new Set(places.map(({ posting }) => posting))];
  return {
    term,
    postings: own.length,
    employers: new Set(own.map((posting) => employers[posting]!)).size,
    firstMonth: own.reduce((first, posting) => Math.min(first, postings[posting]!.month), Infinity),
    example: places[0]!.sentence,
  };
}
