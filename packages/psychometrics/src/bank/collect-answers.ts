// From a set of answers to log-likelihoods per skill: the same bits for any order or repetition of the answers.
import type { Answer, AnswerValue } from './bank.ts';
import type { PreparedBank, PreparedItem } from './prepare-bank.ts';
import { GRID_SIZE } from '../numeric/theta-grid.ts';
import { estimateRatingStyle, type RatedOption, type RatingStyle, styleTransition } from '../scenario/rating-style.ts';
import { addScenario } from './scenario-likelihood.ts';

/** An answer matched with its prepared item. */
export interface MatchedAnswer {
  item: PreparedItem;
  /** Index of the skill in the caller's list. */
  skill: number;
  value: AnswerValue;
  seconds: number | undefined;
  /** What an aged answer still counts, between 0 and 1; whole when absent. */
  weight?: number;
}

export interface CollectedAnswers {
  /** In bank order, each item once. */
  matched: readonly MatchedAnswer[];
  style: RatingStyle;
  /** Per skill: log-likelihood on the grid, or null without an informative answer. */
  self: (Float64Array | null)[];
  scenario: (Float64Array | null)[];
  statements: Int32Array;
  scenarios: Int32Array;
  skipped: Int32Array;
}

/**
 * Match answers with the bank, each item once, in bank order.
 * @param skills the caller's list of skills; the bank's own by default
 * @throws RangeError for an unknown item, a malformed value, or two different answers to one item
 */
export function matchAnswers(
  bank: PreparedBank,
  answers: readonly Answer[],
  skills: readonly string[] = bank.skills,
): MatchedAnswer[] {
  const found = new Map<number, MatchedAnswer>();
  for (const answer of answers) {
    const item = bank.byId.get(answer.itemId);
    if (!item) throw new RangeError(`the bank has no item ${answer.itemId}`);
    assertValue(item, answer.value);
    const earlier = found.get(item.index);
    if (earlier === undefined) {
      const skill = skills === bank.skills ? item.skill : skills.indexOf(item.item.skill);
      if (skill < 0)
        throw new RangeError(`item ${answer.itemId} concerns ${item.item.skill}, which is not in question`);
      found.set(item.index, { item, skill, value: answer.value, seconds: answer.seconds });
    } else if (sameValue(earlier.value, answer.value)) {
      // A repeated answer keeps the longer time, whichever came first.
      if (answer.seconds !== undefined) earlier.seconds = Math.max(earlier.seconds ?? 0, answer.seconds);
    } else {
      throw new RangeError(`item ${answer.itemId} has two different answers`);
    }
  }
  return [...found.values()].sort((a, b) => a.item.index - b.item.index);
}

/** Log-likelihoods, counts and rating style of matched answers; style is taken over all scenarios together. */
export function collectAnswers(skills: number, matched: readonly MatchedAnswer[]): CollectedAnswers {
  const style = estimateRatingStyle(matched.flatMap((answer) => ratedOptions(answer)));
  const transition = styleTransition(style);
  const collected: CollectedAnswers = {
    matched,
    style,
    self: Array.from({ length: skills }, () => null),
    scenario: Array.from({ length: skills }, () => null),
    statements: new Int32Array(skills),
    scenarios: new Int32Array(skills),
    skipped: new Int32Array(skills),
  };
  for (const { item, skill, value, weight = 1 } of matched) {
    if ('skip' in value) collected.skipped[skill]! += 1;
    else if ('category' in value && item.kind === 'statement') {
      const category = item.item.reverse ? item.categories - 1 - value.category : value.category;
      const target = (collected.self[skill] ??= new Float64Array(GRID_SIZE));
      const row = category * GRID_SIZE;
      for (let q = 0; q < GRID_SIZE; q += 1) target[q]! += weight * item.logProbability[row + q]!;
      collected.statements[skill]! += 1;
    } else if ('ratings' in value && item.kind === 'scenario') {
      const target = (collected.scenario[skill] ??= new Float64Array(GRID_SIZE));
      if (weight === 1) addScenario(target, item, value.ratings, transition);
      else {
        const aged = new Float64Array(GRID_SIZE);
        addScenario(aged, item, value.ratings, transition);
        for (let q = 0; q < GRID_SIZE; q += 1) target[q]! += weight * aged[q]!;
      }
      collected.scenarios[skill]! += 1;
    }
  }
  return collected;
}

function ratedOptions({ item, value }: MatchedAnswer): RatedOption[] {
  if (item.kind !== 'scenario' || !('ratings' in value)) return [];
  return item.item.options.map((option, index) => ({ rating: value.ratings[index]!, key: option.key }));
}

function assertValue(item: PreparedItem, value: AnswerValue): void {
  if ('skip' in value) return;
  if ('category' in value) {
    const fits = item.kind === 'statement' && Number.isInteger(value.category);
    if (!fits || value.category < 0 || value.category >= item.categories) {
      throw new RangeError(`item ${item.item.id}: ${value.category} is not one of its categories`);
    }
    return;
  }
  if (item.kind !== 'scenario' || value.ratings.length !== item.item.options.length) {
    throw new RangeError(`item ${item.item.id}: one rating per option is needed`);
  }
  for (const rating of value.ratings) {
    if (!(Number.isInteger(rating) && rating >= 1 && rating <= 5)) {
      throw new RangeError(`item ${item.item.id}: ratings are whole numbers from 1 to 5`);
    }
  }
}

function sameValue(a: AnswerValue, b: AnswerValue): boolean {
  if ('skip' in a || 'skip' in b) return 'skip' in a && 'skip' in b && a.skip === b.skip;
  if ('category' in a || 'category' in b) return 'category' in a && 'category' in b && a.category === b.category;
  return a.ratings.length === b.ratings.length && a.ratings.every((rating, index) => rating === b.ratings[index]);
}
