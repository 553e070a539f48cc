// Which statements a rater sees: a pool for the campaign, and for each rater a part of it that overlaps with every other rater's.
import { createHash } from 'node:crypto';
import { seededRandom } from '@dragoman/kernel';
import type { Statement } from '../../itembank/contract.ts';
import { POOL_PER_SKILL, STATEMENTS_PER_SKILL } from '../limits.ts';
import { shuffle } from './shuffle.ts';

/** Ids of the statements of each skill, in the order of the design. */
export type StatementPool = Readonly<Record<string, readonly string[]>>;

/**
 * {0, 1, 3} is a perfect difference set modulo 7 (Singer 1938): moved along by 0 to 6 it gives the seven blocks of the Fano plane, in
 * which every statement stands in three blocks and every two blocks share exactly one. So any two raters share one statement a skill
 * (all three when their places differ by a multiple of seven), and severity and statement do not hide behind each other.
 */
const DIFFERENCE_SET = [0, 1, 3];

/**
 * Pool for one campaign or round: seven statements of each skill, spread over its levels.
 *
 * @param seed the campaign's id, so that all its rounds use the same statements; the round's own id outside a campaign
 */
export function choosePool(statements: readonly Statement[], skills: readonly string[], seed: string): StatementPool {
  return Object.fromEntries(
    skills.map((skill) => {
      const random = seededRandom(seedNumber(`${seed} ${skill}`));
      const mixed = shuffle(
        statements.filter((each) => each.skill === skill && each.roles === undefined),
        random,
      );
      return [
        skill,
        takeInTurn(mixed)
          .slice(0, POOL_PER_SKILL)
          .map((each) => each.id),
      ];
    }),
  );
}

/** One of each level in turn, so that any few of them cover the scale. */
function takeInTurn(statements: readonly Statement[]): Statement[] {
  const levels = new Map<number, Statement[]>();
  for (const each of statements) levels.set(each.level, [...(levels.get(each.level) ?? []), each]);
  const rows = [...levels.values()];
  return Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, turn) =>
    rows.flatMap((row) => (turn < row.length ? [row[turn]!] : [])),
  ).flat();
}

/**
 * The statements of one rater, skills taking turns, so that the impression of one skill colours its own statements least.
 *
 * @param place the rater's place in the round, from 0
 * @param roundId moves the design along, so that the first raters of all rounds do not see the same block
 */
export function chooseStatements(pool: StatementPool, roundId: string, place: number): string[] {
  const skills = shuffle(Object.keys(pool).toSorted(), seededRandom(seedNumber(`${roundId} ${place}`)));
  const shift = place + (seedNumber(roundId) % POOL_PER_SKILL);
  const blocks = skills.map((skill) => chooseBlock(pool[skill]!, shift));
  return Array.from({ length: STATEMENTS_PER_SKILL }, (_, turn) =>
    blocks.flatMap((block) => (turn < block.length ? [block[turn]!] : [])),
  ).flat();
}

function chooseBlock(statements: readonly string[], shift: number): string[] {
  if (statements.length === 0) return [];
  const places = new Set(DIFFERENCE_SET.map((each) => (each + shift) % statements.length));
  return [...places].map((each) => statements[each]!);
}

function seedNumber(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
