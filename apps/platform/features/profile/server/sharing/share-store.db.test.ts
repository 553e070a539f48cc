import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { profileMigrations } from '../migrations.ts';
import { shareStore } from './share-store.ts';

const tenant = 'synthetic-tenant';
const share = {
  id: 'share-1',
  personId: 'aino',
  withPersonId: 'marco',
  what: 'plan',
  grantedAt: '2026-11-21T10:00:00.000Z',
} as const;

describeOnBothDatabases('a share', (open) => {
  it('is there for the named person alone, gone at the next request after it is taken back, and taken back once', async () => {
    const { database } = await open([...profileMigrations]);
    await database.write((queries) => shareStore(queries).grant(tenant, share));
    const store = shareStore(database.read);
    expect(await store.listReceived(tenant, 'marco')).toEqual([share]);
    expect(await store.listReceived(tenant, 'somebody')).toEqual([]);
    expect(await store.listReceived('other-tenant', 'marco')).toEqual([]);
    const revoke = () => database.write((queries) => shareStore(queries).revoke(tenant, share.id, share.grantedAt));
    expect(await revoke()).toBe(true);
    expect(await store.listReceived(tenant, 'marco')).toEqual([]);
    expect(await store.listGranted(tenant, 'aino')).toEqual([]);
    expect(await revoke()).toBe(false);
    expect(await store.findOwner(tenant, share.id)).toBe('aino');
  });

  it('goes with either of the two people', async () => {
    const { database } = await open([...profileMigrations]);
    await database.write((queries) => shareStore(queries).grant(tenant, share));
    await database.write((queries) => shareStore(queries).removePerson(tenant, 'marco'));
    expect(await shareStore(database.read).findOwner(tenant, share.id)).toBeNull();
  });
});
