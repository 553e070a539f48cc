import { openModule } from '@dragoman/materials';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { NEGOTIATION } from '../testing/start-materials.ts';
import { forkMigrations, forkStore } from './fork-store.ts';
import { forkModule, publishDraft, saveDraft } from './forks.ts';
import { listPublishedForks } from './published-forks.ts';

describeOnBothDatabases('own versions of modules', (open) => {
  it('are told once they are published, as they were published last, to their own institution alone', async () => {
    const { database, runtime } = await open(forkMigrations);
    const source = openModule(NEGOTIATION);
    const parts = {
      database,
      runtime,
      audit: async () => {},
      longModules: { list: () => [source], find: () => source },
    };
    const member = { tenantId: runtime.makeId(), personId: runtime.makeId() };
    const once = <Value>(_: unknown, job: () => Promise<Value>): Promise<Value> => job();
    const { id } = await forkModule(parts, member, 'negotiation', once);
    const fork = (await forkStore(database.read).find(member.tenantId, id))!;
    expect(await listPublishedForks(database.read, member.tenantId)).toEqual([]);

    for (const [revision, version] of [
      [1, '1.1.0'],
      [2, '1.2.0'],
    ] as const) {
      const head = JSON.stringify({ ...(JSON.parse(NEGOTIATION['module.json']!) as object), version });
      await saveDraft(parts, fork, revision, { 'module.json': head });
      await publishDraft(parts, member, fork, once);
      expect(await listPublishedForks(database.read, member.tenantId)).toMatchObject([
        { forkId: id, sourceId: 'negotiation', head: { version, skills: source.head.skills } },
      ]);
    }
    expect(await listPublishedForks(database.read, runtime.makeId())).toEqual([]);
  });
});
