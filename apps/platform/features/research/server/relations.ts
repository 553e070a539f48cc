// The links of the thread that research writes: a version of the instrument follows another and came from a run or a panel.
import type { Relation } from '../../../core/thread/thread.ts';

export const researchRelations: readonly Relation[] = [
  { name: 'follows', from: ['instrument'], to: ['instrument'] },
  { name: 'accepted-from', from: ['instrument'], to: ['research-run', 'cut-round'] },
];
