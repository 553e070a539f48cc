// Time as something handed in, so that tests and replays decide what "now" is.

/** Tells the time. `now()` is milliseconds since the epoch, `iso()` the same instant as `2026-11-21T10:00:00.000Z`. */
export interface Clock {
  now(): number;
  iso(): string;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  iso: () => new Date().toISOString(),
};

/** A clock that stands still until told to move; for tests and replays. */
export function fixedClock(start: string): Clock & { advance(milliseconds: number): void } {
  let now = Date.parse(start);
  return {
    now: () => now,
    iso: () => new Date(now).toISOString(),
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
