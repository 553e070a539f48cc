// How long to wait before sending again.

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * Doubles from one second to half a minute, with a third of jitter so that a room full of phones does not knock at once.
 *
 * @param failures how often it has failed in a row, from 1
 * @param chance a number in [0, 1)
 * @param asked seconds the server asks for, or null
 */
export function backoffMs(failures: number, chance: number, asked: number | null = null): number {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(10, failures - 1));
  return Math.max(Math.round(wait * (1 - chance / 3)), Math.min(300, asked ?? 0) * 1000);
}
