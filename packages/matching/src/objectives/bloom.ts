// The six steps of thinking of the revised taxonomy (Anderson and Krathwohl 2001), and which of them a level of a skill asks for.

export const BLOOM = ['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'] as const;
export type Bloom = (typeof BLOOM)[number];
export type SkillType = 'skill' | 'knowledge';

export const ASSESSMENTS = ['test', 'task', 'case', 'observation', 'project', 'reflection'] as const;
export type Assessment = (typeof ASSESSMENTS)[number];
export const ACTIVITIES = ['input', 'exercise', 'workshop', 'case', 'project', 'coaching'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/**
 * The step at which a level is drafted. Ours: level 1 knows and explains, 2 does it with guidance, 3 weighs and chooses, 4 makes it
 * new for others. Knowledge alone stops at judging with it.
 */
const STEP_OF_LEVEL: Readonly<Record<SkillType, readonly [Bloom, Bloom, Bloom, Bloom]>> = {
  skill: ['understand', 'apply', 'analyse', 'create'],
  knowledge: ['understand', 'apply', 'analyse', 'evaluate'],
};

/** @param level 1 to 4; what lies outside is drafted as the nearest */
export function stepOfLevel(type: SkillType, level: number): Bloom {
  return STEP_OF_LEVEL[type][Math.min(4, Math.max(1, Math.round(level))) - 1]!;
}

/** Ways of looking that can show each step, the usual one first. What is not here cannot: a test shows nobody creating. */
const SHOWN_BY: Readonly<Record<Bloom, readonly Assessment[]>> = {
  remember: ['test', 'reflection', 'observation'],
  understand: ['test', 'reflection', 'case', 'task', 'observation'],
  apply: ['task', 'observation', 'case', 'project'],
  analyse: ['case', 'project', 'task', 'reflection', 'observation'],
  evaluate: ['case', 'project', 'reflection', 'observation'],
  create: ['project', 'task', 'observation'],
};

export function assessmentsFor(step: Bloom): readonly Assessment[] {
  return SHOWN_BY[step];
}

/** False when this way of looking cannot show the step: the constructive alignment of Biggs is broken there. */
export function canShow(assessment: Assessment, step: Bloom): boolean {
  return SHOWN_BY[step].includes(assessment);
}

/** What people do to get there, the usual one first. Listening alone carries nobody past understanding. */
const LEARNT_BY: Readonly<Record<Bloom, readonly Activity[]>> = {
  remember: ['input', 'exercise', 'workshop', 'coaching'],
  understand: ['input', 'exercise', 'workshop', 'case', 'coaching'],
  apply: ['exercise', 'workshop', 'case', 'project', 'coaching'],
  analyse: ['case', 'workshop', 'project', 'exercise', 'coaching'],
  evaluate: ['case', 'workshop', 'project', 'coaching'],
  create: ['project', 'workshop', 'coaching'],
};

export function activitiesFor(step: Bloom): readonly Activity[] {
  return LEARNT_BY[step];
}

/** False when this activity alone does not lead to the step. */
export function canTeach(activity: Activity, step: Bloom): boolean {
  return LEARNT_BY[step].includes(activity);
}
