// Limits of the office that browser and server share; no schema library here.

/** Training wishes of one person on a team's plan. */
export const WISHES_EACH = 2;
export const WISH_MAX = 200;
export const PLAN_TITLE_MAX = 120;
export const COMMENT_MAX = 2000;
/** Comments of one manager on one share. */
export const COMMENTS_MAX = 50;
/** Lengths of a course for which the reduction of need is frozen with a wave; other lengths would need new figures of people. */
export const COURSE_HOURS = [4, 8, 16, 24] as const;
export type CourseHours = (typeof COURSE_HOURS)[number];
export const SEATS_MAX = 500;
export const PRICE_MAX = 1_000_000;
/** What a map may be cut by. Other attributes of a campaign's list stay in the list. */
export const MAP_ATTRIBUTES = ['unit', 'role', 'stage', 'seniority', 'site'] as const;
export type MapAttribute = (typeof MAP_ATTRIBUTES)[number];
/** Minutes after a campaign's close before its map is frozen, so that rounds of raters that close with it are in it. */
export const SETTLE_MINUTES = 10;
