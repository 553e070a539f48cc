// Looks for the best course out of modules that are there, and takes one over into a plan as sessions.
import { WHOLE } from '@dragoman/matching';
import type { AssembledCourse } from '@dragoman/matching';
import { AppError } from '@dragoman/kernel';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { ModuleRef, PlanSession, ProgrammePlan } from '../../contract.ts';
import { SESSIONS_MAX } from '../../limits.ts';
import type { AssembledView, Assembly, AssemblyWish } from '../../wire-contract.ts';
import { listKnownModules, moduleKey } from '../modules/known-modules.ts';
import type { KnownModule } from '../modules/known-modules.ts';
import type { ProgrammesParts } from '../programmes-parts.ts';
import type { ProgrammeRecord } from '../store.ts';
import type { run } from './assemble.worker.ts';
import { poseProblem } from './pose-problem.ts';

/** The solver stops by itself; this is for a thread that does not. */
const WORKER_MS = 30_000;

export async function assembleProgramme(
  parts: ProgrammesParts,
  { tenantId, plan }: Pick<ProgrammeRecord, 'tenantId' | 'plan'>,
  wish: AssemblyWish,
): Promise<Assembly> {
  const begun = parts.runtime.clock.now();
  const modules = await listKnownModules(parts, parts.database.read, tenantId, plan.language);
  const skillUris = [...new Set(plan.needs.map(({ skill }) => skill.uri))];
  const academics = wish.withAcademics
    ? await parts.academics.find(tenantId, { skillUris, languages: [wish.language], startsOn: plan.facts.startsOn })
    : null;
  const { problem, candidates, unserved } = poseProblem(plan, modules, academics, wish);
  const mode = wish.mode === 'without' ? 'best' : wish.mode;
  const { course, others, losses } = await runInWorker<typeof run>(
    new URL('./assemble.worker.ts', import.meta.url),
    { problem, mode },
    { timeoutMs: WORKER_MS },
  );
  const needIds = problem.needs.map(({ id }) => id);
  const used = new Set(
    [course, ...others].flatMap((each) => each?.choice.modules.map(({ moduleId }) => moduleId) ?? []),
  );
  const leading = new Set(
    [course, ...others].flatMap((each) => each?.choice.modules.map(({ teacherId }) => teacherId) ?? []),
  );
  return {
    course: course === null ? null : present(course, needIds),
    others: others.map((each) => present(each, needIds)),
    losses: losses.map(({ moduleId, takesAlong, coverageWithout, needs }) => ({
      key: moduleId,
      takesAlong: [...takesAlong],
      coverageWithout,
      needs: needs.map(({ needId, before, after }) => ({ needId, before: before / WHOLE, after: after / WHOLE })),
    })),
    candidates: candidates.filter(({ key }) => used.has(key)).map(presentCandidate),
    unserved: [...unserved],
    academics: (academics ?? []).filter(({ id }) => leading.has(id)).map(({ id, name }) => ({ id, name })),
    milliseconds: parts.runtime.clock.now() - begun,
  };
}

function present({ choice, proof, bound }: AssembledCourse, needIds: readonly string[]): AssembledView {
  return {
    modules: choice.modules.map(({ moduleId, teacherId }) => ({ key: moduleId, academicId: teacherId })),
    coverage: choice.coverage,
    contactMinutes: choice.contactMinutes,
    workMinutes: choice.workMinutes,
    price: choice.price,
    covered: needIds.map((needId, index) => ({ needId, share: choice.covered[index]! / WHOLE })),
    proof,
    bound,
  };
}

function presentCandidate({ key, ref, institution, content }: KnownModule): Assembly['candidates'][number] {
  const { title, contactMinutes, selfStudyMinutes, price } = content;
  return { key, ref, title, institution, contactMinutes, workMinutes: contactMinutes + selfStudyMinutes, price };
}

export interface ChosenModule {
  readonly ref: ModuleRef;
  readonly academicId: string | null;
}

/**
 * Chosen modules as sessions after those that are there; a module that the plan has already is left as it is. Each is joined to the
 * objectives whose skill it teaches. Throws for a module this institution does not see in that version.
 */
export function takeModules(
  plan: ProgrammePlan,
  known: readonly KnownModule[],
  chosen: readonly ChosenModule[],
  makeId: () => string,
): ProgrammePlan {
  const byKey = new Map(known.map((module) => [module.key, module]));
  const there = new Set(plan.sessions.flatMap(({ moduleRef }) => (moduleRef === null ? [] : [keyOf(moduleRef)])));
  const added = chosen
    .filter(({ ref }) => !there.has(keyOf(ref)))
    .map(({ ref, academicId }): PlanSession => {
      const module = byKey.get(keyOf(ref));
      if (module === undefined || module.ref.version !== ref.version) throw new AppError('programmes.module-not-known');
      return { ...sessionOf(plan, module), id: makeId(), academicId };
    });
  if (plan.sessions.length + added.length > SESSIONS_MAX) {
    throw new AppError('programmes.plan-does-not-fit', { values: { part: 'sessions' } });
  }
  return { ...plan, sessions: [...plan.sessions, ...added] };
}

/** The session with its module as it is now; who leads it and what it is joined to stay. */
export function updateModule(plan: ProgrammePlan, sessionId: string, module: KnownModule): ProgrammePlan {
  return {
    ...plan,
    sessions: plan.sessions.map((session) => {
      if (session.id !== sessionId) return session;
      const { title, activity, minutes, selfStudyMinutes, moduleRef } = sessionOf(plan, module);
      return { ...session, title, activity, minutes, selfStudyMinutes, moduleRef };
    }),
  };
}

export function keyOf({ institutionId, moduleId }: ModuleRef): string {
  return moduleKey(institutionId, moduleId);
}

function sessionOf(plan: ProgrammePlan, { ref, content }: KnownModule): Omit<PlanSession, 'id' | 'academicId'> {
  const taught = new Set(content.skills.map(({ uri }) => uri));
  return {
    title: content.title,
    kind: 'workshop',
    activity: content.purpose,
    minutes: content.contactMinutes,
    selfStudyMinutes: content.selfStudyMinutes,
    moduleRef: ref,
    objectiveIds: plan.objectives.filter(({ skillUri }) => taught.has(skillUri)).map(({ id }) => id),
    language: content.languages.find((each) => each === plan.language) ?? content.languages[0]!,
  };
}
