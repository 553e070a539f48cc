// Chooses modules for the hours a person has: the greatest expected reduction of need, as an integer programme.
import type { TrainingModule } from '../../catalogue/contract.ts';
import { fitOf, gainAfter, minutesOf, SECONDARY_SHARE } from './module-gain.ts';

export interface NeedOfSkill {
  readonly skill: string;
  readonly level: number;
  /** Expected positive part of target minus true level, in levels. */
  readonly expectedNeed: number;
  readonly weight: number;
}

export interface ModuleChoice {
  readonly moduleIds: readonly string[];
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
  modules: readonly TrainingModule[],
  needs: readonly NeedOfSkill[],
  minutes: number,
  solve: SolveProgramme,
): Promise<ModuleChoice> {
  const greedy = chooseGreedily(modules, needs, minutes);
  const values = await solve(writeProgramme(modules, needs, minutes));
  const solved = values === null ? null : modules.filter((_, index) => (values[`x${index}`] ?? 0) > 0.5);
  const isUsable =
    solved !== null && fits(solved, minutes) && reductionOf(solved, needs) >= reductionOf(greedy, needs) - 1e-3;
  const chosen = isUsable ? solved : greedy;
  return { moduleIds: chosen.map((module) => module.id), reduction: reductionOf(chosen, needs), optimal: isUsable };
}

function fits(modules: readonly TrainingModule[], minutes: number): boolean {
  const ids = new Set(modules.map((module) => module.id));
  const isWithin = modules.reduce((sum, module) => sum + minutesOf(module), 0) <= minutes;
  return isWithin && modules.every((module) => module.prerequisites.every((id) => ids.has(id)));
}

/** Adds, again and again, the module (with what it needs first) that lowers need most for its minutes. */
export function chooseGreedily(
  modules: readonly TrainingModule[],
  needs: readonly NeedOfSkill[],
  minutes: number,
): TrainingModule[] {
  const byId = new Map(modules.map((module) => [module.id, module]));
  let chosen: TrainingModule[] = [];
  for (;;) {
    const before = reductionOf(chosen, needs);
    const spent = chosen.reduce((sum, module) => sum + minutesOf(module), 0);
    const candidates = modules
      .filter((module) => !chosen.includes(module))
      .map((module) => [...chosen, ...withPrerequisites(module, byId).filter((each) => !chosen.includes(each))])
      .filter((set) => set.reduce((sum, module) => sum + minutesOf(module), 0) <= minutes)
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

function withPrerequisites(module: TrainingModule, byId: ReadonlyMap<string, TrainingModule>): TrainingModule[] {
  const before = module.prerequisites.flatMap((id) => {
    const required = byId.get(id);
    return required === undefined ? [] : withPrerequisites(required, byId);
  });
  return [...new Set([...before, module])];
}

/** The programme in CPLEX LP format: x = module taken, s = a step of fitting minutes on a skill used. */
export function writeProgramme(
  modules: readonly TrainingModule[],
  needs: readonly NeedOfSkill[],
  minutes: number,
): string {
  const index = new Map(modules.map((module, at) => [module.id, at]));
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
  for (const module of modules) {
    for (const id of module.prerequisites)
      rows.push(`first_${index.get(module.id)}_${index.get(id)}: x${index.get(module.id)} - x${index.get(id)} <= 0`);
  }
  // A breath of cost per minute: of two equal plans the shorter one.
  const cost = modules.map((module, at) => `- ${(minutesOf(module) * 1e-7).toFixed(9)} x${at}`);
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
