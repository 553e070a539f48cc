// The front door of the item bank feature.
export { bankVersionStore } from './bank-version-store.ts';
export type { BankVersionStore } from './bank-version-store.ts';
export { findBankProblems } from './find-bank-problems.ts';
export { itembankErasable } from './itembank-erasable.ts';
export { itembankMigrations } from './migrations.ts';
export { loadItemBank } from './load-item-bank.ts';
export { isPilotItem, makePilotId, measuredPilot, skillOfPilot } from './pilot-items.ts';
export { pilotItemStore } from './pilot-item-store.ts';
export { PROVISIONAL_PARAMETERS, toMeasuredBank } from './measured-bank.ts';
