// For tests of the whole: the people of the loop as they are drawn and planted, without loading them.
export { courseOf, peopleOf, placesOf } from '../loop/crowd.ts';
export { ratersOf } from '../loop/hold-rounds.ts';
export type { Place } from '../loop/story.ts';
export { answersOfPerson, drawRater } from '../loop/synthetic-people.ts';
