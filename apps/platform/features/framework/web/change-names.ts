// What the parts of a change are called: a report names them by id, the texts stand in the versions compared.
import type { Texts } from '../../../web/messages/texts.ts';
import type { Framework, FrameworkChange, ImportReport } from '../contract.ts';
import { frameworkApi } from './framework-api.ts';
import type { FrameworkFile } from './read-framework-file.ts';

export type ChangeNames = ReadonlyMap<string, Texts>;

export function nameKey({ part, of, id }: Pick<FrameworkChange, 'part' | 'of' | 'id'>): string {
  return `${part} ${of ?? ''} ${id}`;
}

/** Names from the version before and, where the file is JSON, from the file. What has none is shown by its id. */
export async function findChangeNames(report: ImportReport, file: FrameworkFile): Promise<ChangeNames> {
  if (report.changes.length === 0) return new Map();
  const before = report.comparedWith === null ? [] : namesOf(await frameworkApi.read(report.comparedWith.id));
  return new Map([...before, ...(file.format === 'json' ? namesOf(frameworkIn(file.content)) : [])]);
}

/** The server has checked the file when there are changes; exports wrap the framework, files by hand may not. */
function frameworkIn(content: string): Framework {
  const file = JSON.parse(content) as Framework & { readonly framework?: Framework };
  return file.framework ?? file;
}

export function namesOf({ head, skills, roles }: Framework): [key: string, name: Texts][] {
  const { id } = head;
  return [
    [nameKey({ part: 'framework', of: null, id }), head.title],
    [nameKey({ part: 'default-set', of: null, id }), head.title],
    ...head.levels.map((level): [string, Texts] => [nameKey({ part: 'level', of: null, id: level.id }), level.name]),
    ...skills.flatMap((skill): [string, Texts][] => [
      [nameKey({ part: 'skill', of: null, id: skill.id }), skill.name],
      ...skill.levels
        .flatMap((level) => level.indicators)
        .map((each): [string, Texts] => [nameKey({ part: 'indicator', of: skill.id, id: each.id }), each.text]),
    ]),
    ...roles.flatMap((role): [string, Texts][] => [
      [nameKey({ part: 'role', of: null, id: role.id }), role.name],
      ...role.stages.map((each): [string, Texts] => [nameKey({ part: 'stage', of: role.id, id: each.id }), each.name]),
    ]),
  ];
}
