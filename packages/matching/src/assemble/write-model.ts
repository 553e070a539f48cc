// The choice of modules as a linear programme: which modules, how far each need is covered, who leads what.
import type { Candidate } from './assign-teachers.ts';
import { shareOf, WHOLE } from './course-problem.ts';
import type { CourseProblem, LedModule } from './course-problem.ts';
import type { LinearModel, ModelColumn, ModelRow } from './linear-model.ts';

/** All small preferences together stay below this part of one twelfth, so that they never outweigh coverage. */
const PREFERENCES = 0.4;
/** Coverage comes in whole twelfths: whatever is less than one below the bound, preferences included, is the best there is. */
export const PROOF_GAP = 1 - PREFERENCES - 1e-6;

export interface CourseModel extends LinearModel {
  /** Modules and who leads them, out of the values of the columns. */
  read(values: readonly number[]): LedModule[];
  /** Values of the columns that stand for a choice; null for one the model cannot say. */
  start(chosen: readonly LedModule[]): number[] | null;
}

/** At most so many of these modules: how another choice is asked for. */
export interface ChoiceCut {
  readonly moduleIds: readonly string[];
  readonly most: number;
}

export function writeModel(
  problem: CourseProblem,
  candidates: ReadonlyMap<string, readonly Candidate[]> | null,
  cuts: readonly ChoiceCut[] = [],
): CourseModel {
  const { needs, modules } = problem;
  const columns: ModelColumn[] = [];
  const moduleColumn = new Map<string, number>();
  const required = new Set(problem.required);
  const excluded = new Set(problem.excluded);
  const perMinute =
    PREFERENCES / 2 / Math.min(problem.limits.contactMinutes, sum(modules.map((each) => each.contactMinutes)));
  for (const { id, contactMinutes } of modules) {
    const isOut = excluded.has(id) || candidates?.get(id)?.length === 0;
    moduleColumn.set(id, columns.length);
    columns.push({
      worth: -perMinute * contactMinutes,
      lower: required.has(id) ? 1 : 0,
      upper: isOut ? 0 : 1,
      isWhole: true,
    });
  }
  const needColumn = columns.length;
  // Whole by themselves once the modules are: shares are whole twelfths.
  for (const { weight } of needs) columns.push({ worth: weight, lower: 0, upper: WHOLE, isWhole: false });
  const rows: ModelRow[] = [
    ...coverageRows(problem, moduleColumn, needColumn),
    ...limitRows(problem, moduleColumn),
    ...prerequisiteRows(problem, moduleColumn),
    ...cuts.map(({ moduleIds, most }) => ({
      lower: -Infinity,
      upper: most,
      entries: moduleIds.map((id) => [moduleColumn.get(id)!, 1] as const),
    })),
  ];
  const leads =
    candidates === null ? new Map<string, number>() : addLeads(problem, candidates, moduleColumn, columns, rows);
  return {
    columns,
    rows,
    read: (values) =>
      modules
        .filter(({ id }) => isOn(values[moduleColumn.get(id)!]))
        .map(({ id }) => ({ moduleId: id, teacherId: readLead(values, candidates, leads, id) })),
    start: (chosen) => writeStart(problem, chosen, { size: columns.length, moduleColumn, needColumn, leads, rows }),
  };
}

function coverageRows(
  problem: CourseProblem,
  moduleColumn: ReadonlyMap<string, number>,
  needColumn: number,
): ModelRow[] {
  return problem.needs.map((need, index) => ({
    lower: -Infinity,
    upper: 0,
    entries: [
      [needColumn + index, 1] as const,
      ...problem.modules.flatMap((module) => {
        const share = shareOf(module, need);
        return share === 0 ? [] : [[moduleColumn.get(module.id)!, -share] as const];
      }),
    ],
  }));
}

function limitRows({ modules, limits }: CourseProblem, moduleColumn: ReadonlyMap<string, number>): ModelRow[] {
  const under = (upper: number, value: (module: CourseProblem['modules'][number]) => number): ModelRow => ({
    lower: -Infinity,
    upper,
    entries: modules.flatMap((module) =>
      value(module) === 0 ? [] : [[moduleColumn.get(module.id)!, value(module)] as const],
    ),
  });
  const rows = [under(limits.contactMinutes, (module) => module.contactMinutes)];
  if (limits.workMinutes !== null) rows.push(under(limits.workMinutes, (module) => module.workMinutes));
  if (limits.price !== null) rows.push(under(limits.price, (module) => module.price));
  return rows;
}

function prerequisiteRows({ modules }: CourseProblem, moduleColumn: ReadonlyMap<string, number>): ModelRow[] {
  return modules.flatMap(({ id, prerequisites }) =>
    [...new Set(prerequisites)]
      .filter((before) => before !== id && moduleColumn.has(before))
      .map((before) => ({
        lower: -Infinity,
        upper: 0,
        entries: [
          [moduleColumn.get(id)!, 1],
          [moduleColumn.get(before)!, -1],
        ] as const,
      })),
  );
}

/** Each module chosen has one lead, and nobody more minutes than they have left. Gives the columns by module and teacher. */
function addLeads(
  problem: CourseProblem,
  candidates: ReadonlyMap<string, readonly Candidate[]>,
  moduleColumn: ReadonlyMap<string, number>,
  columns: ModelColumn[],
  rows: ModelRow[],
): Map<string, number> {
  const leads = new Map<string, number>();
  const shortest = Math.min(...problem.modules.map(({ contactMinutes }) => contactMinutes));
  const most = Math.min(problem.modules.length, Math.floor(problem.limits.contactMinutes / shortest));
  const perFit = PREFERENCES / 2 / Math.max(1, most);
  const ofTeacher = new Map<string, (readonly [number, number])[]>();
  for (const { id, contactMinutes } of problem.modules) {
    const own: (readonly [number, number])[] = [];
    for (const { teacherId, fit } of candidates.get(id)!) {
      const column = columns.length;
      columns.push({ worth: perFit * fit, lower: 0, upper: 1, isWhole: true });
      leads.set(leadKey(id, teacherId), column);
      own.push([column, 1]);
      ofTeacher.set(teacherId, [...(ofTeacher.get(teacherId) ?? []), [column, contactMinutes]]);
    }
    rows.push({ lower: 0, upper: 0, entries: [...own, [moduleColumn.get(id)!, -1]] });
  }
  for (const { id, minutesLeft } of problem.teachers!) {
    const entries = ofTeacher.get(id) ?? [];
    if (entries.length > 1) rows.push({ lower: -Infinity, upper: minutesLeft, entries });
  }
  return leads;
}

function readLead(
  values: readonly number[],
  candidates: ReadonlyMap<string, readonly Candidate[]> | null,
  leads: ReadonlyMap<string, number>,
  moduleId: string,
): string | null {
  const lead = candidates
    ?.get(moduleId)
    ?.find(({ teacherId }) => isOn(values[leads.get(leadKey(moduleId, teacherId))!]));
  return lead?.teacherId ?? null;
}

function writeStart(
  problem: CourseProblem,
  chosen: readonly LedModule[],
  model: {
    readonly size: number;
    readonly moduleColumn: ReadonlyMap<string, number>;
    readonly needColumn: number;
    readonly leads: ReadonlyMap<string, number>;
    readonly rows: readonly ModelRow[];
  },
): number[] | null {
  const values = Array.from({ length: model.size }, () => 0);
  for (const { moduleId, teacherId } of chosen) {
    values[model.moduleColumn.get(moduleId)!] = 1;
    if (problem.teachers === null) continue;
    const lead = teacherId === null ? undefined : model.leads.get(leadKey(moduleId, teacherId));
    if (lead === undefined) return null;
    values[lead] = 1;
  }
  problem.needs.forEach((need, index) => {
    const share = problem.modules.reduce(
      (total, module) => total + values[model.moduleColumn.get(module.id)!]! * shareOf(module, need),
      0,
    );
    values[model.needColumn + index] = Math.min(WHOLE, share);
  });
  return values;
}

/** A value that the solver means as one: it works with floating numbers. */
function isOn(value: number | undefined): boolean {
  return value !== undefined && value > 0.5;
}

function leadKey(moduleId: string, teacherId: string): string {
  return JSON.stringify([moduleId, teacherId]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
