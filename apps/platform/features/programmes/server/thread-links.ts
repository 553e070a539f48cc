// The links of the thread that a plan stands for, and how a change of the plan becomes links made and links taken back.
import type { WriteQueries } from '../../../core/database/database.ts';
import type { NewLink, ThreadEnd } from '../../../core/thread/thread.ts';
import type { ModuleRef, ProgrammePlan } from '../contract.ts';
import { isOwnNeed } from './plan/take-needs.ts';
import type { Designer, ProgrammesParts } from './programmes-parts.ts';

type PlannedLink = Pick<NewLink, 'from' | 'relation' | 'to'>;

/** Ids of parts are the plan's own, so the thread names them with their programme. */
export function partEnd(type: 'objective' | 'session' | 'assessment-item', programmeId: string, id: string): ThreadEnd {
  return { type, id: `${programmeId}/${id}` };
}

export function moduleEnd({ source, institutionId, moduleId, version }: ModuleRef): ThreadEnd {
  return { type: 'module-version', id: `${source === 'shipped' ? 'shipped' : institutionId}/${moduleId}@${version}` };
}

export function planLinks(programmeId: string, plan: ProgrammePlan | null): PlannedLink[] {
  if (plan === null) return [];
  const objective = (id: string): ThreadEnd => partEnd('objective', programmeId, id);
  return [
    ...plan.objectives.flatMap(({ id, needIds }) =>
      needIds
        .filter((needId) => !isOwnNeed(needId))
        .map((needId) => ({ from: objective(id), relation: 'aims-at', to: { type: 'need', id: needId } })),
    ),
    ...plan.assessments.flatMap(({ items }) =>
      items.flatMap(({ id, objectiveId }) =>
        objectiveId === null
          ? []
          : [{ from: partEnd('assessment-item', programmeId, id), relation: 'asks-for', to: objective(objectiveId) }],
      ),
    ),
    ...plan.sessions.flatMap((session): PlannedLink[] => {
      const from = partEnd('session', programmeId, session.id);
      return [
        ...session.objectiveIds.map((id) => ({ from, relation: 'teaches', to: objective(id) })),
        ...(session.moduleRef === null ? [] : [{ from, relation: 'takes-from', to: moduleEnd(session.moduleRef) }]),
        ...(session.academicId === null
          ? []
          : [{ from, relation: 'is-led-by', to: { type: 'academic', id: session.academicId } }]),
      ];
    }),
  ];
}

/** Inside the write that saves the plan: links that are new are made, links that no longer hold are taken back. */
export async function moveLinks(
  { thread, keys }: Pick<ProgrammesParts, 'thread' | 'keys'>,
  queries: WriteQueries,
  by: Designer,
  programmeId: string,
  before: ProgrammePlan | null,
  after: ProgrammePlan,
): Promise<void> {
  const { tenantId } = by;
  const authorDigest = keys.digestPerson(tenantId, by.personId);
  const earlier = new Map(planLinks(programmeId, before).map((link) => [JSON.stringify(link), link]));
  const later = new Map(planLinks(programmeId, after).map((link) => [JSON.stringify(link), link]));
  for (const [key, link] of later) {
    if (!earlier.has(key)) await thread.link(queries, { tenantId, ...link, authorDigest });
  }
  for (const [key, { from, relation, to }] of earlier) {
    if (later.has(key)) continue;
    const made = await thread.linksFrom(queries, { tenantId, end: from, relation });
    for (const { id } of made.filter((link) => link.to.type === to.type && link.to.id === to.id)) {
      await thread.withdraw(queries, { tenantId, linkId: id, authorDigest });
    }
  }
}
