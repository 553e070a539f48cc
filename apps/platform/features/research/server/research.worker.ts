// Reports and calibrations in a thread of their own: seconds to minutes of work.
import type { RunResult } from '../contract.ts';
import { calibrateSkill } from './measure/calibrate-skill.ts';
import { reportScale } from './measure/report-scale.ts';
import type { ScaleData } from './measure/scale-data.ts';

export interface ResearchInput {
  readonly kind: RunResult['kind'];
  readonly scales: readonly ScaleData[];
  readonly anchors?: readonly string[];
  /** Thousandths that are done; shared memory. */
  readonly progress: Int32Array;
}

export function run({ kind, scales, anchors, progress }: ResearchInput): RunResult {
  const whole = 1000;
  const perScale = whole / Math.max(1, scales.length);
  const ticker = (index: number): (() => void) => {
    let ticks = 0;
    // Nobody knows how many steps a fit takes: each step brings it nearer to its end, never to it.
    return () => {
      ticks += 1;
      Atomics.store(progress, 0, Math.floor(perScale * (index + 1 - 1 / (1 + ticks / 20))));
    };
  };
  const done = (index: number): void => void Atomics.store(progress, 0, Math.floor(perScale * (index + 1)));
  if (kind === 'report') {
    return {
      kind,
      scales: scales.map((scale, index) => {
        const report = reportScale(scale, ticker(index));
        done(index);
        return report;
      }),
    };
  }
  return {
    kind,
    skills: scales.map((scale, index) => {
      const options = { onProgress: ticker(index), ...(anchors === undefined ? {} : { anchors }) };
      const calibration = calibrateSkill(scale, options);
      done(index);
      return calibration;
    }),
  };
}
