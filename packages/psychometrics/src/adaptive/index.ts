// Front door of adaptive testing of one trait.
export type * from './test-types.ts';
export { nextItem, openSession, type TestSession } from './next-item.ts';
export { prepareTestBank, type TestBank, type TestBankOptions } from './prepare-test-bank.ts';
export { type BankSimulation, type BankSimulationOptions, type PrecisionRow, simulateBank } from './simulate-bank.ts';
export { type ExposureOptions, type ExposureParameters, sympsonHetter } from './sympson-hetter.ts';
