// A person's own attempts.
import type { Queries } from '../../../core/database/database.ts';
import type { AttemptSummary } from '../contract.ts';
import { assessmentStore } from './store.ts';

export async function listAttempts(
  queries: Queries,
  person: { tenantId: string; personId: string },
): Promise<{ attempts: AttemptSummary[] }> {
  const attempts = await assessmentStore(queries).listAttempts(person.tenantId, person.personId);
  return {
    attempts: attempts.map(({ id, status, form, roleProfile, stage, startedAt, finishedAt, answered }) => ({
      attemptId: id,
      status,
      form,
      roleProfile,
      stage,
      startedAt,
      finishedAt,
      answered,
    })),
  };
}
