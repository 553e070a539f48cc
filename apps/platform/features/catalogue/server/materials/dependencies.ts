// What the materials need: the modules, what ids say in words, and, through a port, which skills a person's plan is about.
import type { Track } from '@dragoman/materials';
import type { Database, Queries } from '../../../../core/database/database.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import type { TrainingModule } from '../../contract.ts';
import type { LongModules } from './long-modules.ts';
import type { ModuleWords } from './present-module.ts';

/** Filled by the room that keeps plans. */
export interface PlannedSkills {
  /** Skills of the plan a person works with; none without a plan. */
  list(queries: Queries, tenantId: string, personId: string): Promise<readonly string[]>;
}

export interface MaterialsDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly longModules: LongModules;
  readonly tracks: readonly Track[];
  readonly modules: readonly TrainingModule[];
  readonly words: ModuleWords;
  readonly plans: PlannedSkills;
}
