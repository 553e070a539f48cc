// Who is expert for a text: stemmed TF-IDF over each person's works, with the works and words that say so.
// The mean over all works carries the ranking; the best works add a little, so that a late turn to a subject is not drowned.
import { detectLanguage } from '../text/detect-language.ts';
import type { LanguageProfiles } from '../text/detect-language.ts';
import { tokensOf } from '../text/tokens.ts';

export interface Work {
  title: string;
  abstract?: string | undefined;
}

export interface Person {
  id: string;
  name: string;
  works: readonly Work[];
  /** URIs of skills the person has, by whatever evidence. */
  skills?: readonly string[] | undefined;
}

export interface PersonMatch {
  id: string;
  name: string;
  /** 0 to 1: a likeness for ordering, not a probability. */
  score: number;
  status: 'ranked' | 'no-works';
  /** The works that speak most for the person, the best first. */
  works: { index: number; title: string; score: number; words: string[] }[];
  /** Skills of the text that the person has too. */
  sharedSkills: string[];
  message: string;
}

export interface MatchPeopleOptions {
  top?: number;
  /** Skills of the text, when it was read against a taxonomy. */
  skills?: readonly string[];
}

interface WorkVector {
  /** Weights by stem, of unit length together. */
  weights: ReadonlyMap<string, number>;
  /** How the stems are written in this work. */
  written: ReadonlyMap<string, string>;
}

const BEST_WORKS = 3;
const SHARES = { mean: 0.8, best: 0.2 };
/** What shared skills add at most: a second, explainable channel beside the works. */
const SKILLS_SHARE = 0.15;
const REASON_WORKS = 3;
const REASON_WORDS = 6;

export class PeopleIndex {
  readonly #people: readonly Person[];
  readonly #profiles: LanguageProfiles;
  readonly #idf: ReadonlyMap<string, number>;
  readonly #rarest: number;
  readonly #vectors: readonly (readonly WorkVector[])[];

  constructor(people: readonly Person[], profiles: LanguageProfiles) {
    this.#people = people;
    this.#profiles = profiles;
    const counted = people.map(({ works }) =>
      works.map((work) => countStems(`${work.title}. ${work.title}. ${work.abstract ?? ''}`, profiles)),
    );
    const documents = counted.flat();
    const frequencies = new Map<string, number>();
    for (const { counts } of documents)
      for (const stem of counts.keys()) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
    this.#rarest = Math.log(documents.length + 1) + 1;
    this.#idf = new Map(
      [...frequencies].map(([stem, count]) => [stem, Math.log((documents.length + 1) / (count + 1)) + 1]),
    );
    this.#vectors = counted.map((works) =>
      works.map(({ counts, written }) => ({ weights: this.#weigh(counts), written })),
    );
  }

  /** Best first; people without works come last, in the order given, and say so. */
  match(text: string, options: MatchPeopleOptions = {}): PersonMatch[] {
    const query = this.#weigh(countStems(text, this.#profiles).counts);
    const wanted = new Set(options.skills ?? []);
    return this.#people
      .map((person, at) => ({ at, match: this.#matchOne(person, this.#vectors[at]!, query, wanted) }))
      .sort(
        (a, b) =>
          Number(a.match.status === 'no-works') - Number(b.match.status === 'no-works') ||
          b.match.score - a.match.score ||
          a.at - b.at,
      )
      .slice(0, options.top ?? this.#people.length)
      .map(({ match }) => match);
  }

  #matchOne(
    person: Person,
    vectors: readonly WorkVector[],
    query: ReadonlyMap<string, number>,
    wanted: ReadonlySet<string>,
  ): PersonMatch {
    const sharedSkills = (person.skills ?? []).filter((uri) => wanted.has(uri));
    const { id, name } = person;
    if (vectors.length === 0) {
      const message = 'No works are known of this person, so nothing can be said from works.';
      return { id, name, score: 0, status: 'no-works', works: [], sharedSkills, message };
    }
    const works = vectors
      .map(({ weights, written }, index) => ({ index, ...likeness(weights, written, query) }))
      .sort((a, b) => b.score - a.score || a.index - b.index);
    const mean = works.reduce((sum, { score }) => sum + score, 0) / works.length;
    const best = works.slice(0, BEST_WORKS);
    const top = best.reduce((sum, { score }) => sum + score, 0) / best.length;
    const bySkills = wanted.size === 0 ? 0 : (SKILLS_SHARE * sharedSkills.length) / wanted.size;
    const score = SHARES.mean * mean + SHARES.best * top + bySkills;
    const telling = works.filter((work) => work.score > 0).slice(0, REASON_WORKS);
    return {
      id,
      name,
      score: Math.round(score * 1e6) / 1e6,
      status: 'ranked',
      works: telling.map(({ index, score: own, words }) => ({
        index,
        title: person.works[index]!.title,
        score: Math.round(own * 1000) / 1000,
        words,
      })),
      sharedSkills,
      message: telling.length === 0 ? 'None of the works shares a word with the text.' : '',
    };
  }

  /** (1 + ln count) x idf, made a unit vector; a word no work has weighs as the rarest, so that it lowers every likeness alike. */
  #weigh(counts: ReadonlyMap<string, number>): Map<string, number> {
    const weights = new Map(
      [...counts].map(([stem, count]) => [stem, (1 + Math.log(count)) * (this.#idf.get(stem) ?? this.#rarest)]),
    );
    let square = 0;
    for (const weight of weights.values()) square += weight * weight;
    const norm = Math.sqrt(square) || 1;
    for (const [stem, weight] of weights) weights.set(stem, weight / norm);
    return weights;
  }
}

/** @example matchPeople(people, 'recycling of battery materials', profiles)[0]?.works[0]?.title */
export function matchPeople(
  people: readonly Person[],
  text: string,
  profiles: LanguageProfiles,
  options: MatchPeopleOptions = {},
): PersonMatch[] {
  return new PeopleIndex(people, profiles).match(text, options);
}

function countStems(
  text: string,
  profiles: LanguageProfiles,
): { counts: Map<string, number>; written: Map<string, string> } {
  const { language } = detectLanguage(text.slice(0, 2000), profiles);
  const counts = new Map<string, number>();
  const written = new Map<string, string>();
  for (const { stem, start, end } of tokensOf(text, language === 'unknown' ? 'en' : language)) {
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
    if (!written.has(stem)) written.set(stem, text.slice(start, end).toLowerCase());
  }
  return { counts, written };
}

function likeness(
  weights: ReadonlyMap<string, number>,
  written: ReadonlyMap<string, string>,
  query: ReadonlyMap<string, number>,
): { score: number; words: string[] } {
  const parts: { stem: string; part: number }[] = [];
  for (const [stem, weight] of query) {
    const own = weights.get(stem);
    if (own !== undefined) parts.push({ stem, part: own * weight });
  }
  parts.sort((a, b) => b.part - a.part || (a.stem < b.stem ? -1 : 1));
  return {
    score: parts.reduce((sum, { part }) => sum + part, 0),
    words: parts.slice(0, REASON_WORDS).map(({ stem }) => written.get(stem)!),
  };
}
