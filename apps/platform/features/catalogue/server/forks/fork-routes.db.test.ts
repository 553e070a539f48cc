import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { inviteMember, setUpFirst } from '../../../identity/server/testing/start-identity.ts';
import { DRAFT_FILE_CHARACTERS } from '../../limits.ts';
import { LIMITS } from '@dragoman/materials';
import { startMaterials } from '../testing/start-materials.ts';

describeOnBothDatabases('forks over HTTP', (open) => {
  it('are made, saved, compared and published by the institution', async () => {
    const started = await startMaterials(open);
    const { admin } = await setUpFirst(started);
    const key = { 'idempotency-key': '01939c1e-7a00-7000-8000-000000000001' };
    const made = await admin.call('POST', '/module-forks/of/negotiation', undefined, key);
    expect(made.status).toBe(201);
    // The same key again is the same fork.
    expect((await admin.call('POST', '/module-forks/of/negotiation', undefined, key)).body).toEqual(made.body);
    const path = `/module-forks/${made.body.id}`;
    expect((await admin.call('GET', '/module-forks')).body.forks).toMatchObject([
      { id: made.body.id, sourceId: 'negotiation', newest: '1.0.0' },
    ]);
    const { draft } = (await admin.call('GET', path)).body;
    expect(Object.keys(draft.files)).toContain('workbook.fi.md');
    const head = draft.files['module.json'].replace('"version": "1.0.0"', '"version": "1.1.0"');
    const changes = [
      { path: 'module.json', text: head },
      { path: 'variants.en.md', text: `${draft.files['variants.en.md']}\nOne line more.` },
    ];
    const saved = await admin.call('PUT', `${path}/draft`, { revision: 1, changes });
    expect(saved.body.revision).toBe(2);
    const published = await admin.call('POST', `${path}/versions`);
    expect([published.status, published.body]).toEqual([201, { number: 1, version: '1.1.0' }]);
    for (const to of ['1', 'draft']) {
      const { files } = (await admin.call('GET', `${path}/changes?from=source&to=${to}`)).body;
      expect(files.map((file: { path: string }) => file.path)).toEqual(['module.json', 'variants.en.md']);
      expect(files[1].changes[0].added).toContain('One line more.');
    }
    expect((await admin.call('GET', `${path}/changes?from=0&to=source`)).body.files).toEqual([]);
    expect((await admin.call('POST', `${path}/update`)).body).toMatchObject({ draft: { revision: 2 }, conflicts: [] });
  });

  it('are read, printed and kept version by version, and their draft is checked', { timeout: 60_000 }, async () => {
    const started = await startMaterials(open);
    const { admin } = await setUpFirst(started);
    const { id } = (await admin.call('POST', '/module-forks/of/negotiation')).body;
    const path = `/module-forks/${id}`;
    expect((await admin.call('GET', `${path}/faults`)).body).toEqual({ revision: 1, faults: [] });
    const { draft } = (await admin.call('GET', path)).body;
    const changes = [
      { path: 'module.json', text: draft.files['module.json'].replace('"version": "1.0.0"', '"version": "1.1.0"') },
      { path: 'guide.en.md', text: `${draft.files['guide.en.md']}\nThe word SPOILT stands here.` },
      { path: 'workbook.en.md', text: `${draft.files['workbook.en.md']}\nA line of our own house.` },
    ];
    await admin.call('PUT', `${path}/draft`, { revision: 1, changes });
    const { faults } = (await admin.call('GET', `${path}/faults`)).body;
    expect(faults).toEqual([
      { path: 'guide.en.md', line: expect.any(Number), sentence: 'negotiation guide is “SPOILT”' },
    ]);
    await admin.call('POST', `${path}/versions`);
    expect((await admin.call('GET', '/module-forks')).body.forks).toMatchObject([
      { published: { number: 1, version: '1.1.0' } },
    ]);
    expect((await admin.call('GET', `${path}/versions/1`)).body).toMatchObject({ id: '1', version: '1.1.0' });
    expect((await admin.call('GET', `${path}/versions/1/pages/workbook/en`)).body.html).toContain('our own house');
    expect((await admin.call('GET', `${path}/versions/0/pages/workbook/en`)).body.html).not.toContain('our own house');
    expect((await admin.call('GET', `${path}/versions/2`)).status).toBe(404);
    expect((await admin.call('GET', `${path}/versions/1/files/workbook.zz.pdf`)).body.code).toBe('materials.no-page');
  });

  it('refuse names that are no part of a module, versions that are not there, and whoever only learns', async () => {
    const started = await startMaterials(open);
    const { admin } = await setUpFirst(started);
    const { id } = (await admin.call('POST', '/module-forks/of/negotiation')).body;
    const save = async (path: string) =>
      (await admin.call('PUT', `/module-forks/${id}/draft`, { revision: 1, changes: [{ path, text: 'x' }] })).body.code;
    for (const path of ['../module.json', '/etc/passwd', 'a/b/c.en.md', 'guide.md', 'Guide.en.md', '__proto__', ''])
      expect(await save(path), path).toBe('materials.path-not-allowed');
    expect((await admin.call('GET', `/module-forks/${id}/changes?from=7&to=draft`)).status).toBe(404);
    expect((await admin.call('GET', `/module-forks/${id}/changes?from=first&to=draft`)).status).toBe(400);
    expect((await admin.call('POST', '/module-forks/of/nothing')).body.code).toBe('materials.unknown');
    const learner = await inviteMember(started, admin, 'learner@first.example');
    expect((await learner.call('GET', `/module-forks/${id}`)).body.code).toBe('route.forbidden');
    expect((await learner.call('POST', '/module-forks/of/negotiation')).body.code).toBe('route.forbidden');
  });
});

it('a draft’s file may be as long as a module’s', () => {
  expect(DRAFT_FILE_CHARACTERS).toBe(LIMITS.fileCharacters);
});
