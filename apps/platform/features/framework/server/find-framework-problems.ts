// What a schema cannot see: whether the parts of a framework fit together.
import type { Framework } from '../contract.ts';

/** Sentences about what does not fit; empty when all does. */
export function findFrameworkProblems({ head, skills, roles }: Framework): string[] {
  const problems: string[] = [];
  const known = new Set(skills.map((skill) => skill.id));
  for (const id of head.skills) if (!known.has(id)) problems.push(`skill ${id} is listed but not described`);
  for (const id of findDuplicates(head.skills)) problems.push(`skill ${id} is listed twice`);
  for (const id of head.defaultSet.skills) {
    if (!known.has(id)) problems.push(`skill ${id} of the default set is not described`);
    if (!(id in head.defaultSet.perSkill)) problems.push(`the default set gives no reason for ${id}`);
  }
  const indicators = skills.flatMap((skill) =>
    skill.levels.flatMap((level) => level.indicators.map((each) => each.id)),
  );
  for (const id of findDuplicates(indicators)) problems.push(`indicator ${id} occurs twice`);
  for (const skill of skills) {
    if (skill.levels.some((level, index) => level.level !== index + 1))
      problems.push(`levels of ${skill.id} are not 1, 2, 3, 4`);
  }
  for (const role of roles) {
    for (const stage of role.stages) {
      for (const id of head.defaultSet.skills) {
        if (!(id in stage.targets)) problems.push(`${role.id}, ${stage.id} has no target for ${id}`);
        if (!(id in stage.weights)) problems.push(`${role.id}, ${stage.id} has no weight for ${id}`);
      }
    }
  }
  return problems;
}

function findDuplicates(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
