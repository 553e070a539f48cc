// Puts the rows of a table together to a framework, part by part, and remembers the line of each.
import { ROLE_TEXTS, SKILL_TEXTS } from './csv-cells.ts';
import { keyOf, lineFinder } from './source.ts';
import type { Fault, Lines, Path, Source } from './source.ts';

export interface CsvRow {
  readonly line: number;
  readonly part: string;
  readonly of: string;
  readonly id: string;
  readonly level: string;
  readonly field: string;
  readonly value: string;
  readonly texts: Readonly<Record<string, string>>;
}

type Slot = Record<string, unknown>;

interface Building {
  readonly head: Slot & { sources: string[]; languages: string[]; levels: Slot[]; skills: string[]; defaultSet: Slot };
  readonly skills: (Slot & { levels: { level: number; indicators: Slot[] }[]; esco: Slot[]; basis: string[] })[];
  readonly roles: (Slot & { stages: (Slot & { targets: Slot; weights: Slot })[] })[];
  /** Says that something is wrong with the row. */
  refuse(code: string, values?: Fault['values']): void;
  /** Remembers where the part at the path stands. */
  note(path: Path): void;
}

/** `earlier`: what was wrong with the table itself. Every wrong row is told, not only the first. */
export function buildFramework(rows: readonly CsvRow[], earlier: readonly Fault[]): Source {
  const faults: Fault[] = [...earlier];
  const lines: Lines = new Map();
  let line = 1;
  const building: Building = {
    head: {
      sources: [],
      languages: [],
      levels: [],
      skills: [],
      defaultSet: { skills: [], perSkill: {} },
      status: 'imported',
    },
    skills: [],
    roles: [],
    refuse: (code, values = {}) => void faults.push({ line, code, values }),
    note: (path) => void (lines.has(keyOf(path)) || lines.set(keyOf(path), line)),
  };
  building.note([]);
  for (const row of rows) {
    line = row.line;
    const take = TAKERS[row.part];
    if (take === undefined) building.refuse('csv.part-unknown', { part: row.part.slice(0, 40) });
    else take(building, row);
  }
  building.head.skills = building.skills.map((skill) => String(skill['id']));
  return {
    value: { head: building.head, skills: building.skills, roles: building.roles },
    faults,
    lineOf: lineFinder(lines),
  };
}

const TAKERS: Readonly<Record<string, (building: Building, row: CsvRow) => void>> = {
  framework: takeHead,
  level: takeLevel,
  default: takeDefault,
  skill: takeSkill,
  indicator: takeIndicator,
  esco: takeEsco,
  basis: takeBasis,
  role: takeRole,
  stage: takeStage,
  target: (building, row) => takeNumber(building, row, 'targets'),
  weight: (building, row) => takeNumber(building, row, 'weights'),
};

function takeHead(building: Building, row: CsvRow): void {
  const { head } = building;
  if (head['id'] === undefined) setOnce(building, head, ['head'], 'id', row.id);
  else if (head['id'] !== row.id) return building.refuse('csv.two-frameworks', { id: row.id.slice(0, 64) });
  switch (row.field) {
    case 'version':
    case 'licence':
      return setOnce(building, head, ['head'], row.field, row.value);
    case 'title':
    case 'provenance':
      return setOnce(building, head, ['head'], row.field, row.texts);
    case 'defaultSetReasoning':
      return setOnce(building, head.defaultSet, ['head', 'defaultSet'], 'reasoning', row.texts);
    case 'language':
      return push(building, head.languages, ['head', 'languages'], row.value);
    case 'source':
      return push(building, head.sources, ['head', 'sources'], row.value);
    default:
      return building.refuse('csv.field-unknown', { field: row.field.slice(0, 40) });
  }
}

function takeLevel(building: Building, row: CsvRow): void {
  const { levels } = building.head;
  const at = findOrAdd(building, levels, ['head', 'levels'], row.id, () => ({ level: Number(row.level), id: row.id }));
  if (row.field !== 'name' && row.field !== 'description')
    return building.refuse('csv.field-unknown', { field: row.field.slice(0, 40) });
  setOnce(building, levels[at]!, ['head', 'levels', at], row.field, row.texts);
}

function takeDefault(building: Building, row: CsvRow): void {
  const { defaultSet } = building.head;
  const path = ['head', 'defaultSet'];
  push(building, defaultSet['skills'] as string[], [...path, 'skills'], row.id);
  setOnce(building, defaultSet['perSkill'] as Slot, [...path, 'perSkill'], row.id, row.texts);
}

function takeSkill(building: Building, row: CsvRow): void {
  const at = findOrAdd(building, building.skills, ['skills'], row.id, () => ({
    id: row.id,
    levels: [1, 2, 3, 4].map((level) => ({ level, indicators: [] })),
    esco: [],
    basis: [],
  }));
  if (!(SKILL_TEXTS as readonly string[]).includes(row.field))
    return building.refuse('csv.field-unknown', { field: row.field.slice(0, 40) });
  setOnce(building, building.skills[at]!, ['skills', at], row.field, row.texts);
}

function takeIndicator(building: Building, row: CsvRow): void {
  withSkill(building, row, (skill, at) => {
    const index = skill.levels.findIndex(({ level }) => String(level) === row.level);
    if (index === -1) return building.refuse('csv.level-unknown', { level: row.level.slice(0, 20) });
    const path = ['skills', at, 'levels', index, 'indicators'];
    push(building, skill.levels[index]!.indicators, path, { id: row.id, text: row.texts });
  });
}

function takeEsco(building: Building, row: CsvRow): void {
  withSkill(building, row, (skill, at) =>
    push(building, skill.esco, ['skills', at, 'esco'], { uri: row.id, label: row.value, relation: row.field }),
  );
}

function takeBasis(building: Building, row: CsvRow): void {
  withSkill(building, row, (skill, at) => push(building, skill.basis, ['skills', at, 'basis'], row.value));
}

function takeRole(building: Building, row: CsvRow): void {
  const at = findOrAdd(building, building.roles, ['roles'], row.id, () => ({ id: row.id, stages: [] }));
  if (!(ROLE_TEXTS as readonly string[]).includes(row.field))
    return building.refuse('csv.field-unknown', { field: row.field.slice(0, 40) });
  setOnce(building, building.roles[at]!, ['roles', at], row.field, row.texts);
}

function takeStage(building: Building, row: CsvRow): void {
  const role = building.roles.findIndex((each) => each['id'] === row.of);
  if (role === -1) return building.refuse('csv.of-unknown', { of: row.of.slice(0, 80) });
  const { stages } = building.roles[role]!;
  const path = ['roles', role, 'stages'];
  const at = findOrAdd(building, stages, path, row.id, () => ({ id: row.id, targets: {}, weights: {} }));
  if (row.field !== 'name' && row.field !== 'description')
    return building.refuse('csv.field-unknown', { field: row.field.slice(0, 40) });
  setOnce(building, stages[at]!, [...path, at], row.field, row.texts);
}

function takeNumber(building: Building, row: CsvRow, kind: 'targets' | 'weights'): void {
  const [roleId, stageId] = row.of.split('/');
  const role = building.roles.findIndex((each) => each['id'] === roleId);
  const stage = building.roles[role]?.stages.findIndex((each) => each['id'] === stageId) ?? -1;
  if (role === -1 || stage === -1) return building.refuse('csv.of-unknown', { of: row.of.slice(0, 80) });
  // A spreadsheet of a country with decimal commas writes 2,5.
  const written = row.value.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(written)) return building.refuse('csv.not-a-number', { value: row.value.slice(0, 40) });
  setOnce(
    building,
    building.roles[role]!.stages[stage]![kind],
    ['roles', role, 'stages', stage, kind],
    row.id,
    Number(written),
  );
}

function withSkill(
  building: Building,
  row: CsvRow,
  job: (skill: Building['skills'][number], at: number) => void,
): void {
  const at = building.skills.findIndex((skill) => skill['id'] === row.of);
  if (at === -1) building.refuse('csv.of-unknown', { of: row.of.slice(0, 80) });
  else job(building.skills[at]!, at);
}

function findOrAdd<Item extends Slot>(
  building: Building,
  list: Item[],
  path: Path,
  id: string,
  make: () => Item,
): number {
  const found = list.findIndex((each) => each['id'] === id);
  if (found !== -1) return found;
  list.push(make());
  building.note([...path, list.length - 1]);
  return list.length - 1;
}

function setOnce(building: Building, slot: Slot, path: Path, name: string, value: unknown): void {
  if (Object.hasOwn(slot, name)) return building.refuse('csv.said-twice', { what: name.slice(0, 64) });
  if (name === '__proto__') return building.refuse('csv.name-not-allowed', { name });
  slot[name] = value;
  building.note([...path, name]);
}

function push<Item>(building: Building, list: Item[], path: Path, item: Item): void {
  list.push(item);
  building.note([...path, list.length - 1]);
}
