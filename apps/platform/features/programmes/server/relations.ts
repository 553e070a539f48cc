// The links programmes write: from what is taught and asked to what it is taught and asked for.
import type { Relation } from '../../../core/thread/thread.ts';

export const programmesRelations: readonly Relation[] = [
  { name: 'answers', from: ['programme'], to: ['need-case'] },
  { name: 'aims-at', from: ['objective'], to: ['need'] },
  { name: 'asks-for', from: ['assessment-item'], to: ['objective'] },
  { name: 'teaches', from: ['session'], to: ['objective'] },
  { name: 'takes-from', from: ['session'], to: ['module-version'] },
  { name: 'is-led-by', from: ['session'], to: ['academic'] },
];
