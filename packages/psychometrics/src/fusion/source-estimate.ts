// One source's own estimate of a skill: its own prior, its own observations, nothing borrowed.
import { expectedAPosteriori } from '../irt/expected-a-posteriori.ts';
import { levelFromTheta } from '../levels/level-scale.ts';
import { GRID_SIZE, THETA_GRID } from '../numeric/theta-grid.ts';
import type { SourceEstimate } from './fusion-types.ts';
import type { ViewEvidence } from './person-state.ts';
import type { PreparedModel } from './prepare-model.ts';

/** EAP and posterior SD on the source's own theta scale, prior N(leniency, 1). */
export function sourceEstimate(view: ViewEvidence, model: PreparedModel): SourceEstimate {
  const leniency = model.model.leniency[view.source].value;
  const { logLikelihood, normalPrecision, normalShift } = view.site;
  const logs = new Float64Array(GRID_SIZE);
  for (let q = 0; q < GRID_SIZE; q += 1) {
    const x = THETA_GRID[q]!;
    logs[q] = (logLikelihood?.[q] ?? 0) + x * (normalShift - 0.5 * normalPrecision * x);
  }
  const { mean, sd } = expectedAPosteriori(logs, THETA_GRID, { mean: leniency, sd: 1 });
  return { source: view.source, observations: view.observations, mean, sd, level: levelFromTheta(mean - leniency) };
}
