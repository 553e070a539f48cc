// Front door of self and others: profiles, calibration, response surface.
export { calibrationIndex, type CalibrationIndex, type CalibrationIndexOptions } from './calibration-index.ts';
export { type Profile, profileAgreement, type ProfileAgreement } from './profile-agreement.ts';
export {
  responseSurface,
  type ResponseSurface,
  type SurfaceEstimate,
  type SurfaceOptions,
} from './response-surface.ts';
export {
  compareSelfOthers,
  type ComparedView,
  RATERS_TO_COMPARE,
  type SelfOthersComparison,
} from './compare-self-others.ts';
export { type OwnCalibration, ownCalibration } from './own-calibration.ts';
