// The links of the thread that calls write: a requirement stands in a sentence of the call, a programme promises to meet it.
import type { Relation } from '../../../core/thread/thread.ts';

export const callsRelations: readonly Relation[] = [
  { name: 'asked-in', from: ['call-requirement'], to: ['call-sentence'] },
  { name: 'promises', from: ['programme'], to: ['call-requirement'] },
];
