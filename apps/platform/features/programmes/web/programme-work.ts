// What the parts of a programme's page are handed: the programme, and the two ways to change it.
import type { ProgrammePlan } from '../contract.ts';
import type { ProgrammeView } from '../wire-contract.ts';

export interface Work {
  readonly view: ProgrammeView;
  /** Saves another plan; `text` says what was done and stands beside the way to undo it. True when it was saved. */
  readonly save: (plan: ProgrammePlan, text: string, reason?: string) => Promise<boolean>;
  /** Lets the server change something; gets the programme and a fresh key. */
  readonly act: (
    action: (view: ProgrammeView, key: string) => Promise<ProgrammeView>,
    text: string,
  ) => Promise<boolean>;
  readonly isBusy: boolean;
}
