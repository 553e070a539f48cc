// Limits of the job-market watch that browser and server share; no schema library here, so the browser pays nothing for them.

export const ADVERT_KINDS = ['csv', 'jsonl', 'rss'] as const;
export type AdvertKind = (typeof ADVERT_KINDS)[number];

/** Languages that adverts are read in. */
export const WATCH_LANGUAGES = ['en', 'fi', 'it', 'nl', 'pl'] as const;
export type WatchLanguage = (typeof WATCH_LANGUAGES)[number];

/** Characters of one file: some ten thousand adverts. */
export const FILE_CHARACTERS = 40_000_000;
/** Bytes of one file. */
export const FILE_BYTES = 48 * 1024 * 1024;
/** Bytes that travel in one request. */
export const PART_BYTES = 1536 * 1024;
/** Adverts of one file. */
export const ADVERTS_PER_FILE = 20_000;
/** Adverts an institution keeps; a watch over them takes some minutes. */
export const ADVERTS_KEPT = 60_000;
/** Of one advert; the rest is cut off, since what follows is rarely about skills. */
export const ADVERT_CHARACTERS = 20_000;
export const TITLE_CHARACTERS = 300;
export const EMPLOYER_CHARACTERS = 200;
/** Months for which the words of an advert are kept; then its skills and its month remain. */
export const TEXT_MONTHS = 24;
/** Faults that are listed; further ones are counted. */
export const FAULTS_LISTED = 100;
export const BIAS_CHARACTERS = 600;
export const NAME_CHARACTERS = 120;
export const FILE_NAME_CHARACTERS = 200;
export const SOURCES = 40;
/** Imports of one institution that are not finished. */
export const OPEN_IMPORTS = 5;
/** Days an import that was not taken in is kept. */
export const OPEN_IMPORT_DAYS = 7;
/** Skills that the page lists; further ones are counted. */
export const SKILLS_LISTED = 150;
/** Sentences shown for a skill. */
export const EXAMPLES = 5;
/** What somebody says of a term: taken into the own list, or why not. */
export const TERM_DECISIONS = ['accepted', 'a-name', 'known-already', 'no-skill'] as const;
export type TermDecision = (typeof TERM_DECISIONS)[number];
export const TERM_CHARACTERS = 120;
/** What can serve a skill, in the order in which a page names it. A short module is an hour alone or with a colleague. */
export const OFFER_KINDS = ['programme', 'module', 'own-module', 'track', 'short-module'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];
