import { fileFromBytes, readPlainCsv } from '@dragoman/interop';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { enrol, inviteMember } from '../../identity/server/testing/start-identity.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { AdvertImport, MarketView, SkillView } from '../contract.ts';
import { PART_BYTES } from '../limits.ts';
import { askForWatch } from './reading/ask-for-watch.ts';
import { forgetWords } from './create-market.ts';
import { writeTermList } from './decide-term.ts';
import { marketErasable } from './market-erasable.ts';
import type { MarketTables } from './market-tables.ts';
import { watchStore } from './watch-store.ts';
import { digestOf, lookAt, SKILLS, SOURCE, startMarket, syntheticTable, takeIn } from './testing/start-market.ts';

const PATIENCE = { timeout: 120_000 };
const RISING = SKILLS[0]!.uri;

describeOnBothDatabases('the job market', (open) => {
  it('looks at a file first and takes in nothing; then the same file as a whole, once', PATIENCE, async () => {
    const started = await startMarket(open);
    const { admin, jobs } = started;
    const text = `${syntheticTable()}bad,Worker,Synthetic,yesterday,"No date."\n`;
    const looked = await lookAt(started, text);
    expect(looked).toMatchObject({ state: 'looked-at', report: { fresh: 168, known: 0, faults: 1, employers: 21 } });
    expect(looked.report!.listed[0]).toMatchObject({ fault: 'date-not-understood', written: 'yesterday' });
    expect(((await admin.call('GET', '/market')).body as MarketView).sources[0]!.adverts).toBe(0);

    const other = await admin.call('POST', `/market/imports/${looked.id}/take-in`, { digest: 'b'.repeat(64) });
    expect(other).toMatchObject({ status: 409, body: { code: 'market.file-changed' } });
    expect(await takeIn(started, looked)).toBe(200);
    // Sent again: the same answer, nothing twice.
    expect(await takeIn(started, looked)).toBe(200);
    await jobs.runDue();
    const { sources, watch } = (await admin.call('GET', '/market')).body as MarketView;
    expect(sources[0]).toMatchObject({ adverts: 168, from: '2026-03-05', to: '2026-10-05', bias: SOURCE.bias });
    expect(watch).toMatchObject({ state: 'done', adverts: 168, repeated: 7, postings: 161 });

    const again = await lookAt(started, text);
    expect(again.report).toMatchObject({ fresh: 0, known: 168 });
    const empty = await admin.call('POST', `/market/imports/${again.id}/take-in`, { digest: again.report!.digest });
    expect(empty).toMatchObject({ status: 409, body: { code: 'market.not-now' } });
    expect((await admin.call('DELETE', `/market/imports/${again.id}`)).status).toBe(204);
  });

  it(
    'says what rises, what is offered for it, and shows the sentences; no address of a person is kept',
    PATIENCE,
    async () => {
      const started = await startMarket(open);
      const { admin, database } = started;
      await takeIn(started, await lookAt(started, syntheticTable()));
      const { watch, terms } = (await admin.call('GET', '/market')).body as MarketView;
      expect(watch.surest).toMatchObject({ uri: RISING });
      const skill = watch.skills.find(({ uri }) => uri === RISING)!;
      expect(skill).toMatchObject({ trend: 'rising', asked: 72, served: 'offered' });
      expect(skill.months.map(({ asked }) => asked)).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
      expect(watch.skills.find(({ uri }) => uri === SKILLS[3]!.uri)).toMatchObject({
        asked: 1,
        served: 'nothing-offered',
      });
      const { examples, sources } = (await admin.call('GET', `/market/skill?uri=${encodeURIComponent(RISING)}`))
        .body as SkillView;
      expect(examples.length).toBe(5);
      expect(examples.every(({ sentence }) => sentence.includes(SKILLS[0]!.label))).toBe(true);
      expect(new Set(examples.map(({ language }) => language))).toEqual(new Set(['en']));
      expect(sources).toEqual([{ name: SOURCE.name, bias: SOURCE.bias, asked: 72, postings: 161 }]);
      expect(terms.map(({ term }) => term)).toEqual(['quorvane alignment']);
      const rows = await withTables<MarketTables>(database.read).selectFrom('market_advert').select('text').execute();
      expect(rows.some(({ text }) => /jane@|1234567/.test(text ?? ''))).toBe(false);
      expect((await admin.call('GET', '/market/skill?uri=urn:nothing')).status).toBe(404);
      const finnish = (await admin.call('GET', '/market', undefined, { 'accept-language': 'fi' })).body as MarketView;
      expect(finnish.watch.surest!.label).toBe(`synteettinen ${RISING}`);
    },
  );

  it(
    'keeps what a named person says of a term, writes the list that the import of taxonomies reads, and forgets the person',
    PATIENCE,
    async () => {
      const started = await startMarket(open);
      const { admin, database, tenantId } = started;
      await takeIn(started, await lookAt(started, syntheticTable()));
      const term = 'quorvane alignment';
      const unknown = await admin.call('PUT', '/market/terms', { term: 'never seen', decision: 'accepted' });
      expect(unknown).toMatchObject({ status: 404, body: { code: 'market.unknown' } });
      const said = (await admin.call('PUT', '/market/terms', { term, decision: 'accepted' })).body as MarketView;
      expect(said.terms[0]).toMatchObject({ term, decision: 'accepted', decidedBy: expect.stringMatching(/./) });
      const list = await writeTermList(database.read, tenantId);
      const read = await readPlainCsv({
        file: fileFromBytes('terms.csv', new TextEncoder().encode(list)),
        scheme: 'synthetic',
        version: '1',
        language: 'en',
        attribution: '',
      });
      expect(read.taxonomy?.concepts.map(({ preferredLabel }) => preferredLabel)).toEqual([term]);

      const [person] = await marketErasable.listPersons!(database.read);
      expect(person!.tenantId).toBe(tenantId);
      await database.write((queries) => marketErasable.erase!(queries, person!));
      expect(await marketErasable.listPersons!(database.read)).toEqual([]);
      const after = (await admin.call('GET', '/market')).body as MarketView;
      expect(after.terms[0]).toMatchObject({ term, decision: 'accepted', decidedBy: null });
      const back = (await admin.call('PUT', '/market/terms', { term, decision: null })).body as MarketView;
      expect(back.terms[0]).toMatchObject({ term, decision: null });
    },
  );

  it('forgets the words of old adverts and counts on what was read of them', PATIENCE, async () => {
    const started = await startMarket(open);
    const { admin, advance, database, jobs, parts } = started;
    await takeIn(started, await lookAt(started, syntheticTable()));
    const before = ((await admin.call('GET', '/market')).body as MarketView).watch;
    // Twenty-five months: adverts up to October 2026 are older than two years.
    advance(25 * 30.5 * 24 * 3_600_000);
    expect(await forgetWords(parts)).toBe(168);
    const rows = await withTables<MarketTables>(database.read).selectFrom('market_advert').selectAll().execute();
    expect(rows.every(({ text, title, external_id }) => text === null && title === '' && external_id === null)).toBe(
      true,
    );
    await database.write(async (queries) => {
      await askForWatch(parts, queries, started.tenantId);
    });
    await jobs.runDue();
    const skills = await watchStore(database.read).listSkills(started.tenantId);
    const rising = JSON.parse(skills.find(({ uri }) => uri === RISING)!.body);
    const own = before.skills.find(({ uri }) => uri === RISING)!;
    expect(rising.months).toEqual(own.months);
    expect(rising.examples).toEqual([]);
  });

  it('refuses what is no table, keeps nothing of it, and says so', PATIENCE, async () => {
    const started = await startMarket(open);
    const { admin, database } = started;
    for (const [text, code] of [
      ['PK\u0003\u0004\u0000\u0000binary', 'market.file-not-understood'],
      ['a,b\n1,2\n', 'market.column-missing'],
      ['text,date\n', 'market.no-adverts'],
    ] as const) {
      const looked = await lookAt(started, text);
      expect(looked).toMatchObject({ state: 'refused', refusal: { code }, report: null });
      await admin.call('DELETE', `/market/imports/${looked.id}`);
    }
    const parts = await withTables<MarketTables>(database.read)
      .selectFrom('market_upload_part')
      .select('part')
      .execute();
    expect(parts).toEqual([]);
  });

  it('waits for every part and takes none of another length', PATIENCE, async () => {
    const { admin } = await startMarket(open);
    const { sources } = (await admin.call('POST', '/market/sources', SOURCE)).body as MarketView;
    const wish = {
      sourceId: sources[0]!.id,
      fileName: 'a.csv',
      bytes: 10,
      digest: digestOf(Buffer.from('0123456789')),
    };
    const { id } = (await admin.call('POST', '/market/imports', wish)).body as { id: string };
    expect(await admin.call('POST', `/market/imports/${id}/look`, {})).toMatchObject({
      status: 409,
      body: { code: 'market.parts-missing' },
    });
    const short = await admin.call('PUT', `/market/imports/${id}/parts/0`, { content: 'YWJj' });
    expect(short).toMatchObject({ status: 422, body: { code: 'market.part-wrong' } });
  });

  it('goes on with a file that broke off, and takes nothing of it in twice', PATIENCE, async () => {
    const started = await startMarket(open);
    const { admin, jobs } = started;
    const { sources } = (await admin.call('POST', '/market/sources', SOURCE)).body as MarketView;
    // Two parts: the words of one advert are longer than a part.
    const file = Buffer.from(`${syntheticTable()}long,Worker,Synthetic,2026-10-06,"${'word '.repeat(400_000)}"\n`);
    expect(file.length).toBeGreaterThan(PART_BYTES);
    const wish = { sourceId: sources[0]!.id, fileName: 'a.csv', bytes: file.length, digest: digestOf(file) };
    const begin = async (body: object = wish): Promise<AdvertImport> =>
      (await admin.call('POST', '/market/imports', body)).body as AdvertImport;
    const send = (id: string, part: number, of: Buffer = file) =>
      admin.call('PUT', `/market/imports/${id}/parts/${part}`, {
        content: of.subarray(part * PART_BYTES, (part + 1) * PART_BYTES).toString('base64'),
      });

    const begun = await begin();
    expect(begun).toMatchObject({ parts: { needed: 2, missing: [0, 1] }, bytes: file.length, digest: wish.digest });
    await send(begun.id, 1);
    const again = await begin({ ...wish, fileName: 'renamed.csv' });
    expect(again).toMatchObject({ id: begun.id, parts: { needed: 2, missing: [0] } });
    // A part that had arrived may come a second time.
    await send(begun.id, 1);
    await send(begun.id, 0);
    await admin.call('POST', `/market/imports/${begun.id}/look`, {});
    await jobs.runDue();
    const looked = await begin();
    expect(looked).toMatchObject({ id: begun.id, state: 'looked-at', report: { fresh: 169, digest: wish.digest } });
    await takeIn(started, looked);
    expect(((await admin.call('GET', '/market')).body as MarketView).sources[0]!.adverts).toBe(169);
    // After it is taken in, the same file is a new import that brings nothing.
    const anew = await begin();
    expect(anew.id).not.toBe(begun.id);
    await Promise.all([send(anew.id, 0), send(anew.id, 1)]);
    await admin.call('POST', `/market/imports/${anew.id}/look`, {});
    await jobs.runDue();
    expect(await begin()).toMatchObject({ id: anew.id, report: { fresh: 0, known: 169 } });
  });

  it('refuses a file whose parts are of two files, and keeps nothing of it', PATIENCE, async () => {
    const { admin, jobs } = await startMarket(open);
    const { sources } = (await admin.call('POST', '/market/sources', SOURCE)).body as MarketView;
    const [one, other] = [
      Buffer.from('text,date\nSynthetic,2026-03-01\n'),
      Buffer.from('text,date\nSynthesic,2026-03-01\n'),
    ];
    const wish = { sourceId: sources[0]!.id, fileName: 'a.csv', bytes: one.length, digest: digestOf(one) };
    const { id } = (await admin.call('POST', '/market/imports', wish)).body as AdvertImport;
    await admin.call('PUT', `/market/imports/${id}/parts/0`, { content: other.toString('base64') });
    await admin.call('POST', `/market/imports/${id}/look`, {});
    await jobs.runDue();
    expect((await admin.call('GET', `/market/imports/${id}`)).body).toMatchObject({
      state: 'refused',
      refusal: { code: 'market.file-mixed' },
      report: null,
    });
    // Refused is not begun: the right file starts anew.
    const next = (await admin.call('POST', '/market/imports', wish)).body as AdvertImport;
    expect(next).toMatchObject({ state: 'uploading', parts: { missing: [0] } });
    expect(next.id).not.toBe(id);
  });

  it(
    'changes a source over the revision that was read, and reads its adverts anew in another language',
    PATIENCE,
    async () => {
      const started = await startMarket(open, ['en', 'pl']);
      const { admin, jobs } = started;
      await takeIn(started, await lookAt(started, syntheticTable()));
      const [source] = ((await admin.call('GET', '/market')).body as MarketView).sources;
      const change = (body: object) => admin.call('PUT', `/market/sources/${source!.id}`, { ...SOURCE, ...body });
      const bias = 'Synthetic: only public employers.';
      const changed = (await change({ bias, revision: 1 })).body as MarketView;
      expect(changed).toMatchObject({ sources: [{ bias, revision: 2, adverts: 168 }], watch: { state: 'done' } });
      expect((await change({ bias, revision: 1 })).status).toBe(200);
      expect(await change({ name: 'Other', revision: 1 })).toMatchObject({
        status: 409,
        body: { code: 'market.changed-meanwhile' },
      });
      expect(await change({ bias: 'short', revision: 2 })).toMatchObject({ status: 400 });
      expect(await change({ language: 'it', revision: 2 })).toMatchObject({
        body: { code: 'market.language-not-read' },
      });
      await admin.call('POST', '/market/sources', { ...SOURCE, name: 'Other' });
      expect(await change({ name: 'Other', revision: 2 })).toMatchObject({
        body: { code: 'market.source-there-already' },
      });
      const looked = await lookAt(started, `${syntheticTable()}late,Worker,Synthetic,2026-10-07,"Late."\n`);
      expect(await change({ kind: 'rss', revision: 2 })).toMatchObject({ body: { code: 'market.not-now' } });
      await admin.call('DELETE', `/market/imports/${looked.id}`);
      const polish = (await change({ language: 'pl', revision: 2 })).body as MarketView;
      expect(polish).toMatchObject({ sources: [{ language: 'pl', revision: 3 }, {}], watch: { state: 'waiting' } });
      await jobs.runDue();
      const { watch, terms } = (await admin.call('GET', '/market')).body as MarketView;
      // The offer is in English, and new words are proposed of English adverts alone.
      expect(watch.skills.find(({ uri }) => uri === RISING)!.served).toBe('other-language');
      expect(terms).toEqual([]);
    },
  );

  it('asks of every source who is missing from it, in a language the list can read', PATIENCE, async () => {
    const { admin } = await startMarket(open);
    expect((await admin.call('POST', '/market/sources', { ...SOURCE, bias: '' })).status).toBe(400);
    expect(await admin.call('POST', '/market/sources', { ...SOURCE, language: 'pl' })).toMatchObject({
      status: 422,
      body: { code: 'market.language-not-read' },
    });
    await admin.call('POST', '/market/sources', SOURCE);
    expect(await admin.call('POST', '/market/sources', SOURCE)).toMatchObject({
      status: 409,
      body: { code: 'market.source-there-already' },
    });
  });

  it('takes a source away with its adverts and says anew what is left', PATIENCE, async () => {
    const started = await startMarket(open);
    const { admin, jobs } = started;
    await takeIn(started, await lookAt(started, syntheticTable()));
    const { sources } = (await admin.call('GET', '/market')).body as MarketView;
    expect((await admin.call('DELETE', `/market/sources/${sources[0]!.id}`)).status).toBe(204);
    await jobs.runDue();
    const after = (await admin.call('GET', '/market')).body as MarketView;
    expect(after).toMatchObject({ sources: [], watch: { state: 'none', skills: [], postings: 0 } });
  });

  it('is read by trainers, who bring nothing in', PATIENCE, async () => {
    const started = await startMarket(open);
    const trainer = await inviteMember(started, started.admin, 'trainer@example.org', ['trainer']);
    await enrol(trainer);
    expect(((await trainer.call('GET', '/market')).body as MarketView).mayChange).toBe(false);
    expect((await trainer.call('POST', '/market/sources', SOURCE)).status).toBe(403);
  });
});
