// How many experts a panel needs before its figures are more than a hint.

/** Below this many experts figures of a panel are marked as not enough, and no key is taken over from it. */
export const ENOUGH_EXPERTS = 8;
