// Limits of teaching materials that browser and server share; no schema library here, so the browser pays nothing for them.

/** What can be printed of a module. The same list as in `@dragoman/materials`; a test compares them. */
export const MATERIAL_KINDS = [
  'guide',
  'slides',
  'workbook',
  'briefs',
  'self-study',
  'follow-up',
  'practice-task',
  'assessment',
  'raters',
] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

/** Who may change an institution's own versions of modules. */
export const FORK_WRITERS = ['trainer', 'programme-designer', 'institution-administrator'] as const;

/** Characters of one file of a draft; the same as a module may have. */
export const DRAFT_FILE_CHARACTERS = 200_000;
/** Files saved at once. */
export const DRAFT_FILES = 20;
