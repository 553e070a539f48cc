// Limits of the item bank that browser and server share; no schema library here.

/** Characters of a statement that is tried out. */
export const PILOT_TEXT_MAX = 240;
/** Statements one institution may try out at once. */
export const PILOT_ITEMS_MAX = 60;
