// The runtime of a test: a clock that stands still until told to move, seeded randomness, ids made of both.
import { createIdMaker, fixedClock, seededRandom } from '@dragoman/kernel';
import type { Clock } from '@dragoman/kernel';
import type { Runtime } from '../../runtime.ts';

export interface TestRuntime extends Runtime {
  readonly clock: Clock & { advance(milliseconds: number): void };
}

export function makeTestRuntime(start = '2026-11-21T10:00:00.000Z', seed = 1): TestRuntime {
  const clock = fixedClock(start);
  const random = seededRandom(seed);
  return { clock, random, makeId: createIdMaker(clock, random) };
}
