// Front door of calibration.
export * from './calibration-types.ts';
export { calibrate } from './calibrate.ts';
export { type ItemModel } from './curves/item-curve.ts';
export { type StandardErrorMethod } from './information/covariance.ts';
export { ASYMPTOTE_PRIORS, type CalibrationPriors, SMALL_SAMPLE_PRIORS } from './priors.ts';
export { type CategoryLabel, type FlatResponses, type ResponseCell, type ResponseMatrix } from './read-responses.ts';
export { bankCard, type BankCard, type BankCardItem, readBankCard, statementsFromCard } from './bank-card.ts';
