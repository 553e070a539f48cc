// The whole way from adverts to what is said of the market: duplicates discounted, skills counted and tested, new terms found.
import { countMonths, byEmployer } from './count-skills.ts';
import type { MonthShare } from './count-skills.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findNewTerms } from './find-new-terms.ts';
import type { NewTerm } from './find-new-terms.ts';
import { findTrends } from './find-trends.ts';
import type { SkillTrend } from './find-trends.ts';
import { monthsBetween } from './posting.ts';
import type { AdvertReading } from './read-skills.ts';

export interface WatchedAdvert {
  readonly employer: string | null;
  readonly title: string;
  readonly text: string;
  readonly postedOn: string;
}

export interface WatchedSkill extends SkillTrend {
  readonly uri: string;
  readonly label: string;
  readonly asked: number;
  readonly employers: number;
  readonly months: readonly MonthShare[];
}

export interface MarketWatch {
  readonly months: readonly string[];
  readonly adverts: number;
  /** Adverts that repeat an earlier one. */
  readonly repeated: number;
  readonly postings: number;
  /** Most asked for first. */
  readonly skills: readonly WatchedSkill[];
  readonly terms: readonly NewTerm[];
}

/**
 * @param read the skills of one advert
 * @param isKnown whether a word is known to the lists; null where that cannot be told, and no new terms are sought
 */
export function watchMarket(
  adverts: readonly WatchedAdvert[],
  read: (advert: WatchedAdvert) => AdvertReading,
  isKnown: ((word: string) => boolean) | null,
): MarketWatch {
  const inOrder = adverts.toSorted((a, b) => (a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : 0));
  const first = findDuplicates(inOrder);
  const distinct = inOrder.filter((_, index) => first[index] === index);
  const months = distinct.length === 0 ? [] : monthsBetween(distinct[0]!.postedOn, inOrder.at(-1)!.postedOn);
  const labels = new Map<string, string>();
  const postings = distinct.map((advert) => {
    const { skills, open } = read(advert);
    for (const { uri, label } of skills) labels.set(uri, label);
    const month = months.indexOf(advert.postedOn.slice(0, 7));
    return { employer: advert.employer, month, open, skills: new Set(skills.map(({ uri }) => uri)) };
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
      ...trends[index]!,
    };
  });
  return {
    months,
    adverts: adverts.length,
    repeated: adverts.length - distinct.length,
    postings: distinct.length,
    skills: skills.toSorted((a, b) => b.asked - a.asked || (a.uri < b.uri ? -1 : 1)),
    terms: isKnown === null ? [] : findNewTerms(postings, isKnown),
  };
}
