// What a new version of a framework changes: parts by their ids, and in changed parts the fields that differ.
import { canonicalJson } from '../../../../core/canonical-json.ts';
import type { Framework, FrameworkChange } from '../../contract.ts';

interface Part {
  readonly part: FrameworkChange['part'];
  readonly id: string;
  readonly of: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Differences from `before` (null: everything is new). The status is left out: it says who stands behind a version, not what it
 * says. An empty list means that nothing changes.
 */
export function compareFrameworks(before: Framework | null, after: Framework): FrameworkChange[] {
  const old = new Map((before === null ? [] : partsOf(before)).map((part) => [keyOf(part), part]));
  const now = new Map(partsOf(after).map((part) => [keyOf(part), part]));
  const changes: FrameworkChange[] = [];
  for (const [key, part] of now) {
    const earlier = old.get(key);
    if (earlier === undefined) changes.push({ kind: 'added', ...nameOf(part), fields: [] });
    else {
      const fields = differingFields(earlier.fields, part.fields);
      if (fields.length > 0) changes.push({ kind: 'changed', ...nameOf(part), fields });
    }
  }
  for (const [key, part] of old) {
    if (!now.has(key)) changes.push({ kind: 'removed', ...nameOf(part), fields: [] });
  }
  return changes;
}

function partsOf({ head, skills, roles }: Framework): Part[] {
  const { levels, defaultSet, status: _status, id, skills: order, ...rest } = head;
  return [
    { part: 'framework', id, of: null, fields: { ...rest, order } },
    ...levels.map((level): Part => ({ part: 'level', id: level.id, of: null, fields: { ...level } })),
    { part: 'default-set', id, of: null, fields: { ...defaultSet } },
    ...skills.flatMap((skill): Part[] => {
      const { levels: ladder, ...texts } = skill;
      const indicators = ladder.flatMap(({ level, indicators: own }) =>
        own.map((indicator, place): Part => ({
          part: 'indicator',
          id: indicator.id,
          of: skill.id,
          fields: { text: indicator.text, level, place },
        })),
      );
      return [{ part: 'skill', id: skill.id, of: null, fields: { ...texts } }, ...indicators];
    }),
    ...roles.flatMap((role): Part[] => {
      const { stages, ...texts } = role;
      return [
        { part: 'role', id: role.id, of: null, fields: { ...texts, order: stages.map((stage) => stage.id) } },
        ...stages.map((stage): Part => ({ part: 'stage', id: stage.id, of: role.id, fields: { ...stage } })),
      ];
    }),
  ];
}

function keyOf({ part, id, of }: Part): string {
  return `${part} ${of ?? ''} ${id}`;
}

function nameOf({ part, id, of }: Part): Pick<FrameworkChange, 'part' | 'id' | 'of'> {
  return { part, id, of };
}

function differingFields(before: Part['fields'], after: Part['fields']): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
  );
}
