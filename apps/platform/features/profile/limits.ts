// Limits of the profile that browser and server share; no schema library here.

/** Half-lives that can be chosen, in months: shorter would forget within a round, longer is no ageing. */
export const AGEING_MONTHS_MIN = 6;
export const AGEING_MONTHS_MAX = 120;
/** Characters of one note to oneself, and notes a person may keep. */
export const NOTE_CHARACTERS = 4000;
export const NOTES_PER_PERSON = 500;
/** People a person may share with at once. */
export const SHARES_PER_PERSON = 20;
/** Hours of a plan. */
export const PLAN_HOURS_MIN = 1;
export const PLAN_HOURS_MAX = 200;
