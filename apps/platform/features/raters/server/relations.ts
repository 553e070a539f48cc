// The links of the thread that rating rounds write: a round is held in a campaign.
import type { Relation } from '../../../core/thread/thread.ts';

export const ratersRelations: readonly Relation[] = [{ name: 'held-in', from: ['rating-round'], to: ['campaign'] }];
