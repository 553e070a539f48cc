// The slow phone of the measurement and the ways into the first question that are measured on it.

/**
 * A slow phone on a mobile network: what Chrome's developer tools call "Fast 4G" (165 ms to the first byte of every reply, 9 Mbit/s
 * down and 1.5 up, less a tenth), and a processor that is four times slower than the one of this machine.
 */
export const FAST_4G = {
  name: 'Fast 4G, processor 4× slower',
  latencyMilliseconds: 165,
  downKilobitsPerSecond: 8100,
  upKilobitsPerSecond: 1350,
  cpuSlowdown: 4,
} as const;

/** The same phone on a bad day: "Slow 4G" (562.5 ms to the first byte, 1.6 Mbit/s down and 0.75 up, less a tenth). */
export const SLOW_4G = {
  name: 'Slow 4G, processor 4× slower',
  latencyMilliseconds: 562.5,
  downKilobitsPerSecond: 1440,
  upKilobitsPerSecond: 675,
  cpuSlowdown: 4,
} as const;

export interface PhoneProfile {
  readonly name: string;
  readonly latencyMilliseconds: number;
  readonly downKilobitsPerSecond: number;
  readonly upKilobitsPerSecond: number;
  readonly cpuSlowdown: number;
}

/** `direct`: the address of an attempt, nothing kept. `from-start`: from pressing Start. `again`: a later visit. */
export const WAYS = ['direct', 'from-start', 'again'] as const;
export type Way = (typeof WAYS)[number];

export const GOALS = { interactiveMilliseconds: 1000, javascriptBytes: 45 * 1024 } as const;
