// Front door of the generators of synthetic answers.
export { simulateRatings, type RatingPlan, type SyntheticRating } from './simulate-ratings.ts';
export { simulateResponses, syntheticThetas } from './simulate-responses.ts';
export { syntheticItems, type SyntheticItemPlan } from './synthetic-items.ts';
export { type Missingness, withMissing } from './with-missing.ts';
