// The whole way from adverts to what is said of the market: duplicates discounted, skills counted and tested, new terms found.
import { countMonths, byEmployer } from './count-skills.ts';
import type { MonthShare } from './count-skills.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findNewTerms } from './find-new-terms.ts';
import type { NewTerm } from './find-new-terms.ts';
import { findTrends } from './find-trends.ts';
import type { SkillTrend } from './find-trends.ts';
import { employerKey, monthsBetween } from './posting.ts';
import type { AdvertReading } from './read-skills.ts';

export interface WatchedAdvert {
  readonly employer: string | null;
  readonly title: string;
  readonly text: string;
  readonly postedOn: string;
  /** Its words are gone; what was read of them before stands in their place. */
  readonly kept?: KeptReading;
  /** True where new terms cannot be looked for, because nothing tells a new word of its language from an old one. */
  readonly isWithoutTerms?: boolean;
}

export interface KeptReading {
  readonly skills: readonly { readonly uri: string; readonly label: string }[];
  readonly isRepeat: boolean;
}

/** What was read of one advert, for keeping. */
export interface AdvertOutcome extends KeptReading {
  /** Place among the adverts given. */
  readonly at: number;
}

export interface ExampleSentence {
  /** Place of the advert among those given. */
  readonly at: number;
  readonly sentence: string;
}

export interface WatchedSkill extends SkillTrend {
  readonly uri: string;
  readonly label: string;
  readonly asked: number;
  readonly employers: number;
  readonly months: readonly MonthShare[];
  /** The newest sentences that ask for it, each from another employer. */
  readonly examples: readonly ExampleSentence[];
}

export interface MarketWatch {
  readonly months: readonly string[];
  readonly adverts: number;
  /** Adverts that repeat an earlier one. */
  readonly repeated: number;
  readonly postings: number;
  readonly employers: number;
  /** Most asked for first. */
  readonly skills: readonly WatchedSkill[];
  readonly terms: readonly NewTerm[];
  /** One entry an advert, in the order of their dates. */
  readonly outcomes: readonly AdvertOutcome[];
}

/** Sentences shown for a skill. */
const EXAMPLES = 5;

/**
 * @param read the skills of one advert
 * @param isKnown whether a word is known to the lists; null where that cannot be told, and no new terms are sought
 */
export function watchMarket(
  adverts: readonly WatchedAdvert[],
  read: (advert: WatchedAdvert) => AdvertReading,
  isKnown: ((word: string) => boolean) | null,
): MarketWatch {
  const inOrder = adverts
    .map((advert, at) => ({ advert, at }))
    .toSorted((a, b) => (a.advert.postedOn < b.advert.postedOn ? -1 : a.advert.postedOn > b.advert.postedOn ? 1 : 0));
  const isRepeat = findRepeats(inOrder.map(({ advert }) => advert));
  const distinct = inOrder.filter((_, index) => !isRepeat[index]!);
  const months =
    distinct.length === 0 ? [] : monthsBetween(distinct[0]!.advert.postedOn, inOrder.at(-1)!.advert.postedOn);
  const labels = new Map<string, string>();
  const sentences = new Map<string, { readonly at: number; readonly sentence: string; readonly employer: string }[]>();
  const postings = distinct.map(({ advert, at }, index) => {
    const { skills, open } = readOrRecall(advert, read);
    for (const { uri, label, sentence } of skills) {
      labels.set(uri, label);
      if (sentence === null) continue;
      const found = { at, sentence, employer: employerKey(advert.employer, index) };
      sentences.set(uri, [...(sentences.get(uri) ?? []).slice(-MOST_SENTENCES), found]);
    }
    const month = months.indexOf(advert.postedOn.slice(0, 7));
    return { at, employer: advert.employer, month, open, skills: new Set(skills.map(({ uri }) => uri)) };
  });
  const uris = [...labels.keys()].toSorted();
  const tables = uris.map((uri) => byEmployer(postings, uri, months.length));
  const trends = findTrends(tables, months.length);
  const skills = uris.map((uri, index) => {
    const counts = countMonths(tables[index]!, months.length);
    return {
      uri,
      label: labels.get(uri)!,
      asked: counts.reduce((sum, { asked }) => sum + asked, 0),
      employers: tables[index]!.filter((employer) => employer.asked.some((each) => each > 0)).length,
      months: counts,
      examples: chooseExamples(sentences.get(uri) ?? []),
      ...trends[index]!,
    };
  });
  const readOf = new Map(postings.map((posting) => [posting.at, posting.skills]));
  return {
    months,
    adverts: adverts.length,
    repeated: adverts.length - distinct.length,
    postings: distinct.length,
    employers: new Set(postings.map(({ employer }, index) => employerKey(employer, index))).size,
    skills: skills.toSorted((a, b) => b.asked - a.asked || (a.uri < b.uri ? -1 : 1)),
    terms: isKnown === null ? [] : findNewTerms(postings, isKnown),
    outcomes: inOrder.map(({ at }, index) => ({
      at,
      isRepeat: isRepeat[index]!,
      skills: [...(readOf.get(at) ?? [])].map((uri) => ({ uri, label: labels.get(uri)! })),
    })),
  };
}

/** Sentences remembered for a skill while reading: enough to find some employers among them. */
const MOST_SENTENCES = 40;

/** Adverts whose words are gone are what they were; the others are compared with each other. */
function findRepeats(inOrder: readonly WatchedAdvert[]): boolean[] {
  const withWords = inOrder
    .map((advert, index) => ({ advert, index }))
    .filter(({ advert }) => advert.kept === undefined);
  const isRepeat = inOrder.map((advert) => advert.kept?.isRepeat ?? false);
  findDuplicates(withWords.map(({ advert }) => advert)).forEach((first, place) => {
    isRepeat[withWords[place]!.index] = first !== place;
  });
  return isRepeat;
}

interface RecalledReading {
  readonly skills: readonly { readonly uri: string; readonly label: string; readonly sentence: string | null }[];
  readonly open: readonly string[];
}

function readOrRecall(advert: WatchedAdvert, read: (advert: WatchedAdvert) => AdvertReading): RecalledReading {
  if (advert.kept !== undefined)
    return { skills: advert.kept.skills.map((skill) => ({ ...skill, sentence: null })), open: [] };
  const { skills, open } = read(advert);
  return { skills, open: advert.isWithoutTerms === true ? [] : open };
}

function chooseExamples(
  sentences: readonly { readonly at: number; readonly sentence: string; readonly employer: string }[],
): ExampleSentence[] {
  const byEmployerName = new Map(sentences.map((each) => [each.employer, each]));
  return [...byEmployerName.values()]
    .toReversed()
    .slice(0, EXAMPLES)
    .map(({ at, sentence }) => ({ at, sentence }));
}
