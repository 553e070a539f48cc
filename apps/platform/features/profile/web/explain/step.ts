// One step of the thread behind a number, as the contract has it.
import type { Explanation } from '../../contract.ts';

export type Step = Explanation['steps'][number];
