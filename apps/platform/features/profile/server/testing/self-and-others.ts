// For tests of the whole: verdicts on self and others from evidence, without a database.
export { NOTHING_ELSE } from '../ledger/ledger-evidence.ts';
export { presentOthers } from '../present-others.ts';
