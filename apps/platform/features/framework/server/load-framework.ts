// The framework that ships with Dragoman, read from `content/frameworks/<id>` and checked as a whole.
import { readContent, readContentFolder } from '../../../core/content/read-content.ts';
import { frameworkHead, frameworkSkill, roleProfile } from '../contract.ts';
import type { Framework } from '../contract.ts';
import { findFrameworkProblems } from './find-framework-problems.ts';

/** Reads one framework folder; throws with every problem found when its parts do not fit together. */
export function loadFramework(folder: URL): Framework {
  const head = readContent(new URL('framework.json', folder), frameworkHead);
  const bySkill = new Map(
    readContentFolder(new URL('skills/', folder), frameworkSkill).map((skill) => [skill.id, skill]),
  );
  const skills = head.skills.flatMap((id) => bySkill.get(id) ?? []);
  const loaded: Framework = { head, skills, roles: readContentFolder(new URL('roles/', folder), roleProfile) };
  const problems = findFrameworkProblems(loaded);
  if (bySkill.size !== skills.length) problems.push('there are skill files that framework.json does not list');
  if (problems.length > 0) throw new Error(`Framework ${head.id}: ${problems.join('; ')}`);
  return loaded;
}
