// For tests of the whole: what a wave freezes of each person, and the order of courses that follows.
export { contributionsOf, measuresOf, needOf, reductionOf } from '../measures.ts';
export { normalBelow, rankCourses } from '../rank-courses.ts';
export type { SkillFigures } from '../rank-courses.ts';
