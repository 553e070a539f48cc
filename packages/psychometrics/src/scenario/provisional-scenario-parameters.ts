// Scenario parameters before any data: location by level, discrimination from the published reliability.
import { locationOfLevel } from '../irt/provisional-parameters.ts';

/** Replaced by the calibrated constant of page scenario-scoring. */
export const PROVISIONAL_SCENARIO_DISCRIMINATION = 0.2;

export interface ProvisionalScenarioParameters {
  discrimination: number;
  location: number;
}

/** Provisional parameters of a scenario written for a level (1-4). */
export function provisionalScenarioParameters(level: 1 | 2 | 3 | 4): ProvisionalScenarioParameters {
  return { discrimination: PROVISIONAL_SCENARIO_DISCRIMINATION, location: locationOfLevel(level) };
}
