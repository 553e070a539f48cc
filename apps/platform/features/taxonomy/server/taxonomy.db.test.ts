import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { skillRow, skillUri, SKILL_ROWS, syntheticPackZip, withRows, writeZip } from '@dragoman/interop/testing';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../core/database/testing/with-databases.ts';
import { enrol, inviteMember, setUpFirst } from '../../identity/server/testing/start-identity.ts';
import { PART_BYTES } from '../limits.ts';
import { MOODLE_COLUMNS } from '@dragoman/interop';
import type { TaxonomyDependencies } from './dependencies.ts';
import { enqueueReading } from './importing/read-upload.ts';
import { shippedContent, storedContent } from './pack-content.ts';
import { packStore } from './pack-store.ts';
import { startTaxonomy, syntheticVocabulary } from './testing/start-taxonomy.ts';
import type { TaxonomyUse } from './uses.ts';

const ESCO = { format: 'esco', scope: 'installation', scheme: 'esco', version: '1.0.0' } as const;
const withAdmin = async (open: OpenTestDatabase, uses: readonly TaxonomyUse[] = []) => {
  const started = await startTaxonomy(open, uses);
  const { admin } = await setUpFirst(started);
  return { ...started, admin };
};
const zip = (changes = {}) => ({ 'pack.zip': syntheticPackZip(changes) });
/** A later version: one concept is called otherwise, one was replaced, one is new, one is gone. */
const later = zip({
  ...withRows('skills_en.csv', [
    SKILL_ROWS[0]!.replace(',bargain with', ',deal with'),
    skillRow('sell', 'sell a licence'),
  ]),
  ...withRows('broaderRelationsSkillPillar.csv', [`S,${skillUri('bargain')},G,${skillUri('S1.1')}`]),
  ...withRows('skillSkillRelations.csv', []),
  'replacements.csv': `conceptUri,replacedBy\n${skillUri('licence')},${skillUri('sell')}\n`,
});

describeOnBothDatabases('a taxonomy pack', (open) => {
  it('is seen by nobody until it is switched on, and then by words of any label, with its surroundings', async () => {
    const { admin, bring } = await withAdmin(open);
    const ready = await bring(admin, ESCO, zip());
    expect(ready).toMatchObject({
      pack: { state: 'ready', scheme: 'esco', version: '1.0.0', concepts: 3, groups: 3, scope: 'installation' },
      findings: [],
      report: { comparedWith: null, added: { count: 3 }, gone: { count: 0 } },
    });
    const { id } = ready.pack;
    expect((await admin.call('GET', '/taxonomies')).body.packs).toHaveLength(1);
    expect((await admin.call('GET', `/taxonomies/${id}/concepts`)).body.code).toBe('route.not-found');
    for (const _twice of [1, 2]) {
      expect((await admin.call('POST', `/taxonomy-imports/${id}/switch-on`, {})).body.pack.state).toBe('on');
    }
    const { packs } = (await admin.call('GET', '/taxonomies')).body;
    expect(packs).toMatchObject([
      { id: 'dragoman-vocabulary-en', scope: 'shipped', state: 'on' },
      { id, state: 'on', attribution: expect.stringContaining('ESCO'), uses: 0 },
    ]);
    const found = (await admin.call('GET', `/taxonomies/${id}/concepts?text=Firms%20NEGOTIATE`)).body;
    expect(found).toMatchObject({
      concepts: [{ uri: skillUri('bargain'), preferredLabel: 'bargain with firms', matched: 'negotiate with firms' }],
      next: null,
      attribution: expect.stringContaining('ESCO'),
    });
    const detail = (await admin.call('GET', `/taxonomies/${id}/concept?uri=${encodeURIComponent(skillUri('licence'))}`))
      .body;
    expect(detail).toMatchObject({
      preferredLabel: 'license an invention',
      altLabels: ['sell a licence'],
      broader: [{ label: 'bargain with firms', isGroup: false }],
      narrower: [{ label: 'draft a licence' }],
      related: [{ label: 'draft a licence', relation: 'essential' }],
    });
    expect((await admin.call('GET', `/taxonomies/${id}/concept?uri=urn:nothing`)).body.code).toBe('taxonomy.unknown');
  });

  it('comes back as it was read, as a whole', async () => {
    const { admin, bring, taxonomies } = await withAdmin(open);
    const { pack } = await bring(admin, ESCO, zip());
    expect(await taxonomies.readTaxonomy('other', pack.id)).toBeNull();
    await admin.call('POST', `/taxonomy-imports/${pack.id}/switch-on`, {});
    const source = (await taxonomies.readTaxonomy('other', pack.id))!;
    expect(source.concepts[0]).toEqual({
      uri: skillUri('bargain'),
      preferredLabel: 'bargain with firms',
      altLabels: ['negotiate with firms', 'haggle'],
      hiddenLabels: [],
      description: 'Synthetic: to bargain with firms, and more.',
      skillType: 'skill',
      broader: [skillUri('S1.1')],
      related: [],
      collections: ['transversal'],
      occupations: 2,
    });
    expect(source.groups).toHaveLength(3);
    expect((await taxonomies.readTaxonomy('other', 'dragoman-vocabulary-en'))!.concepts).toHaveLength(1);
  });

  it('of a later version says what it changes before it is switched on; the version before is kept', async () => {
    const { admin, bring, taxonomies } = await withAdmin(open);
    const first = await bring(admin, ESCO, zip());
    await admin.call('POST', `/taxonomy-imports/${first.pack.id}/switch-on`, {});
    const second = await bring(admin, { ...ESCO, version: '2.0.0' }, later);
    expect(second.report).toMatchObject({
      comparedWith: { id: first.pack.id, version: '1.0.0' },
      added: { count: 1, listed: [{ uri: skillUri('sell') }] },
      gone: { count: 1, listed: [{ uri: skillUri('draft'), label: 'draft a licence' }] },
      replaced: {
        count: 1,
        listed: [{ uri: skillUri('sell'), label: 'sell a licence', before: 'license an invention' }],
      },
      relabelled: { count: 1, listed: [{ label: 'deal with firms', before: 'bargain with firms' }] },
    });
    const resolve = (name: string) => taxonomies.resolveConcept('any', skillUri(name), 'en');
    expect(await resolve('licence')).toMatchObject({ isReplaced: false, isCurrent: true, version: '1.0.0' });
    await admin.call('POST', `/taxonomy-imports/${second.pack.id}/switch-on`, {});
    expect(await resolve('licence')).toMatchObject({ uri: skillUri('sell'), isReplaced: true, isCurrent: true });
    expect(await resolve('draft')).toMatchObject({
      preferredLabel: 'draft a licence',
      isCurrent: false,
      version: '1.0.0',
    });
    expect(await resolve('nowhere')).toBeNull();
    const several = await taxonomies.resolveConcepts('any', ['licence', 'nowhere', 'licence'].map(skillUri), 'en');
    expect([...several]).toMatchObject([[skillUri('licence'), { uri: skillUri('sell') }]]);
    expect(await taxonomies.resolveConcept('any', 'dragoman:synthetic-listening', 'fi')).toMatchObject({
      preferredLabel: 'listen to firms',
    });
    const { packs } = (await admin.call('GET', '/taxonomies')).body;
    expect(packs.map((pack: { version: string; state: string }) => [pack.version, pack.state])).toEqual([
      ['0.0.1', 'on'],
      ['1.0.0', 'kept'],
      ['2.0.0', 'on'],
    ]);
    const found = await taxonomies.findConcepts('any', 'firms', 'en');
    expect(found.map(({ preferredLabel }) => preferredLabel)).toEqual(['deal with firms', 'listen to firms']);
    expect(await taxonomies.findConcepts('any', 'firms', 'pl')).toEqual([]);
  });

  it('is refused with what is wrong in it, and leaves nothing behind', async () => {
    const { admin, bring, dependencies } = await withAdmin(open);
    const bomb = writeZip([{ path: 'skills_en.csv', content: new Uint8Array(140 * 1024 * 1024) }]);
    const bad: [string, Uint8Array, string][] = [
      ['missing.zip', syntheticPackZip({ 'skillGroups_en.csv': null }), 'esco.file-missing'],
      ['columns.zip', syntheticPackZip({ 'skillGroups_en.csv': 'a,b\n1,2\n' }), 'table.column-missing'],
      ['renamed.zip', new TextEncoder().encode('not a zip at all'), 'zip.not-one'],
      ['bomb.zip', bomb, 'zip.too-large'],
    ];
    for (const [name, content, code] of bad) {
      const refused = await bring(admin, ESCO, { [name]: content });
      expect(refused, name).toMatchObject({ pack: { state: 'refused', concepts: 0 }, report: null });
      expect(
        refused.findings.map((finding) => finding.code),
        name,
      ).toContain(code);
      expect((await admin.call('POST', `/taxonomy-imports/${refused.pack.id}/switch-on`, {})).body.code).toBe(
        'taxonomy.not-now',
      );
      expect((await admin.call('DELETE', `/taxonomy-imports/${refused.pack.id}`)).status).toBe(204);
    }
    expect((await admin.call('GET', '/taxonomy-imports')).body.imports).toEqual([]);
    expect((await admin.call('GET', '/taxonomies')).body.packs).toHaveLength(1);
    for (const table of ['taxonomy_concept', 'taxonomy_label', 'taxonomy_upload_part'] as const) {
      const { rows } = await sql<{ number: number }>`select count(*) as number from ${sql.table(table)}`.execute(
        dependencies.database.read,
      );
      expect(Number(rows[0]!.number), table).toBe(0);
    }
  });

  it('that was cut off while it was stored is stored anew as a whole, and nothing of the first time stays', async () => {
    const { admin, bring, dependencies, jobs, taxonomies } = await withAdmin(open);
    const rows = Array.from({ length: 1200 }, (_each, index) => `urn:s:${index},skill number ${index}`);
    const list = { 'list.csv': `uri,label\n${rows.join('\n')}\n` };
    const { pack } = await bring(admin, {}, list);
    const tenantId = await tenantOf(dependencies, pack.id);
    // As a stop in the middle leaves it: the state says "storing", the parts are there, some of the content is written.
    const whole = Buffer.from(list['list.csv']);
    await dependencies.database.write(async (queries) => {
      await packStore(queries).change(tenantId, pack.id, ['ready'], { state: 'storing' });
      await packStore(queries).keepPart(tenantId, pack.id, 0, whole);
      await sql`delete from taxonomy_concept where pack_id = ${pack.id} and place > 700`.execute(queries);
      await enqueueReading(dependencies, queries, (await packStore(queries).findAnywhere(pack.id))!);
    });
    expect((await admin.call('POST', `/taxonomy-imports/${pack.id}/switch-on`, {})).body.code).toBe('taxonomy.not-now');
    await jobs.runDue();
    expect((await admin.call('POST', `/taxonomy-imports/${pack.id}/switch-on`, {})).body.pack.state).toBe('on');
    const source = (await taxonomies.readTaxonomy(tenantId, pack.id))!;
    expect(source.concepts.map(({ uri, preferredLabel }) => `${uri},${preferredLabel}`)).toEqual(rows);
  });

  it('travels in parts that must fit, and is refused before it travels when it is too large', async () => {
    const { admin, bring } = await withAdmin(open);
    const begin = (files: readonly { name: string; bytes: number }[]) =>
      admin.call('POST', '/taxonomy-imports', {
        format: 'csv',
        scope: 'institution',
        scheme: 'Synthetic list',
        version: '1',
        language: 'en',
        attribution: '',
        files,
      });
    expect((await begin([{ name: 'large.csv', bytes: 200_000_000 }])).body.code).toBe('request.invalid');
    const half = 40 * 1024 * 1024;
    expect((await begin(['a', 'b'].map((name) => ({ name, bytes: half })))).body.code).toBe('request.invalid');
    const { pack, parts } = (await begin([{ name: 'list.csv', bytes: PART_BYTES + 3 }])).body;
    expect(parts).toEqual({ needed: 2, missing: [0, 1] });
    const send = (part: number, bytes: number) =>
      admin.call('PUT', `/taxonomy-imports/${pack.id}/parts/${part}`, {
        content: Buffer.alloc(bytes).toString('base64'),
      });
    expect((await send(1, 4)).body.code).toBe('taxonomy.part-wrong');
    expect((await send(2, 3)).body.code).toBe('taxonomy.part-wrong');
    expect((await send(1, 3)).status).toBe(204);
    expect((await send(1, 3)).status).toBe(204);
    expect((await admin.call('POST', `/taxonomy-imports/${pack.id}/read`, {})).body.code).toBe(
      'taxonomy.parts-missing',
    );
    expect((await admin.call('GET', `/taxonomy-imports/${pack.id}`)).body.parts).toEqual({ needed: 2, missing: [0] });
    const words = 'synthetic words, '.repeat(60);
    const rows = Array.from({ length: 2000 }, (_each, index) => `urn:s:${index},skill number ${index},"${words}"\n`);
    const large = `uri,label,description\n${rows.join('')}`;
    expect(large.length).toBeGreaterThan(PART_BYTES);
    const ready = await bring(admin, {}, { 'list.csv': large });
    expect(ready).toMatchObject({ pack: { state: 'ready', concepts: 2000 } });
    for (let open_ = 2; open_ < 5; open_ += 1) await begin([{ name: 'list.csv', bytes: 1 }]);
    expect((await begin([{ name: 'list.csv', bytes: 1 }])).body.code).toBe('taxonomy.too-many-imports');
  });

  it('of an institution is its own; ESCO and what is for all is brought in by the administrators of the installation', async () => {
    const started = await withAdmin(open);
    const { admin, bring } = started;
    const leena = await inviteMember(started, admin, 'leena@first.example', ['institution-administrator']);
    await enrol(leena);
    const marco = await inviteMember(started, admin, 'marco@first.example', ['trainer']);
    await enrol(marco);
    const ready = await bring(leena, { attribution: 'Synthetic rights' }, { 'list.csv': 'uri,label\nurn:a,bargain\n' });
    expect(ready).toMatchObject({ pack: { state: 'ready', scope: 'institution', attribution: 'Synthetic rights' } });
    await leena.call('POST', `/taxonomy-imports/${ready.pack.id}/switch-on`, {});
    expect((await marco.call('GET', `/taxonomies/${ready.pack.id}/concepts`)).body.concepts).toHaveLength(1);
    expect((await marco.call('GET', '/taxonomy-imports')).body.code).toBe('route.forbidden');
    expect((await marco.call('DELETE', `/taxonomies/${ready.pack.id}`)).body.code).toBe('route.forbidden');
    for (const wanted of [ESCO, { scope: 'installation' as const }, { format: 'esco' as const }]) {
      await expect(bring(leena, wanted, zip())).rejects.toThrow('taxonomy.installation-only');
    }
    expect(await started.taxonomies.readTaxonomy('another-institution', ready.pack.id)).toBeNull();
  });

  it('is taken away when nothing uses it, with everything in it', async () => {
    let uses = 1;
    const use: TaxonomyUse = {
      ofConcept: async () => [{ kind: 'framework', title: 'Synthetic skill' }],
      ofPack: async () => uses,
    };
    const { admin, bring, jobs, taxonomies } = await withAdmin(open, [use]);
    const { pack } = await bring(admin, {}, { 'list.csv': 'uri,label\nurn:a,bargain\n' });
    await admin.call('POST', `/taxonomy-imports/${pack.id}/switch-on`, {});
    const detail = (await admin.call('GET', `/taxonomies/${pack.id}/concept?uri=urn:a`)).body;
    expect(detail.uses).toEqual([{ kind: 'framework', title: 'Synthetic skill' }]);
    expect((await admin.call('DELETE', `/taxonomies/${pack.id}`)).body.code).toBe('taxonomy.in-use');
    uses = 0;
    for (const _twice of [1, 2]) expect((await admin.call('DELETE', `/taxonomies/${pack.id}`)).status).toBe(204);
    expect(await taxonomies.resolveConcept('any', 'urn:a', 'en')).toBeNull();
    await jobs.runDue();
    expect((await admin.call('DELETE', `/taxonomies/${pack.id}`)).body.code).toBe('route.not-found');
  });

  it('comes as SKOS, from Moodle or as a plain table as well, in the language asked for', async () => {
    const { admin, bring, taxonomies } = await withAdmin(open);
    const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:a> a skos:Concept ; skos:prefLabel "bargain"@en, "neuvotella"@fi .`;
    const moodle = `${MOODLE_COLUMNS.join(',')}\n,KT,Synthetic,,1,,,,,,,,1,\n,K1,Bargain,,1,,,,,,,,,\n`;
    const forms = [
      { format: 'skos', files: { 'list.ttl': turtle }, label: 'neuvotella' },
      { format: 'moodle', files: { 'list.csv': moodle }, label: 'Bargain' },
      { format: 'csv', files: { 'list.csv': 'uri,label\nurn:b,neuvotella\n' }, label: 'neuvotella' },
    ] as const;
    for (const { format, files, label } of forms) {
      const { pack } = await bring(admin, { format, language: 'fi', scheme: format, scope: 'installation' }, files);
      expect(pack, format).toMatchObject({ state: 'ready', concepts: 1 });
      await admin.call('POST', `/taxonomy-imports/${pack.id}/switch-on`, {});
      const source = await taxonomies.readTaxonomy('any', pack.id);
      expect(source, format).toMatchObject({ scheme: format, language: 'fi', concepts: [{ preferredLabel: label }] });
    }
  });

  it('is searched in the same way whether it was brought in or ships with Dragoman', async () => {
    const { admin, bring, dependencies } = await withAdmin(open);
    const rows = [
      'urn:1,data analysis,analyse data',
      'urn:2,analyse big data,data mining | mining of data',
      'urn:3,data,',
      'urn:4,Łódź data centre planning,centre for données',
      'urn:5,bargain,deal 100% | deal_with',
    ];
    const { pack } = await bring(admin, {}, { 'list.csv': `uri,label,altLabels\n${rows.join('\n')}\n` });
    const stored = storedContent(dependencies.database.read, {
      tenantId: await tenantOf(dependencies, pack.id),
      packId: pack.id,
    });
    const shipped = shippedContent({ ...syntheticVocabulary, ...(await stored.readAll()) });
    for (const text of ['data', 'Data ANALYSE', 'lodz', 'donnees', '100%', 'deal_', '%', '', 'nothing like it']) {
      const found = await stored.search(text, 3);
      expect(found, text).toEqual(await shipped.search(text, 3));
      expect(await stored.search(text, 3, 1), text).toEqual(await shipped.search(text, 3, 1));
    }
    expect((await stored.search('data', 9)).map(({ uri }) => uri)).toEqual(['urn:3', 'urn:1', 'urn:2', 'urn:4']);
    expect(await stored.search('%', 9)).toEqual([]);
  });
});

async function tenantOf({ database }: TaxonomyDependencies, packId: string): Promise<string> {
  return (await packStore(database.read).findAnywhere(packId))!.tenantId;
}
