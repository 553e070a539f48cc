// Chooses modules for the hours a person has: the greatest expected reduction of need, as an integer programme.
import type { TrainingModule } from '../../catalogue/contract.ts';
import type { TrainingOffer } from './profile-door.ts';
import { fitOf, gainAfter, minutesOf, SECONDARY_SHARE } from './module-gain.ts';

export interface NeedOfSkill {
  readonly skill: string;
  readonly level: number;
  /** Expected positive part of target minus true level, in levels. */
  readonly expectedNeed: number;
  readonly weight: number;
}

/** A module, practised by oneself or taken at a session; the same module may stand here several times. */
export type Choosable = TrainingModule & { readonly session?: TrainingOffer };

export interface ModuleChoice {
  readonly moduleIds: readonly string[];
  readonly chosen: readonly Choosable[];
  /** Levels by which the chosen modules are expected to lower the weighted need. */
  readonly reduction: number;
  readonly optimal: boolean;
}

/** Solves a linear integer programme in LP format; gives the values of the variables, or null when it was not solved to the end. */
export type SolveProgramme = (programme: string) => Promise<Readonly<Record<string, number>> | null>;

/** Fitting minutes are cut into steps of this length, each with its own falling gain: a concave curve needs no further integers. */
const STEP_MINUTES = 30;
const STEPS = 24;

/** Fitting minutes that a module gives to each skill. */
export function fittingMinutes(module: TrainingModule, needs: readonly NeedOfSkill[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const need of needs) {
    const share = need.skill === module.skill ? 1 : module.secondary.includes(need.skill) ? SECONDARY_SHARE : 0;
    if (share > 0) shares.set(need.skill, share * fitOf(module, need.level) * module.minutes);
  }
  return shares;
}

/** Expected reduction of the weighted need by a set of modules. */
export function reductionOf(modules: readonly TrainingModule[], needs: readonly NeedOfSkill[]): number {
  return needs.reduce((sum, need) => {
    const minutes = modules.reduce((total, module) => total + (fittingMinutes(module, needs).get(need.skill) ?? 0), 0);
    return sum + need.weight * Math.min(gainAfter(minutes), need.expectedNeed);
  }, 0);
}

/** The best set of modules within the minutes; the greedy set when the solver gives none. */
export async function chooseModules(
  modules: readonly Choosable[],
  needs: readonly NeedOfSkill[],
  minutes: number,
  solve: SolveProgramme,
): Promise<ModuleChoice> {
  const greedy = chooseGreedily(modules, needs, minutes);
  const solved = await solveFor(modules, needs, minutes, solve, []);
  const isUsable = solved !== null && reductionOf(solved, needs) >= reductionOf(greedy, needs) - 1e-3;
  return toChoice(isUsable ? solved : greedy, needs, isUsable);
}

/** The best set that is none of the given sets of module ids; null when there is none or it was not found in time. */
export async function chooseOtherwise(
  modules: readonly Choosable[],
  needs: readonly NeedOfSkill[],
  minutes: number,
  solve: SolveProgramme,
  not: readonly (readonly string[])[],
): Promise<ModuleChoice | null> {
  const solved = await solveFor(modules, needs, minutes, solve, not);
  return solved === null ? null : toChoice(solved, needs, true);
}

function toChoice(chosen: readonly Choosable[], needs: readonly NeedOfSkill[], optimal: boolean): ModuleChoice {
  return { moduleIds: chosen.map((module) => module.id), chosen, reduction: reductionOf(chosen, needs), optimal };
}

async function solveFor(
  modules: readonly Choosable[],
  needs: readonly NeedOfSkill[],
  minutes: number,
  solve: SolveProgramme,
  not: readonly (readonly string[])[],
): Promise<Choosable[] | null> {
  const values = await solve(writeProgramme(modules, needs, minutes, not));
  if (values === null) return null;
  const solved = modules.filter((_, index) => (values[`x${index}`] ?? 0) > 0.5);
  const ids = solved
    .map((module) => module.id)
    .toSorted()
    .join();
  const isNew = not.every((set) => set.toSorted().join() !== ids);
  return fits(solved, minutes) && isNew ? solved : null;
}

function fits(modules: readonly Choosable[], minutes: number): boolean {
  const ids = new Set(modules.map((module) => module.id));
  const isWithin = modules.reduce((sum, module) => sum + minutesOf(module), 0) <= minutes;
  const isOnce = ids.size === modules.length && !modules.some((a) => modules.some((b) => a !== b && clash(a, b)));
  return isWithin && isOnce && modules.every((module) => module.prerequisites.every((id) => ids.has(id)));
}

/** Two sessions at the same time, or one that comes before what it builds on. */
function clash(a: Choosable, b: Choosable): boolean {
  if (a.session === undefined || b.session === undefined) return false;
  if (a.prerequisites.includes(b.id)) return a.session.startsAt < b.session.endsAt;
  if (b.prerequisites.includes(a.id)) return b.session.startsAt < a.session.endsAt;
  return a.session.startsAt < b.session.endsAt && b.session.startsAt < a.session.endsAt;
}

/** Adds, again and again, the module (with what it needs first) that lowers need most for its minutes. */
export function chooseGreedily(
  modules: readonly Choosable[],
  needs: readonly NeedOfSkill[],
  minutes: number,
): Choosable[] {
  const byId = new Map(modules.toReversed().map((module) => [module.id, module]));
  let chosen: Choosable[] = [];
  for (;;) {
    const before = reductionOf(chosen, needs);
    const spent = chosen.reduce((sum, module) => sum + minutesOf(module), 0);
    const candidates = modules
      .filter((module) => !chosen.some((each) => each.id === module.id))
      .map((module) => [
        ...chosen,
        ...withPrerequisites(module, byId).filter((each) => !chosen.some((other) => other.id === each.id)),
      ])
      .filter((set) => fits(set, minutes))
      .map((set) => ({
        set,
        rate: (reductionOf(set, needs) - before) / (set.reduce((sum, module) => sum + minutesOf(module), 0) - spent),
      }))
      .filter(({ rate }) => rate > 1e-7)
      .toSorted((a, b) => b.rate - a.rate);
    const best = candidates[0];
    if (best === undefined) return chosen;
    chosen = best.set;
  }
}

function withPrerequisites(module: Choosable, byId: ReadonlyMap<string, Choosable>): Choosable[] {
  const before = module.prerequisites.flatMap((id) => {
    const required = byId.get(id);
    return required === undefined ? [] : withPrerequisites(required, byId);
  });
  return [...new Set([...before, module])];
}

/** The programme in CPLEX LP format: x = module taken, s = a step of fitting minutes on a skill used. */
export function writeProgramme(
  modules: readonly Choosable[],
  needs: readonly NeedOfSkill[],
  minutes: number,
  not: readonly (readonly string[])[] = [],
): string {
  const gains: string[] = [];
  const bounds: string[] = [];
  const rows = [`hours: ${modules.map((module, at) => `${minutesOf(module)} x${at}`).join(' + ')} <= ${minutes}`];
  needs.forEach((need, skill) => {
    const given = modules.flatMap((module, at) => {
      const share = fittingMinutes(module, needs).get(need.skill) ?? 0;
      return share === 0 ? [] : [`- ${share.toFixed(6)} x${at}`];
    });
    const steps = Array.from({ length: STEPS }, (_, step) => {
      const gain =
        Math.min(gainAfter((step + 1) * STEP_MINUTES), need.expectedNeed) -
        Math.min(gainAfter(step * STEP_MINUTES), need.expectedNeed);
      gains.push(`${((need.weight * gain) / STEP_MINUTES).toFixed(9)} s${skill}_${step}`);
      bounds.push(`0 <= s${skill}_${step} <= ${STEP_MINUTES}`);
      return `s${skill}_${step}`;
    });
    if (given.length > 0) rows.push(`minutes${skill}: ${steps.join(' + ')} ${given.join(' ')} <= 0`);
    else rows.push(`minutes${skill}: ${steps.join(' + ')} <= 0`);
  });
  rows.push(...rowsOfOrder(modules), ...rowsOfOthers(modules, not));
  // A breath of cost per minute: of two equal plans the shorter one, and company rather than none.
  const cost = modules.map(
    (module, at) => `- ${(minutesOf(module) * (module.session === undefined ? 1e-7 : 0.5e-7)).toFixed(9)} x${at}`,
  );
  return [
    'Maximize',
    ` obj: ${gains.join(' + ')} ${cost.join(' ')}`,
    'Subject To',
    ...rows.map((row) => ` ${row}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Binary',
    ` ${modules.map((_, at) => `x${at}`).join(' ')}`,
    'End',
  ].join('\n');
}

/** What is built on comes too; a module is taken once; nobody is at two sessions at once. */
function rowsOfOrder(modules: readonly Choosable[]): string[] {
  const places = Map.groupBy(modules.keys(), (at) => modules[at]!.id);
  const rows: string[] = [];
  for (const [at, module] of modules.entries()) {
    for (const id of module.prerequisites) {
      const first = places.get(id);
      if (first === undefined) rows.push(`never_${at}: x${at} <= 0`);
      else rows.push(`first_${at}_${first[0]}: x${at} ${first.map((other) => `- x${other}`).join(' ')} <= 0`);
    }
    for (const [other, earlier] of modules.entries())
      if (other < at && clash(module, earlier)) rows.push(`clash_${at}_${other}: x${at} + x${other} <= 1`);
  }
  for (const same of places.values())
    if (same.length > 1) rows.push(`once_${same[0]}: ${same.map((at) => `x${at}`).join(' + ')} <= 1`);
  return rows;
}

/** Cuts: the set of modules must differ from each of these in at least one. */
function rowsOfOthers(modules: readonly Choosable[], not: readonly (readonly string[])[]): string[] {
  return not.map((set, cut) => {
    const terms = modules.map(({ id }, at) => `${set.includes(id) ? '-' : '+'} x${at}`);
    return `other_${cut}: ${terms.join(' ').replace(/^\+ /, '')} >= ${1 - set.length}`;
  });
}
