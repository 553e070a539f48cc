// Names of the people of an institution, read when they are shown and kept nowhere here.
import type { Queries } from '../../../core/database/database.ts';
import { memberStore } from '../../identity/server/index.ts';

export async function namesOf(queries: Queries, tenantId: string): Promise<Map<string, string>> {
  return new Map((await memberStore(queries).list(tenantId)).map(({ personId, name }) => [personId, name]));
}
