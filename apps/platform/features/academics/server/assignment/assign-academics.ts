// Who takes which session of a programme: the greedy answer at once, and the integer programme whose optimum is proven.

export interface SessionToFill {
  readonly id: string;
  readonly hours: number;
  readonly candidates: readonly {
    readonly academicId: string;
    /** 0 to 1. */
    readonly fit: number;
  }[];
}

export interface Load {
  readonly academicId: string;
  /** Hours there still are; null: not known, and not a limit. */
  readonly hoursLeft: number | null;
  /** Requests of the last twelve months: whoever was asked often begins with a higher cost. */
  readonly askedLately: number;
}

export interface Assigned {
  /** Academic of each session, in the order of the sessions; null: nobody. */
  readonly academicIds: readonly (string | null)[];
  readonly value: number;
}

/** Solves a programme in LP format: values by variable, null when nothing usable came in time. */
export type SolveAssignment = (
  programme: string,
) => Promise<{ readonly isProven: boolean; readonly values: Readonly<Record<string, number>> } | null>;

/** Below this fit nobody is put forward: an empty session is the more honest answer. */
export const LEAST_FIT = 0.15;
/** What each further session of one academic costs at full fairness, in fit; each earlier request counts half as much. */
const SESSION_COST = 0.12;
/** Sessions of one academic whose cost rises; beyond them it stays. */
const STEPS = 12;

/** What an assignment is worth: fits by hours, less the rising cost of giving one person ever more. */
export function valueOf(
  sessions: readonly SessionToFill[],
  loads: readonly Load[],
  fairness: number,
  academicIds: readonly (string | null)[],
): number {
  const counts = new Map<string, number>();
  let value = 0;
  for (const [index, academicId] of academicIds.entries()) {
    if (academicId === null) continue;
    const session = sessions[index]!;
    const count = counts.get(academicId) ?? 0;
    counts.set(academicId, count + 1);
    const fit = session.candidates.find((each) => each.academicId === academicId)?.fit ?? 0;
    value +=
      weightOf(session) * fit -
      costOf(
        loads.find((load) => load.academicId === academicId),
        fairness,
        count,
      );
  }
  return value;
}

/** Longest session first, each to whoever adds most. */
export function assignGreedily(sessions: readonly SessionToFill[], loads: readonly Load[], fairness: number): Assigned {
  const academicIds: (string | null)[] = sessions.map(() => null);
  const hours = new Map<string, number>();
  const counts = new Map<string, number>();
  const order = [...sessions.keys()].toSorted((a, b) => sessions[b]!.hours - sessions[a]!.hours || a - b);
  for (const index of order) {
    const session = sessions[index]!;
    let best: { academicId: string; gain: number } | null = null;
    for (const { academicId, fit } of usable(session)) {
      const load = loads.find((each) => each.academicId === academicId);
      const spent = hours.get(academicId) ?? 0;
      if (load?.hoursLeft !== undefined && load.hoursLeft !== null && spent + session.hours > load.hoursLeft) continue;
      const gain = weightOf(session) * fit - costOf(load, fairness, counts.get(academicId) ?? 0);
      if (gain > (best?.gain ?? 0)) best = { academicId, gain };
    }
    if (best === null) continue;
    academicIds[index] = best.academicId;
    hours.set(best.academicId, (hours.get(best.academicId) ?? 0) + session.hours);
    counts.set(best.academicId, (counts.get(best.academicId) ?? 0) + 1);
  }
  return { academicIds, value: valueOf(sessions, loads, fairness, academicIds) };
}

/** The proven best, or the better of greedy and best found when time ran out. */
export async function assignAcademics(
  sessions: readonly SessionToFill[],
  loads: readonly Load[],
  fairness: number,
  solve: SolveAssignment,
): Promise<
  Assigned & {
    readonly status: 'optimal' | 'best-found' | 'greedy';
    readonly greedyValue: number;
    readonly bound: number | null;
  }
> {
  const greedy = assignGreedily(sessions, loads, fairness);
  const programme = writeAssignment(sessions, loads, fairness);
  const solved = programme === null ? null : await solve(programme);
  if (solved === null) {
    const status = programme === null ? ('optimal' as const) : ('greedy' as const);
    return { ...greedy, status, greedyValue: greedy.value, bound: boundOf(sessions) };
  }
  const academicIds = sessions.map((session, at) => {
    const chosen = usable(session).findIndex((_, to) => (solved.values[`x${at}_${to}`] ?? 0) > 0.5);
    return chosen === -1 ? null : usable(session)[chosen]!.academicId;
  });
  const value = valueOf(sessions, loads, fairness, academicIds);
  if (solved.isProven) return { academicIds, value, status: 'optimal', greedyValue: greedy.value, bound: value };
  const better = value >= greedy.value ? { academicIds, value } : greedy;
  return { ...better, status: 'best-found', greedyValue: greedy.value, bound: boundOf(sessions) };
}

/** More than the best of every session cannot be had. */
function boundOf(sessions: readonly SessionToFill[]): number {
  return sessions.reduce(
    (sum, session) => sum + weightOf(session) * Math.max(0, ...usable(session).map(({ fit }) => fit)),
    0,
  );
}

/**
 * In CPLEX LP format: x = this academic takes this session, y = the academic's next session. The cost of each further session rises,
 * so the steps fill in their order without further integers. Null when there is nothing to decide.
 */
export function writeAssignment(
  sessions: readonly SessionToFill[],
  loads: readonly Load[],
  fairness: number,
): string | null {
  const taken = new Map<string, { readonly name: string; readonly hours: number }[]>();
  const objective: string[] = [];
  const rows: string[] = [];
  const binaries: string[] = [];
  for (const [at, session] of sessions.entries()) {
    const names = usable(session).map(({ academicId, fit }, to) => {
      const name = `x${at}_${to}`;
      taken.set(academicId, [...(taken.get(academicId) ?? []), { name, hours: session.hours }]);
      objective.push(`${(weightOf(session) * fit).toFixed(6)} ${name}`);
      return name;
    });
    binaries.push(...names);
    if (names.length > 0) rows.push(`once${at}: ${names.join(' + ')} <= 1`);
  }
  if (binaries.length === 0) return null;
  const bounds: string[] = [];
  for (const [who, [academicId, own]] of [...taken].entries()) {
    const load = loads.find((each) => each.academicId === academicId);
    if (load !== undefined && load.hoursLeft !== null) {
      const hours = own.map((each) => `${each.hours} ${each.name}`).join(' + ');
      rows.push(`load${who}: ${hours} <= ${Math.max(0, load.hoursLeft)}`);
    }
    const steps = Array.from({ length: Math.min(own.length, STEPS + 1) }, (_, count) => {
      const name = `y${who}_${count}`;
      objective.push(`- ${costOf(load, fairness, count).toFixed(6)} ${name}`);
      // The last step takes all that is beyond it.
      bounds.push(`0 <= ${name} <= ${count === STEPS ? own.length : 1}`);
      return name;
    });
    rows.push(`steps${who}: ${own.map((each) => each.name).join(' + ')} - ${steps.join(' - ')} <= 0`);
  }
  return [
    'Maximize',
    ` obj: ${objective.join(' + ').replaceAll('+ -', '-')}`,
    'Subject To',
    ...rows.map((row) => ` ${row}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Binary',
    ` ${binaries.join(' ')}`,
    'End',
  ].join('\n');
}

function usable({ candidates }: SessionToFill): SessionToFill['candidates'] {
  return candidates.filter(({ fit }) => fit >= LEAST_FIT);
}

/** Longer sessions matter more, but an hour of eight is not worth eight of one: the root of the hours. */
function weightOf({ hours }: SessionToFill): number {
  return Math.sqrt(Math.max(hours, 0.25));
}

function costOf(load: Load | undefined, fairness: number, before: number): number {
  const asked = Math.min(load?.askedLately ?? 0, STEPS) / 2;
  return fairness * SESSION_COST * (Math.min(before, STEPS) + asked);
}
