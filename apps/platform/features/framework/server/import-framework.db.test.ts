import { expect, it } from 'vitest';
import { createRecordAudit } from '../../../core/audit/record-audit.ts';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../core/keys/installation-keys.ts';
import { coreMigrations } from '../../../core/migrations.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import type { Framework, ImportFrameworkBody, ImportReport } from '../contract.ts';
import { writeFrameworkCsv, writeFrameworkJson } from './exchange/write-framework.ts';
import { frameworkMigrations, frameworkStore } from './framework-store.ts';
import { importFramework, visibleTenants } from './import-framework.ts';
import { syntheticFramework } from './testing/synthetic-framework.ts';

async function start(open: OpenTestDatabase) {
  const { database, runtime } = await open([...coreMigrations, ...frameworkMigrations]);
  const audit = createRecordAudit({ runtime, keys: deriveKeys(new Uint8Array(32)) });
  const shipped = { ...syntheticFramework(), head: { ...syntheticFramework().head, status: 'ours' as const } };
  const dependencies = { database, runtime, audit, shipped };
  const bring = (
    framework: Framework,
    body: Partial<ImportFrameworkBody> = {},
    tenantId = 'first',
  ): Promise<ImportReport> => {
    const file = body.format === 'csv' ? writeFrameworkCsv(framework) : writeFrameworkJson(framework);
    const whole: ImportFrameworkBody = {
      format: 'json',
      status: 'imported',
      dryRun: false,
      content: file.body as string,
      ...body,
    };
    return importFramework(dependencies, { tenantId, personId: 'p' }, whole);
  };
  const list = (tenantId: string) => frameworkStore(database.read).list(visibleTenants(tenantId));
  return { bring, list, shipped };
}

/** The next version, with one indicator in other words. */
function changed(version = '1.1.0', text = 'In other words'): Framework {
  const framework = structuredClone(syntheticFramework());
  framework.head.version = version;
  framework.skills[0]!.levels[0]!.indicators[0]!.text['en'] = text;
  return framework;
}

describeOnBothDatabases('a framework that is brought in', (open) => {
  it('changes nothing when it is the one that was taken out, in either form', async () => {
    const { bring, list, shipped } = await start(open);
    for (const format of ['json', 'csv'] as const) {
      const report = await bring(shipped, { format });
      expect(report).toMatchObject({
        errors: [],
        changes: [],
        stored: null,
        comparedWith: { id: 'synthetic-two', version: '1.0.0' },
      });
    }
    expect(await list('first')).toEqual([]);
  });

  it('is only looked at in a dry run, and kept with the same report afterwards', async () => {
    const { bring, list } = await start(open);
    const dry = await bring(changed(), { dryRun: true });
    expect(dry.stored).toBeNull();
    expect(dry.changes).toMatchObject([
      { kind: 'changed', part: 'framework', fields: ['version'] },
      { kind: 'changed', part: 'indicator', of: 'listening' },
    ]);
    expect(await list('first')).toEqual([]);
    const kept = await bring(changed());
    expect(kept).toEqual({ ...dry, stored: { id: expect.any(String), version: '1.1.0' } });
    expect((await list('first')).map((each) => [each.id, each.framework.head.status])).toEqual([
      [kept.stored!.id, 'imported'],
    ]);
  });

  it('is a new version each time and never changes one', async () => {
    const { bring, list } = await start(open);
    await bring(changed('1.1.0'));
    const same = await bring(changed('1.1.0', 'Yet other words'));
    expect(same.errors).toMatchObject([{ code: 'version.not-raised', line: 7 }]);
    expect(same.stored).toBeNull();
    const next = await bring(changed('1.2.0', 'Yet other words'), { status: 'official' });
    expect(next.comparedWith).toMatchObject({ version: '1.1.0' });
    expect(next.changes.at(-1)).toMatchObject({ part: 'framework', fields: ['status'] });
    expect(
      (await list('first')).map(({ framework }) => [
        framework.head.version,
        framework.head.status,
        framework.skills[0]!.levels[0]!.indicators[0]!.text['en'],
      ]),
    ).toEqual([
      ['1.1.0', 'imported', 'In other words'],
      ['1.2.0', 'official', 'Yet other words'],
    ]);
    const back = await bring(changed('1.1.0', 'A third way'));
    expect(back).toMatchObject({ errors: [{ code: 'version.not-raised' }], stored: null });
    expect(await list('first')).toHaveLength(2);
  });

  it('is kept once when it is sent twice at the same moment', async () => {
    const { bring, list } = await start(open);
    const reports = await Promise.all([bring(changed()), bring(changed()), bring(changed())]);
    expect(new Set(reports.map((report) => report.stored?.id ?? 'nothing changed')).size).toBeLessThanOrEqual(2);
    expect(await list('first')).toHaveLength(1);
  });

  it('belongs to the institution, and what is brought in for the installation is seen by all', async () => {
    const { bring, list } = await start(open);
    await bring(changed('1.1.0'), {}, 'first');
    await bring(changed('1.0.5', 'For all'), { status: 'official' }, PUBLIC_TENANT);
    expect((await list('first')).map((each) => each.framework.head.version).toSorted()).toEqual(['1.0.5', '1.1.0']);
    expect((await list('second')).map((each) => each.framework.head.version)).toEqual(['1.0.5']);
    expect((await bring(changed('1.3.0'), { dryRun: true }, 'second')).comparedWith).toMatchObject({
      version: '1.0.5',
    });
  });

  it('with errors is not kept, whatever else it holds', async () => {
    const { bring, list } = await start(open);
    const broken = changed();
    broken.roles[0]!.stages[0]!.targets = {};
    const report = await bring(broken);
    expect(report).toMatchObject({ framework: null, changes: [], stored: null });
    expect(report.errors.map((error) => error.code)).toEqual(['part.target-missing', 'part.target-missing']);
    expect(await list('first')).toEqual([]);
  });
});
