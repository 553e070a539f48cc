// Limits of a framework that comes in as a file; no schema library here, so the browser pays nothing for them.

/** Characters of one file: six times the framework that ships with Dragoman. */
export const FRAMEWORK_FILE_CHARACTERS = 1_500_000;
/** Errors listed for one file; after these it is quicker to start from an export. */
export const IMPORT_ERRORS_MAX = 100;
/** Characters of one text in one language. */
export const FRAMEWORK_TEXT_MAX = 4000;
export const FRAMEWORK_SKILLS_MAX = 300;
export const FRAMEWORK_INDICATORS_MAX = 50;
export const FRAMEWORK_ROLES_MAX = 50;
