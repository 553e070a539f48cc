// The accepted skills of a firm's case as needs of a plan; the words of its sentences stay with the case.
import type { NeedCase } from '../../../demand/contract.ts';
import type { PlanNeed, ProgrammePlan } from '../../contract.ts';
import { NEEDS_MAX } from '../../limits.ts';
import type { ProgrammesParts } from '../programmes-parts.ts';

/** Level that a need is drafted at while the case says none: to do it with guidance. */
const LEVEL_UNSAID = 2;

export async function readCaseNeeds(
  { taxonomies }: Pick<ProgrammesParts, 'taxonomies'>,
  tenantId: string,
  needCase: NeedCase,
  language: string,
): Promise<PlanNeed[]> {
  const uris = needCase.needs.map(({ skill }) => skill.uri);
  const concepts = await taxonomies.resolveConcepts(tenantId, uris, language);
  return needCase.needs.slice(0, NEEDS_MAX).map(({ id, skill, level, priority, sentences }) => {
    const concept = concepts.get(skill.uri);
    return {
      id,
      skill: {
        uri: skill.uri,
        // In the language of the plan when the taxonomy speaks it, otherwise as it was accepted.
        label: concept?.language === language ? concept.preferredLabel : skill.label,
        kind: concept?.skillType ?? 'skill',
      },
      level: level ?? LEVEL_UNSAID,
      priority,
      sentenceIds: sentences.map((sentence) => sentence.id),
    };
  });
}

/** The plan with the case's needs as they are now: new ones added, those taken back gone from the objectives too. */
export function replaceNeeds(plan: ProgrammePlan, needs: readonly PlanNeed[]): ProgrammePlan {
  const own = plan.needs.filter(({ id }) => isOwnNeed(id));
  const kept = new Set([...needs, ...own].map(({ id }) => id));
  const levels = new Map(plan.needs.map(({ id, level }) => [id, level]));
  return {
    ...plan,
    // A level that the designer set stands: the case gives one to begin with.
    needs: [...needs.map((need) => ({ ...need, level: levels.get(need.id) ?? need.level })), ...own],
    objectives: plan.objectives.map((objective) => ({
      ...objective,
      needIds: objective.needIds.filter((id) => kept.has(id)),
    })),
  };
}

/** A need the designer added without a case or beside it; no firm's sentence stands behind it. */
export function isOwnNeed(id: string): boolean {
  return id.startsWith('own-');
}
