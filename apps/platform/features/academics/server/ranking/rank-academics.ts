// Who fits a need: six parts with visible weights, in tenths of a point that add up to the score, and the works that speak for each.
import type { CitedRecord, RankedAcademic, RankedPart, RankingNeed } from '../../contract.ts';
import { RANK_PARTS } from '../../limits.ts';
import type { RankPart, RankWeights } from '../../limits.ts';
import { COOL_DOWN_DAYS } from '../../limits.ts';
import { dayAfter, isNoticeLate } from '../academic.ts';
import type { Academic, AcademicRecordRow, Request } from '../academic.ts';
import type { Likeness, PersonLikeness, Pool, PoolPerson } from './pool.ts';

export interface RankWorld {
  readonly pool: Pool;
  /** Requests of the last twelve months, in any order. */
  readonly requests: readonly Request[];
  readonly weights: RankWeights;
  /** ISO instant. */
  readonly now: string;
  /** Further wordings of the need, for example its skills in English. */
  readonly furtherTexts?: readonly string[];
}

export interface RankedPool {
  readonly ranked: readonly RankedAcademic[];
  readonly considered: number;
  readonly tiedToNothing: number;
  readonly notYet: readonly { readonly academicId: string; readonly name: string; readonly from: string }[];
  readonly optedOut: number;
  readonly otherLanguage: number;
  readonly noHours: number;
  readonly notTold: number;
}

/** Likeness below which even the best of a pool is called far away: nobody is an expert for lack of a better one. */
const FAR = 0.05;
/** Share of the best likeness from which a record ties somebody to a need: one common word does not. */
const TIE = 0.1;
/** What a course or a piece of work in industry counts on any subject; the rest comes with its likeness to the need. */
const ANY_SUBJECT = 0.25;
/** A course for students says less about teaching people at work. */
const STUDENTS = 0.6;
/** Requests that halve the part for how often somebody was asked. */
const ASKED_HALF = 2;
/** Hours taken for the work when nobody said. */
const USUAL_HOURS = 8;
const CITED = { publication: 3, course: 2, industry: 1 } as const;

/**
 * Best first; among equals by name. Nobody is ranked whom nothing ties to the need, who does not speak its language or has no hours:
 * no expertise makes up for that.
 */
export function rankAcademics(need: RankingNeed, world: RankWorld): RankedPool {
  const { pool, now } = world;
  const from = need.from ?? now.slice(0, 10);
  const texts = [[need.text, ...need.skills.map(({ label }) => label)].join('. '), ...(world.furtherTexts ?? [])];
  const publications = pool.likenessOfPublications(texts);
  const practice = pool.likenessOfPractice(texts);
  const best = { publication: topOf(publications), practice: topOf(practice) };
  const requests = Map.groupBy(world.requests, (request) => request.academicId);
  const counts = { tiedToNothing: 0, optedOut: 0, notTold: 0, otherLanguage: 0, noHours: 0 };
  const notYet: { academicId: string; name: string; from: string }[] = [];
  const ranked: RankedAcademic[] = [];
  for (const person of pool.people.values()) {
    const { academic } = person;
    if (isNoticeLate(academic, now)) counts.notTold += 1;
    else if (academic.optedOut) counts.optedOut += 1;
    else if (academic.notBefore !== null && academic.notBefore > from) {
      notYet.push({ academicId: academic.id, name: academic.name, from: academic.notBefore });
    } else {
      const asked = requests.get(academic.id) ?? [];
      const found = rankOne(person, { need, world, asked, best, published: publications.get(academic.id), practice });
      if (found === null) counts.tiedToNothing += 1;
      else if (languageValue(academic, need.language) === 0) counts.otherLanguage += 1;
      else if (found.hoursLeft !== null && found.hoursLeft <= 0) counts.noHours += 1;
      else ranked.push(found);
    }
  }
  return {
    ranked: ranked.toSorted((a, b) => b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    considered: pool.people.size,
    notYet: notYet.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    ...counts,
  };
}

interface OneInPool {
  readonly need: RankingNeed;
  readonly world: RankWorld;
  readonly asked: readonly Request[];
  readonly best: { readonly publication: number; readonly practice: number };
  readonly published: PersonLikeness | undefined;
  readonly practice: ReadonlyMap<string, Likeness>;
}

function rankOne({ academic, records }: PoolPerson, one: OneInPool): RankedAcademic | null {
  const { need, world, asked, best, published, practice } = one;
  const expertise = (published?.score ?? 0) / best.publication;
  const done = records
    .filter((record) => record.kind !== 'publication')
    .map((record) => ({ record, likeness: practice.get(record.id) ?? NOTHING }));
  const isTied = expertise >= TIE || done.some(({ likeness }) => likeness.score >= TIE * best.practice);
  if (!isTied) return null;
  const hoursLeft = hoursLeftOf(academic, asked);
  const values: Record<RankPart, number | null> = {
    expertise,
    teaching: weightOfEvidence(done, 'course', best.practice),
    industry: weightOfEvidence(done, 'industry', best.practice),
    language: languageValue(academic, need.language),
    availability: hoursLeft === null ? null : Math.min(1, Math.max(0, hoursLeft) / (need.hours ?? USUAL_HOURS)),
    fairness: 2 ** (-asked.length / ASKED_HALF),
  };
  const parts = addUp(values, world.weights);
  const last = asked.reduce((latest, { sentAt }) => (sentAt > latest ? sentAt : latest), '');
  const coolsUntil = last === '' ? null : dayAfter(last, COOL_DOWN_DAYS);
  return {
    academicId: academic.id,
    name: academic.name,
    affiliation: academic.affiliation,
    score: parts.reduce((sum, { points }) => sum + Math.round(points * 10), 0) / 10,
    parts,
    reasons: cite(records, published, done),
    hoursLeft,
    askedLately: asked.length,
    coolsUntil: coolsUntil !== null && coolsUntil > world.now.slice(0, 10) ? coolsUntil : null,
  };
}

const NOTHING: Likeness = { score: 0, words: [] };

/** Each piece closes half of the distance to certainty, as far as it is on the subject: the third course says less than the first. */
function weightOfEvidence(
  done: readonly { readonly record: AcademicRecordRow; readonly likeness: Likeness }[],
  kind: 'course' | 'industry',
  best: number,
): number {
  const weight = done
    .filter(({ record }) => record.kind === kind)
    .reduce((sum, { record, likeness }) => {
      const onSubject = ANY_SUBJECT + (1 - ANY_SUBJECT) * (likeness.score / best);
      return sum + onSubject * (kind === 'industry' || record.forProfessionals ? 1 : STUDENTS);
    }, 0);
  return 1 - 2 ** -weight;
}

function languageValue({ languages }: Academic, wanted: string | null): number | null {
  if (wanted === null) return 1;
  return languages.length === 0 ? null : Number(languages.includes(wanted));
}

/** Hours a year less those said yes to in the last twelve months; null when nobody said how many there are. */
export function hoursLeftOf({ hoursPerYear }: Academic, asked: readonly Request[]): number | null {
  if (hoursPerYear === null) return null;
  return asked.reduce((left, request) => left - (request.state === 'yes' ? request.hours : 0), hoursPerYear);
}

/** Weights are made to add up to 100 points in whole tenths; what nothing is known of gives half of its weight. So every sum is exact. */
export function addUp(values: Readonly<Record<RankPart, number | null>>, weights: RankWeights): RankedPart[] {
  const tenths = shareOut(weights);
  return RANK_PARTS.map((part, index) => {
    const value = values[part];
    return {
      part,
      weight: tenths[index]! / 10,
      value: value === null ? null : Math.round(value * 1000) / 1000,
      points: Math.round(tenths[index]! * (value ?? 0.5)) / 10,
    };
  });
}

/** A thousand tenths by the weights, the largest remainders rounded up (Hamilton). */
function shareOut(weights: RankWeights): number[] {
  const total = RANK_PARTS.reduce((sum, part) => sum + weights[part], 0);
  if (total === 0) return RANK_PARTS.map(() => 0);
  const exact = RANK_PARTS.map((part) => (1000 * weights[part]) / total);
  const shares = exact.map(Math.floor);
  const missing = 1000 - shares.reduce((sum, share) => sum + share, 0);
  const byRest = exact
    .map((share, index) => ({ index, rest: share % 1 }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRest.slice(0, missing)) shares[index]! += 1;
  return shares;
}

/** Publications and practice that share words with the need; a course for people at work is named even when it shares none. */
function cite(
  records: readonly AcademicRecordRow[],
  published: PersonLikeness | undefined,
  done: readonly { readonly record: AcademicRecordRow; readonly likeness: Likeness }[],
): CitedRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const publications = (published?.works ?? [])
    .slice(0, CITED.publication)
    .flatMap(({ recordId, words }) => toCited(byId.get(recordId), words));
  const practised = (['course', 'industry'] as const).flatMap((kind) =>
    done
      .filter(({ record, likeness }) => record.kind === kind && (likeness.score > 0 || record.forProfessionals))
      .toSorted((a, b) => b.likeness.score - a.likeness.score || (b.record.year ?? 0) - (a.record.year ?? 0))
      .slice(0, CITED[kind])
      .flatMap(({ record, likeness }) => toCited(record, likeness.words)),
  );
  return [...publications, ...practised];
}

function toCited(record: AcademicRecordRow | undefined, words: readonly string[]): CitedRecord[] {
  if (record === undefined) return [];
  return [{ recordId: record.id, kind: record.kind, title: record.title, year: record.year, words }];
}

function topOf(found: ReadonlyMap<string, { readonly score: number }>): number {
  let top = FAR;
  for (const { score } of found.values()) top = Math.max(top, score);
  return top;
}
