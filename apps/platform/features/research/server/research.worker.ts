// Reports and calibrations in a process of their own: seconds to minutes of work.
import type { ReportProgress } from '../../../core/jobs/run-in-worker.ts';
import type { RunResult } from '../contract.ts';
import { calibrateSkill } from './measure/calibrate-skill.ts';
import { reportScale } from './measure/report-scale.ts';
import type { ScaleData } from './measure/scale-data.ts';

export interface ResearchInput {
  readonly kind: RunResult['kind'];
  readonly scales: readonly ScaleData[];
  readonly anchors?: readonly string[];
}

export function run({ kind, scales, anchors }: ResearchInput, report: ReportProgress): RunResult {
  const perScale = 1 / Math.max(1, scales.length);
  const ticker = (index: number): (() => void) => {
    let ticks = 0;
    // Nobody knows how many steps a fit takes: each step brings it nearer to its end, never to it.
    return () => {
      ticks += 1;
      report(perScale * (index + 1 - 1 / (1 + ticks / 20)));
    };
  };
  const done = (index: number): void => report(perScale * (index + 1));
  if (kind === 'report') {
    return {
      kind,
      scales: scales.map((scale, index) => {
        const found = reportScale(scale, ticker(index));
        done(index);
        return found;
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
