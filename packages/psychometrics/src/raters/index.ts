// Front door of the rater model.
export { calibrateRaters } from './calibrate-raters.ts';
export type * from './rating-types.ts';
