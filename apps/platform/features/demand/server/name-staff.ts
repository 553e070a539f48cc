// Names of the staff who decided, for those who work on the same cases.
import type { Queries } from '../../../core/database/database.ts';
import { accountStore, memberStore } from '../../identity/server/index.ts';

/** By person id, also of those who have left; persons whose account is gone are not in it. */
export async function nameStaff(
  queries: Queries,
  rows: readonly { readonly tenant_id: string; readonly person_id: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const tenants = new Map(
    rows.flatMap(({ tenant_id, person_id }) => (person_id === null ? [] : [[person_id, tenant_id]])),
  );
  for (const [personId, tenantId] of tenants) {
    const accountId = await memberStore(queries).findAccountOf(tenantId, personId);
    const account = accountId === null ? null : await accountStore(queries).find(accountId);
    if (account !== null) names.set(personId, account.name);
  }
  return names;
}
