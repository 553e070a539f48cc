// "If I can buy one course, which?": figures of the map, seats and prices in; an ordered list with reasons and doubts out.
import type { GroupAnswer, GroupFigure } from '../../../core/disclosure/group-figure.ts';
import { AppError } from '@dragoman/kernel';
import type { CourseAdvice, CourseQuery } from '../contract.ts';
import { needOf, reductionOf } from './measures.ts';
import type { OfficeDependencies } from './office-dependencies.ts';
import { findLead, rankCourses } from './rank-courses.ts';
import type { SkillFigures } from './rank-courses.ts';
import { openMap, skillNameOf, withinOf } from './read-map.ts';
import { mayAsk } from './viewer.ts';
import type { Viewer } from './viewer.ts';

const MODULES_NAMED = 4;

export async function adviseCourse(
  dependencies: OfficeDependencies,
  viewer: Viewer,
  campaignId: string,
  query: CourseQuery,
): Promise<CourseAdvice> {
  const { database, gate, framework, isSynthetic } = dependencies;
  const { head, snapshot, instrument } = await openMap(dependencies, viewer, campaignId);
  const within = withinOf(query);
  if (within !== null && !mayAsk(viewer, within)) throw new AppError('route.not-found');
  const [answer] = await gate.answer(database, {
    tenantId: viewer.tenantId,
    snapshotId: snapshot.id,
    queries: [within ?? {}],
  });
  const hours = Number(query.hours);
  const shown = figuresOf(dependencies, answer!, hours, query);
  const skills = framework.head.defaultSet.skills;
  return {
    head,
    within,
    people: answer!.figures[0]?.people ?? null,
    hours,
    seats: query.seats,
    threshold: snapshot.threshold,
    instrument,
    options: rankCourses(shown, hours, query.seats),
    lead: findLead(shown, hours, query.seats),
    notShown: skills
      .filter((skill) => shown.every((each) => each.skill !== skill))
      .map((id) => ({ id, name: skillNameOf(dependencies, id) })),
    withheld: answer!.withheld,
    isSynthetic: await isSynthetic(),
  };
}

/** Skills of which both the need and the reduction may be shown. Where nothing would be reduced there is no course to weigh. */
function figuresOf(
  dependencies: OfficeDependencies,
  answer: GroupAnswer,
  hours: number,
  query: CourseQuery,
): SkillFigures[] {
  const byMeasure = new Map<string, GroupFigure>(answer.figures.map((figure) => [figure.measure, figure]));
  const prices = new Map(
    (query.prices ?? '').split(',').map((each) => each.split(':') as [string, string | undefined]),
  );
  return dependencies.framework.head.defaultSet.skills.flatMap((skill): SkillFigures[] => {
    const need = byMeasure.get(needOf(skill));
    const reductionForTen = byMeasure.get(reductionOf(skill, hours));
    if (need === undefined || reductionForTen === undefined || reductionForTen.mean <= 0) return [];
    const own = prices.get(skill);
    return [
      {
        skill,
        name: skillNameOf(dependencies, skill),
        need,
        reductionForTen,
        price: own === undefined ? (query.price ?? null) : Number(own),
        modules: dependencies.modules
          .filter((module) => module.skill === skill)
          .slice(0, MODULES_NAMED)
          .map(({ id, title, minutes }) => ({ id, title, minutes })),
      },
    ];
  });
}
