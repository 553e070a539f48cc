// The links of the thread that the profile writes: a result rests on an attempt and on what groups saw in a rating round, an attempt on an instrument.
import type { Relation } from '../../../core/thread/thread.ts';

export const profileRelations: readonly Relation[] = [
  { name: 'rests-on', from: ['result'], to: ['attempt', 'group-observation'] },
  { name: 'measured-with', from: ['attempt'], to: ['instrument'] },
  { name: 'drawn-from', from: ['plan'], to: ['result'] },
  { name: 'seen-in', from: ['group-observation'], to: ['rating-round'] },
];
