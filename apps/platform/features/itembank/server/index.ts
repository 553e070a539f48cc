// The front door of the item bank feature.
export { loadItemBank } from './load-item-bank.ts';
export { findBankProblems } from './find-bank-problems.ts';
export { PROVISIONAL_PARAMETERS, toMeasuredBank } from './measured-bank.ts';
