// The skills that a plan teaches: those with an objective that a session works on.
import type { ProgrammePlan } from '../../contract.ts';

export interface TaughtSkill {
  readonly uri: string;
  /** It serves no need of the first priority: the course is about something else and touches it. */
  readonly isPart: boolean;
}

export function listTaught({ needs, objectives, sessions }: ProgrammePlan): TaughtSkill[] {
  const worked = new Set(sessions.flatMap(({ objectiveIds }) => objectiveIds));
  const taught = objectives.filter(({ id }) => worked.has(id));
  const leading = new Set(needs.filter(({ priority }) => priority === 1).map(({ id }) => id));
  const isAboutIt = new Map<string, boolean>();
  for (const { skillUri, needIds } of taught)
    isAboutIt.set(skillUri, isAboutIt.get(skillUri) === true || needIds.some((id) => leading.has(id)));
  return [...isAboutIt]
    .map(([uri, is]) => ({ uri, isPart: !is }))
    .toSorted((one, other) => Number(one.isPart) - Number(other.isPart));
}
