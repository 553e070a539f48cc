import { getMigrations } from 'better-auth/db/migration';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { silentLog } from '../../../../core/log.ts';
import { identityMigrations } from '../migrations.ts';
import { authOptions } from './create-auth.ts';

const keys = deriveKeys(new Uint8Array(32));

describeOnBothDatabases('the tables of the sign-in library', (open) => {
  it('are all there after our migrations, with nothing left for the library to do', async () => {
    const { database, runtime } = await open(identityMigrations);
    const plan = await getMigrations(authOptions({ database, keys, runtime, log: silentLog }) as never);
    expect(plan.toBeCreated).toEqual([]);
    expect(plan.toBeAdded).toEqual([]);
    expect((await plan.compileMigrations()).replaceAll(/[;\s]/g, '')).toBe('');
  });

  it('would be missed if one column were not there', async () => {
    const { database, runtime } = await open(identityMigrations);
    await database.alter((queries) => queries.schema.alterTable('account_session').dropColumn('begun_by').execute());
    const plan = await getMigrations(authOptions({ database, keys, runtime, log: silentLog }) as never);
    expect(plan.toBeAdded.map((table) => table.table)).toEqual(['account_session']);
  });
});
