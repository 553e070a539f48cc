// Puts the loads of several rounds together: the median with its range, because single loads wander on a busy machine.
import type { Load } from './measure-load.ts';

export interface Summary {
  readonly interactive: { readonly median: number; readonly low: number; readonly high: number };
  /** The largest of the rounds. */
  readonly javascriptBytes: number;
  readonly requests: number;
}

/** Throws without any load. */
export function summarise(loads: readonly Load[]): Summary {
  if (loads.length === 0) throw new RangeError('Nothing was measured.');
  const times = loads.map((load) => load.interactiveMilliseconds).toSorted((a, b) => a - b);
  const middle = (times.length - 1) / 2;
  return {
    interactive: {
      median: (times[Math.floor(middle)]! + times[Math.ceil(middle)]!) / 2,
      low: times[0]!,
      high: times.at(-1)!,
    },
    javascriptBytes: Math.max(...loads.map((load) => load.javascriptBytes)),
    requests: Math.max(...loads.map((load) => load.requests)),
  };
}
