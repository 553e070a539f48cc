// What a schema cannot see: whether the parts of a framework fit together. Each fault with the place of the part it is about.
import type { Framework } from '../contract.ts';

export interface FrameworkFault {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Empty when all parts fit. */
export function findFrameworkFaults(framework: Framework): FrameworkFault[] {
  return [...headFaults(framework), ...skillFaults(framework), ...roleFaults(framework)];
}

function headFaults({ head, skills }: Framework): FrameworkFault[] {
  const known = new Set(skills.map((skill) => skill.id));
  const faults: FrameworkFault[] = [];
  for (const [index, id] of head.skills.entries()) {
    const path = ['head', 'skills', index];
    if (!known.has(id)) faults.push({ path, code: 'part.skill-not-described', values: { skill: id } });
    if (head.skills.indexOf(id) !== index)
      faults.push({ path, code: 'part.skill-listed-twice', values: { skill: id } });
  }
  for (const [index, id] of head.defaultSet.skills.entries()) {
    const path = ['head', 'defaultSet', 'skills', index];
    if (!known.has(id)) faults.push({ path, code: 'part.default-not-described', values: { skill: id } });
    if (!(id in head.defaultSet.perSkill))
      faults.push({ path, code: 'part.default-without-reason', values: { skill: id } });
    if (head.defaultSet.skills.indexOf(id) !== index)
      faults.push({ path, code: 'part.default-listed-twice', values: { skill: id } });
  }
  for (const [index, { level }] of head.levels.entries()) {
    if (level !== index + 1)
      faults.push({ path: ['head', 'levels', index], code: 'part.levels-not-in-order', values: {} });
  }
  return faults;
}

function skillFaults({ head, skills }: Framework): FrameworkFault[] {
  const listed = new Set(head.skills);
  const faults: FrameworkFault[] = [];
  const indicators = new Set<string>();
  const ids = new Set<string>();
  for (const [at, skill] of skills.entries()) {
    if (!listed.has(skill.id))
      faults.push({ path: ['skills', at], code: 'part.skill-not-listed', values: { skill: skill.id } });
    if (ids.has(skill.id))
      faults.push({ path: ['skills', at], code: 'part.skill-described-twice', values: { skill: skill.id } });
    ids.add(skill.id);
    for (const [index, { level, indicators: own }] of skill.levels.entries()) {
      const path = ['skills', at, 'levels', index];
      if (level !== index + 1) faults.push({ path, code: 'part.levels-not-in-order', values: {} });
      for (const [place, { id }] of own.entries()) {
        if (indicators.has(id))
          faults.push({
            path: [...path, 'indicators', place],
            code: 'part.indicator-twice',
            values: { indicator: id },
          });
        indicators.add(id);
      }
    }
  }
  return faults;
}

function roleFaults({ head, roles, skills }: Framework): FrameworkFault[] {
  const known = new Set(skills.map((skill) => skill.id));
  const faults: FrameworkFault[] = [];
  const ids = new Set<string>();
  for (const [at, role] of roles.entries()) {
    if (ids.has(role.id)) faults.push({ path: ['roles', at], code: 'part.role-twice', values: { role: role.id } });
    ids.add(role.id);
    const stages = new Set<string>();
    for (const [index, stage] of role.stages.entries()) {
      const path = ['roles', at, 'stages', index];
      const values = { role: role.id, stage: stage.id };
      if (stages.has(stage.id)) faults.push({ path, code: 'part.stage-twice', values });
      stages.add(stage.id);
      for (const skill of head.defaultSet.skills) {
        if (!(skill in stage.targets)) faults.push({ path, code: 'part.target-missing', values: { ...values, skill } });
        if (!(skill in stage.weights)) faults.push({ path, code: 'part.weight-missing', values: { ...values, skill } });
      }
      for (const kind of ['targets', 'weights'] as const) {
        for (const skill of Object.keys(stage[kind])) {
          if (!known.has(skill))
            faults.push({ path: [...path, kind, skill], code: 'part.skill-unknown', values: { ...values, skill } });
        }
      }
    }
  }
  return faults;
}
