// An academic's rehearsals and goals, as they may be shown.
import type { Queries } from '../../../../core/database/database.ts';
import type { Goal, RehearsalReport } from '../../contract.ts';
import { mentoringStore } from './mentoring-store.ts';
import type { StoredGoal } from './mentoring-store.ts';
import { reportRehearsals } from './report-rehearsals.ts';

export async function readMentoring(
  queries: Queries,
  tenantId: string,
  academicId: string,
): Promise<{ readonly rehearsals: RehearsalReport[]; readonly goals: Goal[] }> {
  const store = mentoringStore(queries);
  const rehearsals = await store.listRehearsals(tenantId, academicId);
  const observers = await store.listObservers(
    tenantId,
    rehearsals.map(({ id }) => id),
  );
  const observed = await store.listObserved(
    tenantId,
    observers.map(({ id }) => id),
  );
  return {
    rehearsals: reportRehearsals(rehearsals, observers, observed),
    goals: (await store.listGoals(tenantId, academicId)).map(presentGoal),
  };
}

export function presentGoal({ id, criterion, text, setAt, agreedAt, state }: StoredGoal): Goal {
  return { id, criterion, text, setAt, agreedAt, state };
}
