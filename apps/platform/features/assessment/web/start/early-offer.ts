// Asks for what the start page offers as soon as the script runs, beside the messages and not after them.
import type { AssessmentOffer } from '../../contract.ts';
import { assessmentApi } from '../assessment-api.ts';

let early: Promise<AssessmentOffer> | null = null;

/** Call first of all on the start page. A failure shows when somebody takes the offer. */
export function askEarly(): void {
  early = assessmentApi.offer();
  early.catch(() => undefined);
}

/** The early answer once; after that a new request. */
export function takeOffer(): Promise<AssessmentOffer> {
  const taken = early ?? assessmentApi.offer();
  early = null;
  return taken;
}
