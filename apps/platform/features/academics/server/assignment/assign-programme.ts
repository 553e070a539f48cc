// Puts academics to all sessions of a programme at once: each session ranked, then fairly shared out within the hours people have.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '@dragoman/kernel';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { Queries } from '../../../../core/database/database.ts';
import type { Programme } from '../../../programmes/contract.ts';
import type { Assignment, RankedAcademic, RankingNeed } from '../../contract.ts';
import { academicStore } from '../academic-store.ts';
import type { AcademicsParts } from '../academics-parts.ts';
import { rankPool } from '../ranking/rank-for-need.ts';
import { requestStore } from '../request-store.ts';
import { assignAcademics } from './assign-academics.ts';
import type { SolveAssignment } from './assign-academics.ts';
import type { run } from './solve-assignment.worker.ts';

/** Of each session so many of the best are considered; beyond them nobody is a serious proposal. */
const CANDIDATES = 12;
const ALTERNATIVES = 3;
const TIMEOUT_MS = 20_000;

export const solveInWorker: SolveAssignment = (programme) =>
  runInWorker<typeof run>(new URL('./solve-assignment.worker.ts', import.meta.url), programme, {
    timeoutMs: TIMEOUT_MS,
  });

export async function assignProgramme(
  parts: AcademicsParts,
  queries: Queries,
  tenantId: string,
  { programmeId, fairness }: { readonly programmeId: string; readonly fairness: number },
  solve: SolveAssignment = solveInWorker,
): Promise<Assignment> {
  const programme = await parts.programmes.programme(queries, tenantId, programmeId);
  if (programme === null) throw new AppError('academics.programme-not-known');
  if (programme.sessions.length === 0) throw new AppError('academics.nothing-to-assign');
  const agreed = await whoAgreed(queries, tenantId, programmeId);
  const ranked: RankedAcademic[][] = [];
  for (const session of programme.sessions) {
    // Some fifty milliseconds a session with three hundred academics: others get their turn in between.
    await nextTurn();
    const { ranked: all } = await rankPool(parts, queries, tenantId, needOfSession(programme, session));
    const free = all.filter(({ academicId, coolsUntil }) => coolsUntil === null || agreed.has(academicId));
    ranked.push(free.slice(0, CANDIDATES));
  }
  const people = new Map(ranked.flat().map((each) => [each.academicId, each]));
  const sessions = programme.sessions.map(({ id, minutes }, index) => ({
    id,
    hours: minutes / 60,
    candidates: ranked[index]!.map(({ academicId, score }) => ({ academicId, fit: score / 100 })),
  }));
  const loads = [...people.values()].map(({ academicId, hoursLeft, askedLately }) => ({
    academicId,
    hoursLeft,
    askedLately,
  }));
  const { academicIds, status, value, bound, greedyValue } = await assignAcademics(sessions, loads, fairness, solve);
  const names = new Map(
    (await academicStore(queries).list(tenantId)).filter(({ hidden }) => !hidden).map(({ id, name }) => [id, name]),
  );
  return {
    programme: { id: programme.id, title: programme.title },
    status,
    value,
    bound,
    greedyValue,
    sessions: programme.sessions.map((session, index) => {
      const chosen = ranked[index]!.find(({ academicId }) => academicId === academicIds[index]);
      const given = session.academicId === null ? undefined : names.get(session.academicId);
      return {
        sessionId: session.id,
        title: session.title,
        hours: session.minutes / 60,
        language: session.language,
        academicId: chosen?.academicId ?? null,
        name: chosen?.name ?? null,
        fit: chosen === undefined ? null : chosen.score / 100,
        reasons: (chosen?.reasons ?? []).slice(0, 2).map(({ title }) => title),
        alternatives: ranked[index]!.filter(({ academicId }) => academicId !== chosen?.academicId)
          .slice(0, ALTERNATIVES)
          .map(({ academicId, name, score }) => ({ academicId, name, fit: score / 100 })),
        given: given === undefined ? null : { academicId: session.academicId!, name: given },
      };
    }),
    loads: [...people.values()]
      .map(({ academicId, name, hoursLeft }) => ({
        academicId,
        name,
        hours: sessions.reduce((sum, { hours }, index) => sum + (academicIds[index] === academicId ? hours : 0), 0),
        hoursLeft,
      }))
      .filter(({ hours }) => hours > 0)
      .toSorted((a, b) => b.hours - a.hours || (a.name < b.name ? -1 : 1)),
  };
}

/** Whoever said yes to this programme is free for it, however short ago that was. */
async function whoAgreed(queries: Queries, tenantId: string, programmeId: string): Promise<ReadonlySet<string>> {
  const requests = await requestStore(queries).list(tenantId);
  return new Set(
    requests
      .filter((request) => request.programmeId === programmeId && request.state === 'yes')
      .map((request) => request.academicId),
  );
}

function needOfSession(programme: Programme, session: Programme['sessions'][number]): RankingNeed {
  const objectives = programme.objectives.filter(({ id }) => session.objectiveIds.includes(id));
  const needIds = new Set(objectives.flatMap((objective) => objective.needIds));
  return {
    text: [session.title, session.activity, ...objectives.map(({ text }) => text)].join('. '),
    skills: programme.needs
      .filter(({ id }) => needIds.has(id))
      .map(({ skill }) => ({ uri: skill.uri, label: skill.label })),
    language: session.language,
    hours: session.minutes / 60,
    from: programme.startsOn,
  };
}
