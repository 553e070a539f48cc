// Hours of a programme and the credits they stand for.
import type { ProgrammePlan } from '../../contract.ts';

export interface Workload {
  readonly contactMinutes: number;
  readonly selfStudyMinutes: number;
  readonly assessmentMinutes: number;
  /** All together, in hours of sixty minutes. */
  readonly hours: number;
  /** At the plan's own hours a credit, in tenths, rounded down: a credit is not promised for work that is not asked. */
  readonly ects: number;
  /** The same work at 30 and at 25 hours a credit. */
  readonly ectsRange: { readonly from: number; readonly to: number };
}

/** Source: ECTS Users' Guide 2015, one credit for 25 to 30 hours of work. */
export function countWorkload(plan: Pick<ProgrammePlan, 'sessions' | 'assessments' | 'facts'>): Workload {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const contactMinutes = sum(plan.sessions.map(({ minutes }) => minutes));
  const selfStudyMinutes = sum(plan.sessions.map(({ selfStudyMinutes: own }) => own));
  const assessmentMinutes = sum(plan.assessments.map(({ minutes }) => minutes));
  const hours = (contactMinutes + selfStudyMinutes + assessmentMinutes) / 60;
  return {
    contactMinutes,
    selfStudyMinutes,
    assessmentMinutes,
    hours,
    ects: toTenths(hours / plan.facts.hoursPerEcts),
    ectsRange: { from: toTenths(hours / 30), to: toTenths(hours / 25) },
  };
}

function toTenths(value: number): number {
  // The small addition undoes what binary fractions take away: 2.7 hours at 27 are 0.1 credits, not 0.0999….
  return Math.floor(value * 10 + 1e-9) / 10;
}
