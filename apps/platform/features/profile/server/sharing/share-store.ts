// The SQL of what a person lets one named colleague see.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { ProfileShare } from '../profile-door.ts';

type ShareTables = {
  profile_share: {
    tenant_id: string;
    id: string;
    person_id: string;
    with_person_id: string;
    what: string;
    granted_at: string;
    revoked_at: string | null;
  };
};

export function shareStore(anyQueries: Queries) {
  const queries = withTables<ShareTables>(anyQueries);
  const standing = (tenantId: string) =>
    queries.selectFrom('profile_share').selectAll().where('tenant_id', '=', tenantId).where('revoked_at', 'is', null);
  return {
    async grant(tenantId: string, share: ProfileShare): Promise<void> {
      await queries
        .insertInto('profile_share')
        .values({
          tenant_id: tenantId,
          id: share.id,
          person_id: share.personId,
          with_person_id: share.withPersonId,
          what: share.what,
          granted_at: share.grantedAt,
          revoked_at: null,
        })
        .execute();
    },
    /** False when there was nothing to take back. */
    async revoke(tenantId: string, id: string, at: string): Promise<boolean> {
      const changed = await queries
        .updateTable('profile_share')
        .set({ revoked_at: at })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },
    /** Also of a share taken back: whose it is does not change. */
    async findOwner(tenantId: string, id: string): Promise<string | null> {
      const row = await queries
        .selectFrom('profile_share')
        .select('person_id')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.person_id ?? null;
    },
    async listGranted(tenantId: string, personId: string): Promise<ProfileShare[]> {
      return (await standing(tenantId).where('person_id', '=', personId).orderBy('id').execute()).map(toShare);
    },
    async listReceived(tenantId: string, withPersonId: string): Promise<ProfileShare[]> {
      return (await standing(tenantId).where('with_person_id', '=', withPersonId).orderBy('id').execute()).map(toShare);
    },
    async removePerson(tenantId: string, personId: string): Promise<void> {
      await queries
        .deleteFrom('profile_share')
        .where('tenant_id', '=', tenantId)
        .where((eb) => eb.or([eb('person_id', '=', personId), eb('with_person_id', '=', personId)]))
        .execute();
    },
    async listPersons(): Promise<{ tenantId: string; personId: string }[]> {
      const rows = await queries
        .selectFrom('profile_share')
        .select(['tenant_id', 'person_id'])
        .union(queries.selectFrom('profile_share').select(['tenant_id', 'with_person_id as person_id']))
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
  };
}

function toShare(row: ShareTables['profile_share']): ProfileShare {
  return {
    id: row.id,
    personId: row.person_id,
    withPersonId: row.with_person_id,
    what: row.what === 'profile' ? 'profile' : 'plan',
    grantedAt: row.granted_at,
  };
}
