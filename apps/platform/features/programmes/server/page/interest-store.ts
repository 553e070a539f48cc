// The SQL over people who would like to take a course. They are persons without an account; every row is erasable and grows old.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';

interface InterestTable {
  tenant_id: string;
  programme_id: string;
  id: string;
  person_id: string;
  name: string;
  email: string;
  organisation: string;
  message: string;
  language: string;
  at: string;
}

export interface Interest {
  readonly tenantId: string;
  readonly programmeId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly message: string;
  readonly language: string;
  readonly at: string;
}

export function interestStore(anyQueries: Queries) {
  const queries = withTables<{ programme_interest: InterestTable }>(anyQueries);
  return {
    /** False when that address is there already. */
    async add(interest: Interest): Promise<boolean> {
      const { tenantId, programmeId, ...rest } = interest;
      const added = await queries
        .insertInto('programme_interest')
        .values({ ...rest, tenant_id: tenantId, programme_id: programmeId, person_id: interest.id })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'programme_id', 'email']).doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) > 0;
    },
    async list(tenantId: string, programmeId: string): Promise<Interest[]> {
      const rows = await queries
        .selectFrom('programme_interest')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .orderBy('at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        tenantId: row.tenant_id,
        programmeId: row.programme_id,
        id: row.id,
        name: row.name,
        email: row.email,
        organisation: row.organisation,
        message: row.message,
        language: row.language,
        at: row.at,
      }));
    },
    async count(tenantId: string, programmeId: string): Promise<number> {
      const row = await queries
        .selectFrom('programme_interest')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
    async removePerson(tenantId: string, personId: string): Promise<void> {
      await queries
        .deleteFrom('programme_interest')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
    },
    async listPersons(): Promise<{ tenantId: string; personId: string }[]> {
      const rows = await queries.selectFrom('programme_interest').select(['tenant_id', 'person_id']).execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
    /** Whose interest is older than the instant. */
    async listOlder(than: string): Promise<{ tenantId: string; personId: string }[]> {
      const rows = await queries
        .selectFrom('programme_interest')
        .select(['tenant_id', 'person_id'])
        .where('at', '<', than)
        .limit(500)
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
  };
}
