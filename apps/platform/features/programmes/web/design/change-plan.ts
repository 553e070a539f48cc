// Changes of a plan that touch more than one part: what goes leaves nothing behind that points at it.
import type { ProgrammePlan } from '../../contract.ts';

export function withoutNeed(plan: ProgrammePlan, id: string): ProgrammePlan {
  return {
    ...plan,
    needs: plan.needs.filter((need) => need.id !== id),
    objectives: plan.objectives.map((objective) => ({
      ...objective,
      needIds: objective.needIds.filter((each) => each !== id),
    })),
  };
}

/** Sessions and items stay, without the objective: the gap that opens is shown, not tidied away. */
export function withoutObjective(plan: ProgrammePlan, id: string): ProgrammePlan {
  return {
    ...plan,
    objectives: plan.objectives.filter((objective) => objective.id !== id),
    sessions: plan.sessions.map((session) => ({
      ...session,
      objectiveIds: session.objectiveIds.filter((each) => each !== id),
    })),
    assessments: plan.assessments.map((assessment) => ({
      ...assessment,
      items: assessment.items.map((item) => (item.objectiveId === id ? { ...item, objectiveId: null } : item)),
    })),
  };
}

export function withoutSession(plan: ProgrammePlan, id: string): ProgrammePlan {
  return { ...plan, sessions: plan.sessions.filter((session) => session.id !== id) };
}

/** The thing moved by one place; at the end it stays. */
export function moved<Thing>(list: readonly Thing[], from: number, by: 1 | -1): Thing[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return [...list];
  const next = [...list];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}
