import { DESIGN_CRITERIA, MATERIAL_KINDS as PRINTED_KINDS } from '@dragoman/materials';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { inviteMember, setUpFirst } from '../../../identity/server/testing/start-identity.ts';
import type { Browser } from '../../../identity/server/testing/browser.ts';
import { MATERIAL_KINDS } from '../../limits.ts';
import { startMaterials } from '../testing/start-materials.ts';
import type { StartedMaterials } from '../testing/start-materials.ts';
import { createKept } from './render-files.ts';

const fileOf = async ({ app }: StartedMaterials, { cookies }: Browser, path: string) => {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
  return app.inject({ url: `/api${path}`, headers: { cookie } });
};

describeOnBothDatabases('teaching materials over HTTP', (open) => {
  it('are listed with hours, credits, languages and who reviewed them, and shown with every id in words', async () => {
    const started = await startMaterials(open);
    const { admin } = await setUpFirst(started);
    const { modules } = (await admin.call('GET', '/materials')).body;
    expect(modules).toMatchObject([
      {
        id: 'negotiation',
        contactMinutes: 405,
        workloadMinutes: 810,
        ects: 0.5,
        languages: expect.arrayContaining([
          expect.objectContaining({ language: 'en', state: 'source' }),
          expect.objectContaining({ language: 'fi', state: 'not-reviewed' }),
        ]),
      },
    ]);
    const { tracks } = (await admin.call('GET', '/materials')).body;
    const kt = tracks.find(({ id }: { id: string }) => id === 'kt-professional');
    // Only the negotiation module is there: the others are named, and only what is there is added up.
    expect(kt).toMatchObject({ ects: 4.5, workload: { from: 810, to: 810 } });
    const there = kt.modules.filter(({ title }: { title: unknown }) => title !== null);
    expect(there).toMatchObject([{ id: 'negotiation', workloadMinutes: 810, isRequired: true }]);
    const detail = (await admin.call('GET', '/materials/negotiation')).body;
    expect(detail.outcomes[0].indicators[0]).toEqual({
      id: 'negotiation-2-1',
      text: { en: 'Synthetic words of negotiation-2-1' },
    });
    // An id that nobody has words for is said as it is.
    expect(detail.outcomes.flatMap((each: { items: unknown[] }) => each.items)).toContainEqual({
      id: 'negotiation-s01',
      text: { en: 'negotiation-s01' },
    });
    const rolePlays = detail.agenda.filter(
      (row: { activity: { kind: string } | null }) => row.activity?.kind === 'role-play',
    );
    expect(rolePlays.length).toBeGreaterThan(1);
    expect(detail.design.map(({ criterion }: { criterion: string }) => criterion)).toEqual([...DESIGN_CRITERIA]);
    expect(rolePlays[0].activity.indicators.length).toBeGreaterThan(0);
  });

  it('are read page by page and kept as files; what is not there says so', async () => {
    const started = await startMaterials(open);
    const { admin } = await setUpFirst(started);
    const page = (await admin.call('GET', '/materials/negotiation/pages/workbook/fi')).body;
    expect(page).toMatchObject({ language: 'fi', notice: expect.stringContaining('tarkistanut') });
    expect(page.html).toMatch(/<h2>/);
    expect(page.html).not.toMatch(/<script|<style| style=/);
    const pdf = await fileOf(started, admin, '/materials/negotiation/files/follow-up.fi.pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toBe('attachment; filename="negotiation-1.0.0-follow-up.fi.pdf"');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const html = await fileOf(started, admin, '/materials/negotiation/files/slides.en.html');
    expect(html.body).toContain('<!doctype html>');
    for (const [path, code] of [
      ['/materials/nothing', 'materials.unknown'],
      ['/materials/nothing/archives/package.zip', 'materials.unknown'],
      ['/materials/negotiation/pages/guide/fi', 'materials.no-page'],
      ['/materials/negotiation/files/guide.fi.pdf', 'materials.no-page'],
    ] as const)
      expect((await admin.call('GET', path)).body, path).toMatchObject({ status: 404, code });
    for (const path of [
      '/materials/negotiation/files/..%2Fmodule.json',
      '/materials/negotiation/files/workbook.fi.exe',
      '/materials/negotiation/archives/source.tar',
      '/materials/negotiation/pages/source/en',
      '/materials/Negotiation',
    ])
      expect((await admin.call('GET', path)).status, path).toBe(400);
  });

  it('go out whole as a package and as a cartridge', async () => {
    const started = await startMaterials(open);
    const { admin } = await setUpFirst(started);
    const archive = await fileOf(started, admin, '/materials/negotiation/archives/package.zip');
    const files = unzipSync(new Uint8Array(archive.rawPayload));
    expect(Object.keys(files)).toContain('negotiation-1.0.0/source/module.json');
    expect(Object.keys(files)).toContain('negotiation-1.0.0/guide.en.pdf');
    expect(strFromU8(files['negotiation-1.0.0/guide.en.html']!)).toContain('Synthetic words of negotiation-');
    const cartridge = await fileOf(started, admin, '/materials/negotiation/archives/cartridge.imscc');
    expect(Object.keys(unzipSync(new Uint8Array(cartridge.rawPayload)))).toContain('imsmanifest.xml');
  }, 120_000);

  it('show participants what is for them of the modules on their plan, and nothing else', async () => {
    const started = await startMaterials(open);
    const { admin } = await setUpFirst(started);
    const participant = await inviteMember(started, admin, 'learner@first.example');
    expect((await participant.call('GET', '/materials')).body.code).toBe('route.forbidden');
    expect((await participant.call('GET', '/my-materials')).body.modules).toEqual([]);
    const page = '/my-materials/negotiation/pages/workbook/en';
    expect((await participant.call('GET', page)).body).toMatchObject({ status: 404, code: 'materials.unknown' });
    started.planned.push('alliances', 'negotiation');
    const { modules } = (await participant.call('GET', '/my-materials')).body;
    const kinds = new Set(modules[0].materials.map(({ kind }: { kind: string }) => kind));
    expect(kinds).toEqual(new Set(['workbook', 'briefs', 'self-study', 'follow-up', 'practice-task', 'assessment']));
    expect((await participant.call('GET', page)).status).toBe(200);
    for (const kind of ['guide', 'raters', 'slides']) {
      const forOthers = await participant.call('GET', `/my-materials/negotiation/pages/${kind}/en`);
      expect(forOthers.body, kind).toMatchObject({ status: 404, code: 'materials.no-page' });
      const file = await participant.call('GET', `/my-materials/negotiation/files/${kind}.en.html`);
      expect(file.body, kind).toMatchObject({ status: 404, code: 'materials.no-page' });
    }
    expect((await started.browser().call('GET', '/my-materials')).status).toBe(401);
  });
});

describe('what has been made', () => {
  it('is made once for all who wait for it, and again when it was pushed out by what came later', async () => {
    const kept = createKept(10);
    let made = 0;
    const make = async () => new Uint8Array(6).fill((made += 1));
    const [one, other] = await Promise.all([kept('a', make), kept('a', make)]);
    expect([one, other, made]).toEqual([one, one, 1]);
    await kept('a', make);
    expect(made).toBe(1);
    await kept('b', make);
    await kept('a', make);
    expect(made).toBe(3);
  });

  it('is not kept when making it failed', async () => {
    const kept = createKept(10);
    await expect(kept('a', () => Promise.reject(new Error('synthetic')))).rejects.toThrow('synthetic');
    expect(await kept('a', async () => new Uint8Array(2))).toHaveLength(2);
  });
});

it('the browser knows the same kinds of materials as the printer', () => {
  expect(MATERIAL_KINDS).toEqual(PRINTED_KINDS);
});
