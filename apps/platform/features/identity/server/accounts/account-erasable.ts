// What is kept of a person who has an account: the membership, and with the last one the account itself.
import type { Erasable } from '../../../../core/erasure/erasable.ts';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import type { InstitutionTables } from '../institutions/institution-tables.ts';
import { memberStore } from '../institutions/member-store.ts';
import { personStore } from '../person-store.ts';
import { removeSignInLinks } from '../sign-in/sign-in-links.ts';
import { accountStore } from './account-store.ts';
import type { AccountTables } from './account-tables.ts';

/**
 * A person of an institution is one membership; the account goes when it has no other membership and no grant. A person of the
 * public tenant with an account is the account itself, so everything goes.
 */
export const accountErasable: Erasable = {
  name: 'identity accounts and memberships',
  tables: ['account', 'account_details', 'membership', 'member_role', 'member_unit', 'invitation_address'],
  erase: async (queries, { tenantId, personId }) => {
    if (tenantId === PUBLIC_TENANT) return eraseAccount(queries, personId);
    const tables = withTables<InstitutionTables>(queries);
    const row = await tables
      .selectFrom('membership')
      .select('account_id')
      .where('tenant_id', '=', tenantId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    for (const table of ['member_role', 'member_unit', 'membership'] as const) {
      await tables.deleteFrom(table).where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
    }
    if (row === undefined) return;
    const members = memberStore(queries);
    const [memberships, grants] = [await members.membershipsOf(row.account_id), await members.grantsOf(row.account_id)];
    if (memberships.length === 0 && grants.length === 0) await eraseAccount(queries, row.account_id);
  },
  listPersons: async (queries) => {
    const tables = withTables<InstitutionTables & AccountTables>(queries);
    const members = await tables.selectFrom('membership').select(['tenant_id', 'person_id']).execute();
    const accounts = await tables.selectFrom('account').select('id').execute();
    return [
      ...members.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id })),
      ...accounts.map((row) => ({ tenantId: PUBLIC_TENANT, personId: row.id })),
    ];
  },
};

async function eraseAccount(queries: WriteQueries, accountId: string): Promise<void> {
  const account = await accountStore(queries).find(accountId);
  const tables = withTables<InstitutionTables>(queries);
  if (account !== null) {
    await tables.deleteFrom('invitation_address').where('email', '=', account.email).execute();
  }
  const memberships = await tables
    .selectFrom('membership')
    .select(['tenant_id', 'person_id'])
    .where('account_id', '=', accountId)
    .execute();
  for (const { tenant_id, person_id } of memberships) {
    for (const table of ['member_role', 'member_unit', 'membership'] as const) {
      await tables.deleteFrom(table).where('tenant_id', '=', tenant_id).where('person_id', '=', person_id).execute();
    }
  }
  await tables.deleteFrom('platform_grant').where('account_id', '=', accountId).execute();
  await personStore(queries).remove(PUBLIC_TENANT, accountId);
  await removeSignInLinks(queries, accountId);
  await accountStore(queries).remove(accountId);
}
