// The links of the thread that the room of academics writes: a request asks an academic, for a session or a firm's case.
import type { Relation } from '../../../core/thread/thread.ts';

export const academicsRelations: readonly Relation[] = [
  { name: 'asks', from: ['academic-request'], to: ['academic'] },
  { name: 'asked-for', from: ['academic-request'], to: ['need-case', 'programme'] },
];
