// The persons of all tenants: ids and kinds only; names and addresses live in erasable rows.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';

export interface Person {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: 'guest' | 'account';
  readonly linkVersion: number;
  readonly createdAt: string;
}

type PersonTables = {
  person: { tenant_id: string; id: string; kind: string; link_version: number; created_at: string };
};

export interface PersonStore {
  add(person: Person): Promise<void>;
  find(tenantId: string, id: string): Promise<Person | null>;
  raiseLinkVersion(tenantId: string, id: string): Promise<number>;
  remove(tenantId: string, id: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

export function personStore(anyQueries: Queries): PersonStore {
  const queries = withTables<PersonTables>(anyQueries);
  return {
    async add(person) {
      await queries
        .insertInto('person')
        .values({
          tenant_id: person.tenantId,
          id: person.id,
          kind: person.kind,
          link_version: person.linkVersion,
          created_at: person.createdAt,
        })
        .execute();
    },
    async find(tenantId, id) {
      const row = await queries
        .selectFrom('person')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        tenantId: row.tenant_id,
        id: row.id,
        kind: row.kind === 'guest' ? 'guest' : 'account',
        linkVersion: Number(row.link_version),
        createdAt: row.created_at,
      };
    },
    async raiseLinkVersion(tenantId, id) {
      await queries
        .updateTable('person')
        .set((eb) => ({ link_version: eb('link_version', '+', 1) }))
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
      const row = await queries
        .selectFrom('person')
        .select('link_version')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) throw new AppError('link.not-known');
      return Number(row.link_version);
    },
    async remove(tenantId, id) {
      await queries.deleteFrom('person').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
    async listPersons() {
      const rows = await queries.selectFrom('person').select(['tenant_id', 'id']).execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.id }));
    },
  };
}
