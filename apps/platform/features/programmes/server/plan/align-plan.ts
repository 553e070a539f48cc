// The alignment of a plan: which need is aimed at, taught and asked for, and where the chain is broken.
import { canShow, canTeach } from '@dragoman/matching';
import type { Alignment, AlignmentGap } from '../../wire-contract.ts';
import type { ProgrammePlan } from '../../contract.ts';

/**
 * Every gap with the firm's sentences it leaves unserved. A pure function of the plan: take a session out and exactly the objectives
 * that it alone taught appear, with the sentences behind their needs.
 */
export function alignPlan(plan: Pick<ProgrammePlan, 'needs' | 'objectives' | 'assessments' | 'sessions'>): Alignment {
  const items = plan.assessments.flatMap(({ kind, items: own }) => own.map((item) => ({ ...item, kind })));
  const needs = new Map(plan.needs.map((need) => [need.id, need]));
  const sentencesOf = (needIds: readonly string[]): string[] => [
    ...new Set(needIds.flatMap((id) => needs.get(id)?.sentenceIds ?? [])),
  ];
  const gaps: AlignmentGap[] = [];
  for (const { id, sentenceIds } of plan.needs) {
    if (!plan.objectives.some(({ needIds }) => needIds.includes(id)))
      gaps.push({ kind: 'need-without-objective', part: 'need', id, sentenceIds });
  }
  for (const { id, bloom, needIds } of plan.objectives) {
    const sentenceIds = sentencesOf(needIds);
    const taught = plan.sessions.filter(({ objectiveIds }) => objectiveIds.includes(id));
    const asked = items.filter(({ objectiveId }) => objectiveId === id);
    const about = { part: 'objective', id, sentenceIds } as const;
    if (needIds.length === 0) gaps.push({ kind: 'objective-without-need', ...about });
    if (taught.length === 0) gaps.push({ kind: 'objective-without-session', ...about });
    else if (!taught.some(({ kind }) => canTeach(kind, bloom))) gaps.push({ kind: 'activity-too-simple', ...about });
    if (asked.length === 0) gaps.push({ kind: 'objective-without-item', ...about });
    else if (!asked.some(({ kind }) => canShow(kind, bloom))) gaps.push({ kind: 'assessment-cannot-show', ...about });
  }
  for (const { id, objectiveIds } of plan.sessions) {
    if (objectiveIds.length === 0)
      gaps.push({ kind: 'session-without-objective', part: 'session', id, sentenceIds: [] });
  }
  for (const { id, objectiveId } of items) {
    if (objectiveId === null) gaps.push({ kind: 'item-without-objective', part: 'item', id, sentenceIds: [] });
  }
  return {
    gaps,
    objectives: plan.objectives.map(({ id }) => ({
      id,
      sessionIds: plan.sessions.filter(({ objectiveIds }) => objectiveIds.includes(id)).map((session) => session.id),
      itemIds: items.filter(({ objectiveId }) => objectiveId === id).map((item) => item.id),
      isWhole: !gaps.some((gap) => gap.part === 'objective' && gap.id === id),
    })),
  };
}
