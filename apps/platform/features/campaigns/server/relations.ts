// The links of the thread about campaigns: what was observed for one, and which one measures again what another measured.
import type { Relation } from '../../../core/thread/thread.ts';

export const campaignsRelations: readonly Relation[] = [
  { name: 'observed-for', from: ['attempt', 'rating-round'], to: ['campaign'] },
  { name: 'measures-again', from: ['campaign'], to: ['campaign'] },
];
