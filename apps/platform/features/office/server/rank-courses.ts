// Which course takes away most need, from figures that may be shown and from nothing else: seats and prices come in afterwards.
import { gainAfter } from '../../profile/server/index.ts';
import type { GroupFigure } from '../../../core/disclosure/group-figure.ts';
import type { CourseAdvice, CourseOption } from '../contract.ts';

/** What is shown of one skill: share below the target, and expected reduction for ten people after a course of these hours. */
export interface SkillFigures {
  readonly skill: string;
  readonly name: Readonly<Record<string, string>>;
  readonly need: GroupFigure;
  readonly reductionForTen: GroupFigure;
  readonly price: number | null;
  readonly modules: CourseOption['modules'];
}

const STEP = 5;
/** Half the width of a 90 % interval in standard errors. */
const NINETY = 1.645;
const SURE = 0.9;
const FAIRLY_SURE = 0.7;

/**
 * A course for one skill. Seats go to people who are below their target and come forward; nobody is chosen by a score. With a seat for
 * everybody who needs one the reduction is that of the whole group; with fewer, each seat takes away what one of those who need it
 * can expect, never more than the course gives.
 */
export function weighCourse(figures: SkillFigures, hours: number, seats: number): CourseOption {
  const people = figures.need.people;
  const wanted = figures.need.mean * people;
  const perPerson = figures.reductionForTen.mean / 10;
  const perSeat = Math.min(gainAfter(hours * 60), perPerson / figures.need.mean);
  const seatsUsed = Math.min(seats, Math.max(1, Math.round(wanted)));
  const ofBound = (bound: number): number =>
    Math.min(gainAfter(hours * 60), bound / 10 / figures.need.mean) * seatsUsed;
  const reduction = perSeat * seatsUsed;
  const { price } = figures;
  return {
    skill: figures.skill,
    name: figures.name,
    need: figures.need,
    reductionForTen: figures.reductionForTen,
    needing: Math.max(STEP, Math.round(wanted / STEP) * STEP),
    seatsUsed,
    perSeat: round(perSeat, 2),
    reduction: round(reduction, 1),
    interval90: {
      low: round(ofBound(figures.reductionForTen.interval90.low), 1),
      high: round(ofBound(figures.reductionForTen.interval90.high), 1),
    },
    price,
    pricePerLevel: price === null || reduction <= 0 ? null : Math.round(price / reduction),
    modules: figures.modules,
  };
}

/** Greatest expected reduction first; of equal ones the cheaper, then by name, so that the order is the same every time. */
export function rankCourses(all: readonly SkillFigures[], hours: number, seats: number): CourseOption[] {
  return all
    .map((figures) => ({ option: weighCourse(figures, hours, seats), exact: exactReduction(figures, hours, seats) }))
    .toSorted(
      (a, b) =>
        b.exact - a.exact ||
        (a.option.price ?? Infinity) - (b.option.price ?? Infinity) ||
        (a.option.skill < b.option.skill ? -1 : 1),
    )
    .map(({ option }) => option);
}

/** The first course, how sure it is that it is the first, and what would come first with seats for all who need them. */
export function findLead(all: readonly SkillFigures[], hours: number, seats: number): CourseAdvice['lead'] {
  const [first, second] = rankCourses(all, hours, seats);
  if (first === undefined) return null;
  const chance = second === undefined ? null : chanceOver(first, second);
  const mostNeeding = Math.max(...all.map((each) => Math.ceil(each.need.mean * each.need.people)));
  const enough = rankCourses(all, hours, Math.max(seats, mostNeeding))[0]!;
  return {
    skill: first.skill,
    sureness: chance === null || chance >= SURE ? 'sure' : chance >= FAIRLY_SURE ? 'fairly-sure' : 'cannot-tell',
    chanceOverNext: chance === null ? null : round(chance, 2),
    withEnoughSeats: enough.skill === first.skill ? null : { skill: enough.skill, seats: enough.needing },
  };
}

function exactReduction(figures: SkillFigures, hours: number, seats: number): number {
  const wanted = Math.max(1, Math.round(figures.need.mean * figures.need.people));
  const perSeat = Math.min(gainAfter(hours * 60), figures.reductionForTen.mean / 10 / figures.need.mean);
  return perSeat * Math.min(seats, wanted);
}

/** Chance that the first reduces more than the second, as if both were normal and independent. */
function chanceOver(first: CourseOption, second: CourseOption): number {
  const errorOf = ({ interval90 }: CourseOption): number => (interval90.high - interval90.low) / 2 / NINETY;
  const error = Math.hypot(errorOf(first), errorOf(second));
  const difference = first.reduction - second.reduction;
  return error === 0 ? (difference > 0 ? 1 : 0.5) : normalBelow(difference / error);
}

/** Standard normal distribution function, to 1e-7 (Abramowitz & Stegun 1964, 26.2.17). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    normalDensity(z) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
