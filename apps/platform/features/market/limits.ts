// Limits of the job-market watch that browser and server share; no schema library here, so the browser pays nothing for them.

export const ADVERT_KINDS = ['csv', 'jsonl', 'rss'] as const;
export type AdvertKind = (typeof ADVERT_KINDS)[number];

/** Characters of one file: some ten thousand adverts. */
export const FILE_CHARACTERS = 40_000_000;
/** Adverts of one file. */
export const ADVERTS_PER_FILE = 20_000;
/** Of one advert; the rest is cut off, since what follows is rarely about skills. */
export const ADVERT_CHARACTERS = 20_000;
export const TITLE_CHARACTERS = 300;
export const EMPLOYER_CHARACTERS = 200;
/** Faults that are listed; further ones are counted. */
export const FAULTS_LISTED = 100;
export const BIAS_CHARACTERS = 600;
export const NAME_CHARACTERS = 120;
export const SOURCES = 40;
/** What somebody says of a term: taken into the own list, or why not. */
export const TERM_DECISIONS = ['accepted', 'a-name', 'known-already', 'no-skill'] as const;
export type TermDecision = (typeof TERM_DECISIONS)[number];
