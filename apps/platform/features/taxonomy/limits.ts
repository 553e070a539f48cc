// Limits of taxonomies that come in; no schema library here, so the browser pays nothing for them.

/** ESCO's languages, which are those of the Union, of Iceland, Norway and Ukraine, and Arabic. */
export const TAXONOMY_LANGUAGES = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'ga',
  'hr',
  'hu',
  'is',
  'it',
  'lt',
  'lv',
  'mt',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'sk',
  'sl',
  'sv',
  'uk',
] as const;
export type TaxonomyLanguage = (typeof TAXONOMY_LANGUAGES)[number];

/** What is read, and what may be brought in by whom: ESCO by the administrators of the installation alone. */
export const TAXONOMY_FORMATS = ['esco', 'skos', 'moodle', 'csv'] as const;
export type TaxonomyFormat = (typeof TAXONOMY_FORMATS)[number];

/** Bytes of one upload, all its files together; the zip of ESCO 1.1.1 in English has about ten million. */
export const UPLOAD_BYTES = 64 * 1024 * 1024;
/** Files of one upload. */
export const UPLOAD_FILES = 60;
/** Bytes that travel in one request. */
export const PART_BYTES = 1536 * 1024;
/** Imports of one institution that are not finished. */
export const OPEN_IMPORTS = 5;
/** Days an import that was not switched on is kept. */
export const OPEN_IMPORT_DAYS = 7;
export const SCHEME_MAX = 60;
export const VERSION_MAX = 40;
export const ATTRIBUTION_MAX = 300;
/** Concepts in one page of a search. */
export const PAGE_CONCEPTS = 50;
/** Changes of one kind that are listed; the count says how many there are. */
export const LISTED_CHANGES = 100;
