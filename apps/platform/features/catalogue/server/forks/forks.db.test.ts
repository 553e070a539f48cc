import { isAppError } from '@dragoman/kernel';
import { openModule } from '@dragoman/materials';
import type { ModuleFiles } from '@dragoman/materials';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { NEGOTIATION } from '../testing/start-materials.ts';
import { forkMigrations, forkStore } from './fork-store.ts';
import type { Fork } from './fork-store.ts';
import { forkModule, publishDraft, saveDraft, updateFromSource } from './forks.ts';
import type { Once } from './forks.ts';
import { CONFLICT_MARKS } from './merge-source.ts';

const HEAD = NEGOTIATION['module.json']!;
const withVersion = (version: string, head = HEAD): string =>
  JSON.stringify({ ...(JSON.parse(head) as object), version }, null, 2);

const once: Once = (_queries, job) => job();

async function start(open: OpenTestDatabase) {
  const { database, runtime } = await open(forkMigrations);
  const source: { files: ModuleFiles } = { files: NEGOTIATION };
  const audited: string[] = [];
  const dependencies = {
    database,
    runtime,
    audit: async (_queries: unknown, { action }: { action: string }) => void audited.push(action),
    longModules: {
      list: () => [openModule(source.files)],
      find: (id: string) => (id === 'negotiation' ? openModule(source.files) : null),
    },
  };
  const member = { tenantId: runtime.makeId(), personId: runtime.makeId() };
  const { id } = await forkModule(dependencies, member, 'negotiation', once);
  const fork = (await forkStore(database.read).find(member.tenantId, id))!;
  const draftOf = async (of: Fork) => (await forkStore(database.read).findDraft(of.tenantId, of.id))!;
  return { dependencies, database, source, audited, member, fork, draftOf };
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no refusal';
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
};

describeOnBothDatabases('a fork of a module', (open) => {
  it('begins as the source, with the version it was made of, in one institution alone', async () => {
    const { database, fork, member, draftOf, dependencies, audited } = await start(open);
    expect(await draftOf(fork)).toMatchObject({ revision: 1, files: NEGOTIATION });
    const store = forkStore(database.read);
    expect(await store.listVersions(fork.tenantId, fork.id)).toMatchObject([
      { number: 0, origin: 'source', version: '1.0.0' },
    ]);
    expect(await store.find('another-tenant', fork.id)).toBeNull();
    expect(await store.list('another-tenant')).toEqual([]);
    expect(await codeOf(forkModule(dependencies, member, 'nothing', once))).toBe('materials.unknown');
    expect(audited).toEqual(['materials.forked']);
  });

  it('is saved over the revision that was read, once, and never over what somebody else saved', async () => {
    const { dependencies, fork, draftOf } = await start(open);
    const mine = { 'guide.en.md': '# Ours' };
    expect((await saveDraft(dependencies, fork, 1, mine)).revision).toBe(2);
    // The answer was lost and the same is sent again.
    expect((await saveDraft(dependencies, fork, 1, mine)).revision).toBe(2);
    expect(await codeOf(saveDraft(dependencies, fork, 1, { 'guide.en.md': '# Theirs' }))).toBe('materials.draft-moved');
    await saveDraft(dependencies, fork, 2, { 'variants.en.md': null });
    const { files } = await draftOf(fork);
    expect([files['guide.en.md'], files['variants.en.md']]).toEqual(['# Ours', undefined]);
  });

  it('is published under a version of its own, which later drafts leave as it is', async () => {
    const { dependencies, database, member, fork } = await start(open);
    const publish = () => publishDraft(dependencies, member, fork, once);
    expect(await codeOf(publish())).toBe('materials.version-exists');
    await saveDraft(dependencies, fork, 1, { 'module.json': withVersion('1.1.0'), 'guide.en.md': '# Ours' });
    expect(await publish()).toEqual({ number: 1, version: '1.1.0' });
    expect(await codeOf(publish())).toBe('materials.version-exists');
    await saveDraft(dependencies, fork, 2, { 'guide.en.md': '# Later' });
    const files = await forkStore(database.read).findFiles(fork.tenantId, fork.id, 1);
    expect(files!['guide.en.md']).toBe('# Ours');
  });

  it('is not published when it names no authors of the source or is no module any more', async () => {
    const { dependencies, member, fork } = await start(open);
    const alone = withVersion('2.0.0', JSON.stringify({ ...(JSON.parse(HEAD) as object), authors: ['Only us'] }));
    await saveDraft(dependencies, fork, 1, { 'module.json': alone });
    expect(await codeOf(publishDraft(dependencies, member, fork, once))).toBe('materials.attribution-lost');
    await saveDraft(dependencies, fork, 2, { 'module.json': '{' });
    expect(await codeOf(publishDraft(dependencies, member, fork, once))).toBe('materials.no-module');
    await saveDraft(dependencies, fork, 3, { 'module.json': null });
    expect(await codeOf(publishDraft(dependencies, member, fork, once))).toBe('materials.no-module');
  });

  it('takes a newer source over, and waits with publishing until what both changed is decided', async () => {
    const { dependencies, database, source, member, fork } = await start(open);
    const title = NEGOTIATION['guide.en.md']!.split('\n')[0]!;
    const guide = (first: string): string => NEGOTIATION['guide.en.md']!.replace(title, first);
    await saveDraft(dependencies, fork, 1, { 'guide.en.md': guide('# Our guide') });
    expect((await updateFromSource(dependencies, member, fork)).draft.revision).toBe(2);
    source.files = {
      ...NEGOTIATION,
      'module.json': HEAD.replace('"version": "1.0.0"', '"version": "1.2.0"'),
      'guide.en.md': guide('# Their guide'),
    };
    const { draft, conflicts } = await updateFromSource(dependencies, member, fork);
    expect(conflicts).toEqual([{ path: 'guide.en.md', line: 1, own: ['# Our guide'], source: ['# Their guide'] }]);
    expect(draft.files['module.json']).toContain('1.2.0');
    expect(await codeOf(publishDraft(dependencies, member, fork, once))).toBe('materials.conflicts-open');
    const { own, middle, source: end } = CONFLICT_MARKS;
    const decided = draft.files['guide.en.md']!.replace(
      [own, '# Our guide', middle, '# Their guide', end].join('\n'),
      '# Our guide',
    );
    const head = draft.files['module.json']!.replace('1.2.0', '1.2.1');
    await saveDraft(dependencies, fork, draft.revision, { 'guide.en.md': decided, 'module.json': head });
    expect(await publishDraft(dependencies, member, fork, once)).toEqual({ number: 2, version: '1.2.1' });
    expect((await updateFromSource(dependencies, member, fork)).conflicts).toEqual([]);
    const versions = await forkStore(database.read).listVersions(fork.tenantId, fork.id);
    expect(versions.map(({ origin, version }) => `${origin} ${version}`)).toEqual([
      'source 1.0.0',
      'source 1.2.0',
      'own 1.2.1',
    ]);
  });
});
