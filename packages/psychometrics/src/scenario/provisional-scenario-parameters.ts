// Scenario parameters before any data: location by level, discrimination from the published reliability.
import { locationOfLevel } from '../irt/provisional-parameters.ts';

/** Mean reliability (alpha) of situational judgement tests, 56 coefficients (Catano, Brochu and Lamerson 2012). */
export const PUBLISHED_SCENARIO_RELIABILITY = 0.46;

/**
 * Scenarios of one dimension to which that figure is read: 12 scenarios of four or five rated options are 54 judgements.
 * The source gives no length; this is our reading (page scenario-scoring).
 */
export const TYPICAL_SCENARIO_COUNT = 12;

/**
 * The slope at which the distance scores of TYPICAL_SCENARIO_COUNT scenarios have alpha PUBLISHED_SCENARIO_RELIABILITY
 * among synthetic people with rating styles and scenario effects; a test simulates it again.
 */
export const PROVISIONAL_SCENARIO_DISCRIMINATION = 0.235;

export interface ProvisionalScenarioParameters {
  discrimination: number;
  location: number;
}

/** Provisional parameters of a scenario written for a level (1-4). */
export function provisionalScenarioParameters(level: 1 | 2 | 3 | 4): ProvisionalScenarioParameters {
  return { discrimination: PROVISIONAL_SCENARIO_DISCRIMINATION, location: locationOfLevel(level) };
}
