// A person's plan once they have taken it on: kept as it stood, with how far each module has come.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import type { TrainingModule } from '../../../catalogue/contract.ts';
import type { KeptPlan, ModuleState, TrainingPlan } from '../../contract.ts';
import type { SolveProgramme } from '../choose-modules.ts';
import { makePlan } from '../make-plan.ts';
import type { PlanSupply, PlanWish } from '../make-plan.ts';
import type { TrainingOffers } from '../profile-door.ts';
import { readResult } from '../read-result.ts';
import type { ResultDependencies } from '../result-dependencies.ts';
import { developmentStore } from './development-store.ts';

export interface DevelopmentDependencies extends ResultDependencies {
  readonly modules: readonly TrainingModule[];
  readonly solve: SolveProgramme;
  readonly offers: TrainingOffers;
}

/** Runs a job once for an idempotency key. */
export type Once = <Value>(queries: WriteQueries, job: () => Promise<Value>) => Promise<Value>;

interface Person {
  readonly tenantId: string;
  readonly personId: string;
}

/** What there is to choose from for somebody of an institution now. */
export async function supplyFor(dependencies: DevelopmentDependencies, tenantId: string): Promise<PlanSupply> {
  const { database, runtime, instrument, modules, solve, offers } = dependencies;
  const sessions = await offers.list(database.read, tenantId, runtime.clock.iso());
  return { framework: instrument.framework, modules, offers: sessions, solve };
}

/** Takes on the plan of an attempt for the given hours. An earlier plan stays in the record; the newest is the one worked with. */
export async function keepPlan(
  dependencies: DevelopmentDependencies,
  { tenantId, personId }: Person,
  attemptId: string,
  wish: PlanWish,
  once: Once,
): Promise<KeptPlan> {
  const { database, runtime, audit, thread } = dependencies;
  const result = await readResult(dependencies, tenantId, attemptId);
  const plan = await makePlan(result, await supplyFor(dependencies, tenantId), wish);
  if (plan.modules.length === 0) throw new AppError('profile.nothing-to-keep');
  await database.write((queries) =>
    once(queries, async () => {
      const id = runtime.makeId();
      const kept = { id, attemptId, body: JSON.stringify(plan), keptAt: runtime.clock.iso() };
      await developmentStore(queries).keepPlan(tenantId, personId, kept);
      const from = { type: 'plan', id };
      const to = { type: 'result', id: result.provenance.resultDigest };
      await thread.link(queries, { tenantId, from, relation: 'drawn-from', to, authorDigest: null });
      await audit(queries, {
        tenantId,
        personId,
        action: 'profile.plan-kept',
        subject: { type: 'plan', id },
        details: { modules: plan.modules.length },
      });
      return { id };
    }),
  );
  return (await presentKeptPlan(database.read, tenantId, personId))!;
}

export async function presentKeptPlan(queries: Queries, tenantId: string, personId: string): Promise<KeptPlan | null> {
  const store = developmentStore(queries);
  const kept = await store.findPlan(tenantId, personId);
  if (kept === null) return null;
  const plan = JSON.parse(kept.body) as TrainingPlan;
  const states = new Map((await store.listProgress(tenantId, personId)).map((entry) => [entry.moduleId, entry]));
  return {
    planId: kept.id,
    attemptId: kept.attemptId,
    hours: plan.hours,
    keptAt: kept.keptAt,
    modules: plan.modules.map(({ moduleId, title, skill, skillName, minutes, startsInWeek }) => {
      const state = states.get(moduleId);
      return {
        moduleId,
        title,
        skill,
        skillName,
        minutes,
        startsInWeek,
        state: state?.state ?? 'planned',
        since: state?.at ?? null,
      };
    }),
  };
}

/** Says where a module of the catalogue stands for this person. The same again changes nothing. */
export async function setProgress(
  { database, runtime, modules }: Pick<DevelopmentDependencies, 'database' | 'runtime' | 'modules'>,
  { tenantId, personId }: Person,
  moduleId: string,
  state: ModuleState,
): Promise<void> {
  const module = modules.find((each) => each.id === moduleId);
  if (module === undefined) throw new AppError('result.module-unknown');
  await database.write(async (queries) => {
    const store = developmentStore(queries);
    const last = (await store.listProgress(tenantId, personId)).findLast((entry) => entry.moduleId === moduleId);
    if ((last?.state ?? 'planned') === state) return;
    const entry = { moduleId, version: module.version, state, at: runtime.clock.iso() };
    await store.addProgress(tenantId, personId, runtime.makeId(), entry);
  });
}
