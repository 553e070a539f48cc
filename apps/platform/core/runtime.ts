// What the whole platform is handed instead of reaching for it: time, ids, randomness.
import type { Clock, IdMaker, RandomSource } from '@dragoman/kernel';

export interface Runtime {
  readonly clock: Clock;
  readonly makeId: IdMaker;
  readonly random: RandomSource;
}
