// The SQL over invitations: a digest of the secret, what is offered, and the address in a row of its own.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { Role } from '../../../../core/http/policy.ts';
import { ROLES } from '../../../../core/http/policy.ts';
import type { InstitutionTables } from '../institutions/institution-tables.ts';

export type InvitationState = 'pending' | 'accepted' | 'revoked' | 'replaced';

export interface InvitationRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly roles: readonly Role[];
  readonly units: readonly string[];
  readonly networkId: string | null;
  readonly state: InvitationState;
  readonly invitedAt: string;
  readonly expiresAt: string;
  /** Normalised. */
  readonly email: string;
}

export interface NewInvitation extends Omit<InvitationRecord, 'state'> {
  readonly secretDigest: string;
  readonly addressDigest: string;
}

export interface InvitationStore {
  add(invitation: NewInvitation): Promise<void>;
  findBySecret(secretDigest: string): Promise<InvitationRecord | null>;
  find(tenantId: string, id: string): Promise<InvitationRecord | null>;
  /** Those not yet answered, newest first. */
  listPending(tenantId: string): Promise<InvitationRecord[]>;
  /** Ends a pending invitation and forgets its address. False when it was not pending any more. */
  end(tenantId: string, id: string, state: Exclude<InvitationState, 'pending'>): Promise<boolean>;
  findPendingFor(tenantId: string, addressDigest: string): Promise<string[]>;
  /** Forgets the addresses of invitations that ran out before. */
  forgetExpired(before: string): Promise<void>;
}

export function invitationStore(anyQueries: Queries): InvitationStore {
  const queries = withTables<InstitutionTables>(anyQueries);
  const select = queries
    .selectFrom('invitation as i')
    .innerJoin('invitation_address as a', (join) =>
      join.onRef('a.tenant_id', '=', 'i.tenant_id').onRef('a.invitation_id', '=', 'i.id'),
    )
    .select([
      'i.tenant_id',
      'i.id',
      'i.roles',
      'i.units',
      'i.network_id',
      'i.state',
      'i.invited_at',
      'i.expires_at',
      'a.email',
    ]);
  const forgetAddress = async (tenantId: string, id: string): Promise<void> => {
    await queries
      .deleteFrom('invitation_address')
      .where('tenant_id', '=', tenantId)
      .where('invitation_id', '=', id)
      .execute();
  };
  return {
    async add(invitation) {
      await queries
        .insertInto('invitation')
        .values({
          tenant_id: invitation.tenantId,
          id: invitation.id,
          secret_digest: invitation.secretDigest,
          address_digest: invitation.addressDigest,
          roles: JSON.stringify(invitation.roles),
          units: JSON.stringify(invitation.units),
          network_id: invitation.networkId,
          state: 'pending',
          invited_at: invitation.invitedAt,
          expires_at: invitation.expiresAt,
        })
        .execute();
      await queries
        .insertInto('invitation_address')
        .values({ tenant_id: invitation.tenantId, invitation_id: invitation.id, email: invitation.email })
        .execute();
    },
    async findBySecret(secretDigest) {
      const row = await select.where('i.secret_digest', '=', secretDigest).executeTakeFirst();
      return row === undefined ? null : toInvitation(row);
    },
    async find(tenantId, id) {
      const row = await select.where('i.tenant_id', '=', tenantId).where('i.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toInvitation(row);
    },
    async listPending(tenantId) {
      const rows = await select
        .where('i.tenant_id', '=', tenantId)
        .where('i.state', '=', 'pending')
        .orderBy('i.id', 'desc')
        .execute();
      return rows.map(toInvitation);
    },
    async end(tenantId, id, state) {
      const ended = await queries
        .updateTable('invitation')
        .set({ state })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .executeTakeFirst();
      if (Number(ended.numUpdatedRows) === 0) return false;
      await forgetAddress(tenantId, id);
      return true;
    },
    async findPendingFor(tenantId, addressDigest) {
      const rows = await queries
        .selectFrom('invitation')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('address_digest', '=', addressDigest)
        .where('state', '=', 'pending')
        .execute();
      return rows.map((row) => row.id);
    },
    async forgetExpired(before) {
      const rows = await queries
        .selectFrom('invitation as i')
        .innerJoin('invitation_address as a', (join) =>
          join.onRef('a.tenant_id', '=', 'i.tenant_id').onRef('a.invitation_id', '=', 'i.id'),
        )
        .select(['i.tenant_id', 'i.id'])
        .where('i.expires_at', '<', before)
        .limit(500)
        .execute();
      for (const row of rows) await forgetAddress(row.tenant_id, row.id);
    },
  };
}

function toInvitation(row: {
  readonly tenant_id: string;
  readonly id: string;
  readonly roles: string;
  readonly units: string;
  readonly network_id: string | null;
  readonly state: string;
  readonly invited_at: string;
  readonly expires_at: string;
  readonly email: string;
}): InvitationRecord {
  const roles = JSON.parse(row.roles) as string[];
  return {
    tenantId: row.tenant_id,
    id: row.id,
    roles: ROLES.filter((role) => roles.includes(role)),
    units: JSON.parse(row.units) as string[],
    networkId: row.network_id,
    state:
      row.state === 'pending'
        ? 'pending'
        : row.state === 'accepted'
          ? 'accepted'
          : row.state === 'revoked'
            ? 'revoked'
            : 'replaced',
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
    email: row.email,
  };
}
