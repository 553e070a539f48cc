// The links of the thread that the profile writes: a result rests on an attempt, an attempt on an instrument.
import type { Relation } from '../../../core/thread/thread.ts';

export const profileRelations: readonly Relation[] = [
  { name: 'rests-on', from: ['result'], to: ['attempt'] },
  { name: 'measured-with', from: ['attempt'], to: ['instrument'] },
];
