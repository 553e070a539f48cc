// How much of a need a module is expected to take away: a stated prior, since no module here has been piloted yet.
import type { TrainingModule } from '../../catalogue/contract.ts';

/**
 * Mean learning effect of leadership training programmes, in standard deviations, which are levels on our scale
 * (Lacerenza et al. 2017, 335 samples: learning d = .73).
 */
export const PROGRAMME_GAIN = 0.73;
/** Hours of practice after which 63 % of that is reached. The source gives no hours: twelve is our assumption, and said so. */
export const HOURS_TO_GAIN = 12;
/** Minutes counted for each follow-up after the practice itself. */
export const FOLLOW_UP_MINUTES = 10;
/** Share of a module's practice that also trains its second skill; our assumption. */
export const SECONDARY_SHARE = 0.25;

/** Minutes a person gives to a module: its practice and its follow-ups. */
export function minutesOf(
  module: Pick<TrainingModule, 'minutes' | 'followUp'> & { readonly session?: { readonly minutes: number } },
): number {
  return (module.session?.minutes ?? module.minutes) + module.followUp.length * FOLLOW_UP_MINUTES;
}

/** Expected gain in levels after the given fitting minutes on one skill; each further hour gives less. */
export function gainAfter(minutes: number): number {
  return PROGRAMME_GAIN * (1 - Math.exp(-minutes / 60 / HOURS_TO_GAIN));
}

/**
 * How well a module fits a level: 1 within its span, falling to 0.2 a level outside. Somebody beyond a module learns little from
 * it; somebody below it lacks what it builds on.
 */
export function fitOf(module: Pick<TrainingModule, 'level'>, level: number): number {
  const outside = Math.max(0, module.level.from - level, level - module.level.to);
  return Math.max(0.2, 1 - 0.8 * Math.min(1, outside));
}
