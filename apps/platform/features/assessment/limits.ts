// Limits of an assessment that browser and server share; no schema library here, so the browser pays nothing for them.

/** Days an attempt of a guest is kept after its last answer. */
export const GUEST_RETENTION_DAYS = 90;
/** Answers in one request: a whole offline run fits in one. */
export const ANSWERS_PER_REQUEST = 64;
/** Options of one scenario. */
export const OPTIONS_PER_SCENARIO = 8;
/** How many items beyond the next one are handed out, so that the runner can go on without a network. */
export const LOOK_AHEAD = 4;
/** Longest time on one item that is believed, in seconds; longer is recorded as this. */
export const SECONDS_PER_ITEM = 3600;
/** Bytes of one answers request. */
export const ANSWERS_BODY_BYTES = 64 * 1024;
/** Item ids a browser may name as already held. */
export const ITEMS_HELD = 512;
/** Skills that can be measured again in one run. */
export const FOCUS_SKILLS = 8;
