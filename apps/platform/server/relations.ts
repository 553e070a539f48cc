// Every kind of link the thread may hold, declared by the feature that writes it.
import type { Relation } from '../core/thread/thread.ts';
import { callsRelations } from '../features/calls/server/index.ts';
import { campaignsRelations } from '../features/campaigns/server/index.ts';
import { academicsRelations } from '../features/academics/server/index.ts';
import { demandRelations } from '../features/demand/server/index.ts';
import { programmesRelations } from '../features/programmes/server/index.ts';
import { ratersRelations } from '../features/raters/server/index.ts';
import { studiesRelations } from '../features/studies/server/index.ts';
import { researchRelations } from '../features/research/server/index.ts';
import { profileRelations } from '../features/profile/server/index.ts';

export const relations: readonly Relation[] = [
  ...campaignsRelations,
  ...ratersRelations,
  ...profileRelations,
  ...studiesRelations,
  ...researchRelations,
  ...demandRelations,
  ...programmesRelations,
  ...academicsRelations,
  ...callsRelations,
];
