// Front door of agreement among raters.
export type { AgreementResult } from './agreement-types.ts';
export { type AgreementWeights, agreementWeights, type CategoryDistance } from './agreement-weights.ts';
export { cohenKappa, type CohenOptions } from './cohen-kappa.ts';
export { congerKappa, fleissKappa, type FleissOptions } from './fleiss-kappa.ts';
export { gwetAgreement, type GwetOptions } from './gwet-agreement.ts';
export {
  type IntraclassCorrelation,
  intraclassCorrelation,
  type IntraclassEstimate,
  type IntraclassForm,
  type IntraclassOptions,
} from './intraclass-correlation.ts';
export { type KendallConcordance, type KendallOptions, kendallW } from './kendall-w.ts';
export { krippendorffAlpha, type KrippendorffOptions, type MeasurementLevel } from './krippendorff-alpha.ts';
export { lightKappa, type LightOptions } from './light-kappa.ts';
export { type CategoryOptions, type AgreementRating, type RatingLabel, ratingsFromRows } from './ratings.ts';
export {
  type ItemRating,
  type NullDistribution,
  nullVariance,
  rwgJ,
  type ScaleAgreement,
  type SubjectAgreement,
  type WithinGroupAgreement,
  withinGroupAgreement,
} from './within-group-agreement.ts';
