// How often a skill is asked for, month by month, with an interval that knows that postings of one employer resemble each other.
// docs/methods/job-market-watch.md has the formulas.
import { normalQuantile } from '@dragoman/psychometrics';
import { employerKey } from './posting.ts';
import type { Posting } from './posting.ts';

export interface MonthShare {
  readonly asked: number;
  readonly postings: number;
  /** Asked of postings; null in a month without postings. */
  readonly share: number | null;
  /** 90 in 100; null where there is no share. */
  readonly low: number | null;
  readonly high: number | null;
}

const Z = normalQuantile(0.95);

export interface EmployerMonths {
  /** Postings by month. */
  readonly postings: Float64Array;
  /** Of these, those that ask for the skill. */
  readonly asked: Float64Array;
}

/** Postings by employer and month, with those that ask for one skill among them. */
export function byEmployer(postings: readonly Posting[], skill: string, months: number): EmployerMonths[] {
  const found = new Map<string, EmployerMonths>();
  postings.forEach((posting, index) => {
    const key = employerKey(posting.employer, index);
    let own = found.get(key);
    if (own === undefined) {
      own = { postings: new Float64Array(months), asked: new Float64Array(months) };
      found.set(key, own);
    }
    own.postings[posting.month]! += 1;
    if (posting.skills.has(skill)) own.asked[posting.month]! += 1;
  });
  return [...found.values()];
}

export function countMonths(employers: readonly EmployerMonths[], months: number): MonthShare[] {
  return Array.from({ length: months }, (_, month) => {
    let [asked, postings] = [0, 0];
    for (const employer of employers) {
      asked += employer.asked[month]!;
      postings += employer.postings[month]!;
    }
    if (postings === 0) return { asked, postings, share: null, low: null, high: null };
    const share = asked / postings;
    const { low, high } = wilson(share, postings / designEffect(employers, month, share, postings));
    return { asked, postings, share, low, high };
  });
}

/** Variance of the share with employers as clusters, over that of as many independent postings; at least 1. */
function designEffect(employers: readonly EmployerMonths[], month: number, share: number, postings: number): number {
  if (share === 0 || share === 1) {
    // Nothing varies, so that nothing tells how alike they are: one voice an employer is the cautious count.
    const voices = employers.filter((employer) => employer.postings[month]! > 0).length;
    return postings / voices;
  }
  let [sum, clusters] = [0, 0];
  for (const employer of employers) {
    if (employer.postings[month] === 0) continue;
    clusters += 1;
    sum += (employer.asked[month]! - share * employer.postings[month]!) ** 2;
  }
  if (clusters < 2) return postings;
  const variance = (clusters / (clusters - 1)) * (sum / postings ** 2);
  return Math.max(1, variance / ((share * (1 - share)) / postings));
}

/** E. B. Wilson (1927): an interval that does not fall below 0 nor rise above 1. */
function wilson(share: number, count: number): { low: number; high: number } {
  const square = Z ** 2;
  const centre = (share + square / (2 * count)) / (1 + square / count);
  const half = (Z / (1 + square / count)) * Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
