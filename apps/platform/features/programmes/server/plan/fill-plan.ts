// Drafts what a plan lacks: objectives for needs, items for objectives, sessions for objectives. Nothing that is there is touched.
import { activitiesFor, assessmentsFor, draftItem, draftObjective } from '@dragoman/matching';
import type { PlanAssessment, PlanNeed, PlanObjective, PlanSession, ProgrammePlan } from '../../contract.ts';
import type { AssessmentKind } from '../../limits.ts';
import { ACTIVITY_WORDS, ASSESSMENT_TITLES } from './draft-words.ts';

type MakeId = () => string;

/** Minutes that looking at one objective takes, by the way of looking; to begin with. */
const ITEM_MINUTES: Readonly<Record<AssessmentKind, number>> = {
  test: 10,
  task: 45,
  case: 30,
  observation: 20,
  project: 90,
  reflection: 20,
};
/** Minutes together for an objective of level 1 to 4; to begin with. As much again alone. */
const SESSION_MINUTES = [60, 120, 180, 240] as const;

/** One objective for each need that has none. */
export function fillObjectives(plan: ProgrammePlan, makeId: MakeId): ProgrammePlan {
  const aimedAt = new Set(plan.objectives.flatMap(({ needIds }) => needIds));
  const added = plan.needs
    .filter(({ id }) => !aimedAt.has(id))
    .map((need): PlanObjective => draftFor(plan, need, makeId()));
  return { ...plan, objectives: [...plan.objectives, ...added] };
}

function draftFor(plan: ProgrammePlan, need: PlanNeed, id: string): PlanObjective {
  const { audience, language } = plan;
  const { label, kind, uri } = need.skill;
  const drafted = draftObjective({ label, type: kind, level: need.level, audience, language });
  return { id, ...drafted, skillUri: uri, level: need.level, needIds: [need.id] };
}

/** One item for each objective that nothing asks for, in an assessment of a kind that can show it. */
export function fillItems(plan: ProgrammePlan, makeId: MakeId): ProgrammePlan {
  const asked = new Set(plan.assessments.flatMap(({ items }) => items.map(({ objectiveId }) => objectiveId)));
  let assessments: readonly PlanAssessment[] = plan.assessments;
  for (const objective of plan.objectives.filter(({ id }) => !asked.has(id))) {
    const kind = assessmentsFor(objective.bloom)[0]!;
    const item = { id: makeId(), text: draftItem(objective, kind, plan.language), objectiveId: objective.id };
    const home = assessments.find((each) => each.kind === kind);
    assessments =
      home === undefined
        ? [
            ...assessments,
            {
              id: makeId(),
              title: ASSESSMENT_TITLES[plan.language][kind],
              kind,
              minutes: ITEM_MINUTES[kind],
              items: [item],
            },
          ]
        : assessments.map((each) =>
            each === home
              ? { ...each, minutes: each.minutes + ITEM_MINUTES[kind], items: [...each.items, item] }
              : each,
          );
  }
  return { ...plan, assessments: [...assessments] };
}

/** One session for each objective that none teaches. */
export function fillSessions(plan: ProgrammePlan, makeId: MakeId): ProgrammePlan {
  const taught = new Set(plan.sessions.flatMap(({ objectiveIds }) => objectiveIds));
  const added = plan.objectives
    .filter(({ id }) => !taught.has(id))
    .map((objective): PlanSession => {
      const kind = activitiesFor(objective.bloom)[0]!;
      const minutes = SESSION_MINUTES[objective.level - 1]!;
      const title = plan.needs.find(({ id }) => objective.needIds.includes(id))?.skill.label ?? objective.content;
      return {
        id: makeId(),
        title,
        kind,
        activity: ACTIVITY_WORDS[plan.language][kind],
        minutes,
        selfStudyMinutes: minutes,
        moduleRef: null,
        objectiveIds: [objective.id],
        language: plan.language,
        academicId: null,
      };
    });
  return { ...plan, sessions: [...plan.sessions, ...added] };
}
