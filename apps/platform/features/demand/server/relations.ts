// The links of the thread that needs write: a sentence of a firm speaks of a need, and belongs to a case.
import type { Relation } from '../../../core/thread/thread.ts';

export const demandRelations: readonly Relation[] = [{ name: 'speaks-of', from: ['need-sentence'], to: ['need'] }];
