// Front door of change: in a person, in a group, against a comparison group, and what a pilot can detect.
export { compareGroups, type GroupComparison, type PilotPerson } from './group-comparison.ts';
export { adjustHolm, type HolmResult } from './holm.ts';
export { type MeanChange, meanChange } from './mean-change.ts';
export {
  detectableEffect,
  peopleNeeded,
  type PilotDesign,
  type PilotPlan,
  pilotPower,
  planPilot,
  type PowerOptions,
} from './pilot-power.ts';
export { reliableChange, type ReliableChange, type ReliableChangeInput } from './reliable-change.ts';
export { compareRetrospectivePre, type RetrospectivePre } from './retrospective-pre.ts';
export {
  smallestDetectableChange,
  type SmallestDetectableChange,
  smallestDetectableChangeFromRetest,
} from './smallest-detectable-change.ts';
export {
  type ChangeStandardiser,
  standardisedMeanChange,
  type StandardisedMeanChange,
} from './standardised-mean-change.ts';
export {
  type ChangeVerdict,
  type SkillChange,
  STABILITY,
  twoOccasionChange,
  type TwoOccasionChange,
  type ViewChange,
} from './two-occasion-change.ts';
