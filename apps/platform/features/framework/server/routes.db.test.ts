import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../core/database/testing/with-databases.ts';
import {
  enrol,
  inviteMember,
  PASSWORD,
  secretFrom,
  setUpFirst,
  startIdentity,
} from '../../identity/server/testing/start-identity.ts';
import { frameworkErrors } from '../errors.ts';
import { frameworkMigrations } from './framework-store.ts';
import { frameworkRoutes } from './routes.ts';
import { syntheticFramework } from './testing/synthetic-framework.ts';

const shipped = { ...syntheticFramework(), head: { ...syntheticFramework().head, status: 'ours' as const } };
const start = (open: OpenTestDatabase) =>
  startIdentity(open, {
    more: {
      migrations: frameworkMigrations,
      errors: frameworkErrors,
      routes: (world) => frameworkRoutes({ ...world, shipped }),
    },
  });

describeOnBothDatabases('frameworks over HTTP', (open) => {
  it('go out as files that come in again without a change, and a changed one becomes a version', async () => {
    const started = await start(open);
    const { admin } = await setUpFirst(started);
    const cookie = [...admin.cookies].map((pair) => pair.join('=')).join('; ');
    const file = async (path: string) => {
      const reply = await started.app.inject({ url: `/api${path}`, headers: { cookie } });
      expect(reply.headers['content-disposition']).toMatch(
        /^attachment; filename="synthetic-two-1\.\d\.0\.(json|csv)"$/,
      );
      return reply.body;
    };
    const bring = async (format: 'json' | 'csv', content: string, dryRun: boolean) =>
      (await admin.call('POST', '/frameworks/import', { format, content, status: 'official', dryRun })).body;
    for (const format of ['json', 'csv'] as const) {
      const same = await bring(format, await file(`/frameworks/synthetic-two/export.${format}`), false);
      expect(same).toMatchObject({ errors: [], changes: [], stored: null });
    }
    const csv = (await file('/frameworks/synthetic-two/export.csv'))
      .replace('version,1.0.0', 'version,1.1.0')
      .replace('Does 1', 'Does it at once');
    expect((await bring('csv', csv, true)).stored).toBeNull();
    const { stored, changes } = await bring('csv', csv, false);
    expect(changes.map((change: { part: string }) => change.part)).toEqual(['framework', 'indicator']);
    const listed = (await admin.call('GET', '/frameworks')).body.frameworks;
    expect(listed).toMatchObject([
      { id: 'synthetic-two', version: '1.0.0', status: 'ours', importedAt: null },
      { id: stored.id, version: '1.1.0', status: 'official', skills: 2 },
    ]);
    expect(
      JSON.parse(await file(`/frameworks/${stored.id}/export.json`)).framework.skills[0].levels[0].indicators[0].text
        .en,
    ).toBe('Does it at once');
  });

  it('tell what is wrong with a file, line by line, as a reply and not as a refusal', async () => {
    const started = await start(open);
    const { admin } = await setUpFirst(started);
    const content = 'part,of,id,level,field,value,en\r\nskill,,a,,name,,"A\r\n';
    const reply = await admin.call('POST', '/frameworks/import', {
      format: 'csv',
      content,
      status: 'imported',
      dryRun: true,
    });
    expect(reply.status).toBe(200);
    expect(reply.body.errors).toEqual([
      {
        line: 2,
        code: 'csv.quote-not-closed',
        values: {},
        sentence: 'A quotation mark opens in this row and is never closed.',
      },
    ]);
    const huge = await admin.call('POST', '/frameworks/import', {
      format: 'csv',
      content: 'x'.repeat(1_500_001),
      status: 'imported',
      dryRun: true,
    });
    expect(huge.body.code).toBe('request.invalid');
    const larger = await admin.call('POST', '/frameworks/import', {
      format: 'csv',
      content: 'x'.repeat(6_000_001),
      status: 'imported',
      dryRun: true,
    });
    expect(larger.body.code).toBe('request.too-large');
  });

  it('are for those who run or study the measurement, and stay in their institution', async () => {
    const started = await start(open);
    const { admin } = await setUpFirst(started);
    const researcher = await inviteMember(started, admin, 'kowalska@first.example', ['researcher']);
    await enrol(researcher);
    const manager = await inviteMember(started, admin, 'marco@first.example', ['manager']);
    await enrol(manager);
    expect((await manager.call('GET', '/frameworks')).body.code).toBe('route.forbidden');
    const changed = structuredClone(syntheticFramework());
    changed.head.version = '2.0.0';
    const content = JSON.stringify({ format: 'dragoman-framework', formatVersion: 1, framework: changed });
    const { stored } = (
      await researcher.call('POST', '/frameworks/import', {
        format: 'json',
        content,
        status: 'imported',
        dryRun: false,
      })
    ).body;
    expect((await admin.call('GET', `/frameworks/${stored.id}/export.json`)).status).toBe(200);
    await admin.call('POST', '/institutions', {
      name: 'Second',
      networkId: null,
      administrator: { email: 'ewa@second.example', language: 'en' },
    });
    const ewa = started.browser();
    await ewa.call('POST', '/invitations/accept', {
      token: secretFrom(started.mails, 'ewa@second.example'),
      newAccount: { name: 'Ewa Synthetic', password: PASSWORD },
    });
    await enrol(ewa);
    expect((await ewa.call('GET', `/frameworks/${stored.id}/export.json`)).body.code).toBe('route.not-found');
    expect((await ewa.call('GET', '/frameworks')).body.frameworks).toHaveLength(1);
  });
});
