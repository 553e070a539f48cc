// The links of the thread that studies write.
import type { Relation } from '../../../core/thread/thread.ts';

export const studiesRelations: readonly Relation[] = [
  { name: 'keyed-by', from: ['key-version'], to: ['panel-study'] },
  { name: 'follows-key', from: ['key-version'], to: ['parameters'] },
  { name: 'revises', from: ['key-version'], to: ['item-revision'] },
  { name: 'says-about', from: ['study-note'], to: ['item'] },
  { name: 'led-to', from: ['study-note'], to: ['item-revision'] },
  { name: 'supports-claim', from: ['validity-evidence'], to: ['validity-claim'] },
];
