import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { inviteMember, setUpFirst } from '../../identity/server/testing/start-identity.ts';
import { institutionStore } from '../../identity/server/index.ts';
import type { Browser } from '../../identity/server/testing/browser.ts';
import type { ProgrammeView } from '../wire-contract.ts';
import { moduleStore } from './modules/module-store.ts';
import { programmesDoor } from './programmes-door.ts';
import { programmeForFirm, programmeOfCase } from './programme-for-firm.ts';
import { CASE_ID, NEED_IDS, SECRET, SENTENCE_IDS, startProgrammes } from './testing/start-programmes.ts';
import type { StartedProgrammes } from './testing/start-programmes.ts';
import { partEnd } from './thread-links.ts';

const OF_CASE = { caseId: CASE_ID, title: 'Synthetic course', audience: 'external', language: 'en' };
const vibration = {
  uri: 'dragoman:predictive-maintenance-vibration',
  label: 'Vibration',
  kind: 'skill',
  from: 1,
  to: 3,
};
const MODULE = {
  title: 'Synthetic vibration lab',
  purpose: 'Synthetic purpose.',
  contactMinutes: 180,
  selfStudyMinutes: 120,
  price: 400,
  languages: ['en'],
  skills: [vibration],
  prerequisites: [],
};

const begin = async (browser: Browser, body: object = OF_CASE): Promise<ProgrammeView> => {
  const made = await browser.call('POST', '/programmes', body);
  expect(made.status).toBe(201);
  return made.body;
};

describeOnBothDatabases('a programme', (open) => {
  it('begins with the accepted skills of a case and an objective for each, linked in the thread', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const listed = (await admin.call('GET', '/programmes')).body;
    expect(listed).toMatchObject({ programmes: [], cases: [{ id: CASE_ID, firm: 'Synthetic Machines', needs: 2 }] });
    const programme = await begin(admin);
    expect(programme).toMatchObject({ firm: 'Synthetic Machines', revision: 1, version: 0 });
    expect(programme.plan.needs.map(({ id }) => id)).toEqual([...NEED_IDS]);
    expect(programme.plan.objectives[0]).toMatchObject({ verb: 'predict', needIds: [NEED_IDS[0]] });
    expect(programme.alignment.gaps.map(({ kind }) => kind)).toEqual([
      'objective-without-session',
      'objective-without-item',
      'objective-without-session',
      'objective-without-item',
    ]);
    expect(JSON.stringify(programme)).not.toContain(SECRET);
    expect(started.moved).toEqual([`${CASE_ID} designing`]);
    expect((await admin.call('GET', '/programmes')).body).toMatchObject({ cases: [], programmes: [{ gaps: 4 }] });
  });

  it('is refused for a case without skills, an unknown case, and to those who do not design', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { needCase } = started;
    needCase.current = { ...needCase.current!, needs: [] };
    expect((await admin.call('POST', '/programmes', OF_CASE)).body.code).toBe('programmes.no-needs');
    needCase.current = null;
    expect((await admin.call('POST', '/programmes', OF_CASE)).body.code).toBe('programmes.case-not-known');
    const learner = await inviteMember(started, admin, 'learner@first.example', ['participant']);
    expect((await learner.call('GET', '/programmes')).status).toBe(403);
    const nobody = started.browser();
    expect((await nobody.call('GET', '/programmes')).status).toBe(401);
  });

  it('is saved over the revision that was read, with what changed and why', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id, plan } = await begin(admin);
    const body = { revision: 1, plan: { ...plan, why: 'For synthetic fitters.' }, reason: 'The firm said for whom.' };
    const saved = (await admin.call('PUT', `/programmes/${id}`, body)).body;
    expect(saved).toMatchObject({ revision: 2, changes: [{ reason: 'The firm said for whom.', revision: 2 }] });
    expect(saved.changes[0].changes).toEqual([
      {
        part: 'programme',
        id: '',
        name: plan.title,
        kind: 'changed',
        fields: [{ field: 'why', before: '', after: 'For synthetic fitters.' }],
      },
    ]);
    // Sent again after a lost reply it is the same; another change over the old revision is refused and nothing is lost.
    expect((await admin.call('PUT', `/programmes/${id}`, body)).body.revision).toBe(2);
    const late = await admin.call('PUT', `/programmes/${id}`, { ...body, plan: { ...plan, why: 'Another.' } });
    expect([late.status, late.body.code]).toEqual([409, 'programmes.changed-meanwhile']);
    const broken = { ...plan, sessions: [], objectives: [{ ...plan.objectives[0]!, needIds: ['gone'] }] };
    const refused = await admin.call('PUT', `/programmes/${id}`, { revision: 2, plan: broken, reason: '' });
    expect([refused.status, refused.body.code]).toEqual([422, 'programmes.plan-does-not-fit']);
    expect((await admin.call('GET', `/programmes/${id}`)).body.plan.why).toBe('For synthetic fitters.');
  });

  it('D3: loses its links with a deleted session, and exactly its objectives are amber with their sentences', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id } = await begin(admin);
    const fill = async (revision: number, what: string) =>
      (await admin.call('POST', `/programmes/${id}/fill`, { revision, what })).body as ProgrammeView;
    await fill(1, 'items');
    const whole = await fill(2, 'sessions');
    expect(whole.alignment.gaps).toEqual([]);
    const [first, second] = whole.plan.sessions;
    const walk = async (type: string, part: string) =>
      (await admin.call('GET', `/programmes/${id}/thread?type=${type}&id=${part}`)).body;
    const walked = await walk('session', first!.id);
    expect(walked.towardsFirm.map((step: { type: string }[]) => step.map(({ type }) => type))).toEqual([
      ['objective'],
      ['need'],
      ['sentence', 'sentence'],
    ]);
    expect(walked.towardsFirm[0][0].linkedAt).not.toBeNull();
    const plan = { ...whole.plan, sessions: [second!] };
    const after = (await admin.call('PUT', `/programmes/${id}`, { revision: 3, plan, reason: '' }))
      .body as ProgrammeView;
    expect(after.alignment.gaps).toEqual([
      {
        kind: 'objective-without-session',
        part: 'objective',
        id: first!.objectiveIds[0],
        sentenceIds: [SENTENCE_IDS[0], SENTENCE_IDS[2]],
      },
    ]);
    expect((await walk('session', first!.id)).code).toBe('route.not-found');
    expect((await walk('objective', first!.objectiveIds[0]!)).gaps).toEqual([
      {
        kind: 'objective-without-session',
        part: 'objective',
        id: first!.objectiveIds[0],
        text: after.plan.objectives.find(({ id: own }) => own === first!.objectiveIds[0])!.text,
        sentences: 2,
      },
    ]);
    const down = await walk('objective', first!.objectiveIds[0]!);
    expect(down.towardsCourse.flat().map(({ type }: { type: string }) => type)).toEqual(['item']);
  });

  it('D4: leads from an item and from a session hour to the firm’s sentence, and from the sentence back', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id } = await begin(admin);
    await admin.call('POST', `/programmes/${id}/fill`, { revision: 1, what: 'items' });
    const { plan } = (await admin.call('POST', `/programmes/${id}/fill`, { revision: 2, what: 'sessions' }))
      .body as ProgrammeView;
    const item = plan.assessments[0]!.items[0]!;
    const up = (await admin.call('GET', `/programmes/${id}/thread?type=item&id=${item.id}`)).body;
    const sentences = up.towardsFirm.at(-1);
    expect(sentences[0]).toMatchObject({ id: SENTENCE_IDS[0], words: [{ start: 4, end: 23 }] });
    // What the firm marked confidential is there as a line and not in words.
    expect(sentences[1]).toMatchObject({ id: SENTENCE_IDS[2], text: '', isConfidential: true, words: [] });
    const down = (await admin.call('GET', `/programmes/${id}/thread?type=sentence&id=${SENTENCE_IDS[0]}`)).body;
    expect(down.towardsCourse.flat().map(({ type }: { type: string }) => type)).toEqual([
      'need',
      'objective',
      'session',
      'item',
    ]);
    expect(down.towardsCourse.flat().at(-1).id).toBe(item.id);
    const gone = await admin.call('GET', `/programmes/${id}/thread?type=item&id=none`);
    expect(gone.status).toBe(404);
  });

  it('says in its thread what the other end of a link has become: a need taken back, a lead who has gone', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id } = await begin(admin);
    const fill = async (revision: number, what: string) =>
      (await admin.call('POST', `/programmes/${id}/fill`, { revision, what })).body as ProgrammeView;
    await fill(1, 'items');
    const { plan } = await fill(2, 'sessions');
    started.academics.push({ id: 'synthetic-lead', name: 'Synthetic Lead', languages: [], hoursLeft: 9, fits: [] });
    const sessions = plan.sessions.map((each, at) => (at === 0 ? { ...each, academicId: 'synthetic-lead' } : each));
    const led = await admin.call('PUT', `/programmes/${id}`, { revision: 3, plan: { ...plan, sessions }, reason: '' });
    expect(led.status).toBe(200);
    const gaps = async () =>
      (await admin.call('GET', `/programmes/${id}/thread?type=session&id=${sessions[0]!.id}`)).body.gaps;
    expect(await gaps()).toEqual([]);
    started.academics.length = 0;
    const lead = { kind: 'lead-gone', part: 'session', id: sessions[0]!.id, text: sessions[0]!.title, sentences: 0 };
    expect(await gaps()).toEqual([lead]);
    const { current } = started.needCase;
    started.needCase.current = { ...current!, needs: current!.needs.slice(0, 1) };
    expect(await gaps()).toEqual(
      expect.arrayContaining([lead, expect.objectContaining({ kind: 'need-gone', part: 'objective' })]),
    );
    expect(await gaps()).toHaveLength(2);
  });

  it('shows another institution’s as one that does not exist', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    await begin(admin);
    const strange = await admin.call('GET', '/programmes/01939c1e-7a00-7000-8000-0000000000ff');
    expect([strange.status, strange.body.code]).toEqual([404, 'route.not-found']);
  });

  it('is frozen in versions, compared, approved by name in a role, and told to the firm’s page', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id, plan } = await begin(admin);
    const { database } = started;
    const tenantId = await ownerOf(started, id);
    expect(await programmeForFirm(database.read, tenantId, CASE_ID)).toBeNull();
    expect(await programmeOfCase(database.read, tenantId, CASE_ID)).toMatchObject({ id });
    expect(await programmesDoor.offered(database.read, tenantId)).toEqual([]);
    const frozen = (await admin.call('POST', `/programmes/${id}/versions`, { revision: 1, note: 'First' })).body;
    expect(frozen).toMatchObject({
      version: 1,
      changedSinceVersion: 0,
      versions: [{ number: 1, by: 'Pekka Synthetic' }],
    });
    const again = await admin.call('POST', `/programmes/${id}/versions`, { revision: 1, note: '' });
    expect(again.body.code).toBe('programmes.nothing-changed');
    const title = 'Synthetic course, better named';
    await admin.call('PUT', `/programmes/${id}`, { revision: 1, plan: { ...plan, title }, reason: '' });
    const compared = (await admin.call('GET', `/programmes/${id}/compare?from=1&to=now`)).body;
    expect(compared.changes[0].fields).toEqual([{ field: 'title', before: plan.title, after: title }]);
    expect((await admin.call('GET', `/programmes/${id}/compare?from=7&to=now`)).body.code).toBe(
      'programmes.version-not-known',
    );
    const approve = { number: 1, role: 'unit-head', decision: 'approved', note: '' };
    const approved = await admin.call('POST', `/programmes/${id}/approvals`, approve);
    expect(approved.body.approvals).toMatchObject([{ role: 'unit-head', decision: 'approved', by: 'Pekka Synthetic' }]);
    const twice = await admin.call('POST', `/programmes/${id}/approvals`, { ...approve, decision: 'refused' });
    expect(twice.body.code).toBe('programmes.approved-already');
    await admin.call('POST', `/programmes/${id}/approvals`, { ...approve, role: 'firm' });
    expect(started.moved).toEqual([`${CASE_ID} designing`, `${CASE_ID} agreed`]);
    expect(await programmeForFirm(database.read, tenantId, CASE_ID)).toMatchObject({ title: plan.title, sessions: [] });
    expect(await programmesDoor.programme(database.read, tenantId, id)).toMatchObject({
      version: 1,
      revision: 2,
      title,
    });
    expect(await programmesDoor.programme(database.read, 'another', id)).toBeNull();
    // No session of it teaches anything yet.
    const offered = [{ id, title: plan.title, language: 'en', skills: [] }];
    expect(await programmesDoor.offered(database.read, tenantId)).toEqual(offered);
    expect(await programmesDoor.offered(database.read, 'another')).toEqual([]);
    const refusal = { ...approve, role: 'programme-director', decision: 'refused' };
    await admin.call('POST', `/programmes/${id}/approvals`, refusal);
    expect(await programmesDoor.offered(database.read, tenantId)).toEqual([]);
  });

  it('is offered as a tagged PDF and a Word file that quote the firm and never its confidential lines', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id } = await begin(admin);
    const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const get = (file: string) =>
      started.app.inject({ method: 'GET', url: `/api/programmes/${id}/${file}`, headers: { cookie } });
    const pdf = await get('offer.pdf?language=fi');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const bytes = pdf.rawPayload.toString('latin1');
    expect(bytes.startsWith('%PDF-1.7')).toBe(true);
    expect(bytes).toContain('/StructTreeRoot');
    expect(bytes).not.toContain(SECRET);
    const word = await get('offer.docx');
    expect(word.headers['content-type']).toContain('wordprocessingml');
    const xml = strFromU8(unzipSync(new Uint8Array(word.rawPayload))['word/document.xml']!);
    expect(xml).toContain('Our machines break down and we want to see it coming.');
    expect(xml).toContain('one sentence you marked confidential');
    expect(xml).toContain('w:tblHeader');
    expect(xml).not.toContain(SECRET);
    expect((await get('offer.exe')).statusCode).toBe(400);
  });
});

describeOnBothDatabases('modules of institutions', (open) => {
  it('D5: come from another institution read-only with their version, and an update offers what differs', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { database } = started;
    const { id } = await begin(admin);
    const tenantId = await ownerOf(started, id);
    const leiden = '01939c1e-7a00-7000-8000-00000000aaaa';
    const moduleId = '01939c1e-7a00-7000-8000-00000000bbbb';
    const foreign = { tenantId: leiden, id: moduleId, version: 1, isShared: true, content: MODULE as never };
    await database.write(async (queries) => {
      const network = '01939c1e-7a00-7000-8000-00000000cccc';
      const at = '2026-11-20T10:00:00.000Z';
      await institutionStore(queries).addNetwork({ id: network, name: 'Synthetic network', createdAt: at });
      await institutionStore(queries).add({ id: leiden, name: 'Synthetic Leiden', networkId: network, createdAt: at });
      await moduleStore(queries).add(foreign, '', at);
    });
    // As long as the institutions share no network nothing of it is seen.
    expect((await admin.call('GET', `/teaching-modules/${leiden}/${moduleId}`)).status).toBe(404);
    await joinNetwork(started, tenantId, '01939c1e-7a00-7000-8000-00000000cccc');
    const seen = (await admin.call('GET', `/teaching-modules/${leiden}/${moduleId}`)).body;
    expect(seen).toMatchObject({ institution: 'Synthetic Leiden', isOwn: false, ref: { version: '1' } });
    const change = await admin.call('POST', `/teaching-modules/${moduleId}/versions`, {
      version: 1,
      content: MODULE,
      note: '',
    });
    expect(change.status).toBe(404);
    const taken = (
      await admin.call('POST', `/programmes/${id}/modules`, {
        revision: 1,
        modules: [{ ref: seen.ref, academicId: null }],
        proof: 'proven',
      })
    ).body as ProgrammeView;
    expect(taken.plan.sessions).toMatchObject([
      { title: MODULE.title, minutes: 180, objectiveIds: [taken.plan.objectives[0]!.id] },
    ]);
    expect(taken.updates).toEqual([]);
    const content = { ...MODULE, contactMinutes: 240, title: 'Synthetic vibration lab, longer' } as never;
    await database.write(async (queries) => {
      await moduleStore(queries).moveTo({ ...foreign, version: 2, content });
      await moduleStore(queries).addVersion(
        { ...foreign, version: 2, content },
        'An hour more',
        '2026-11-21T11:00:00.000Z',
      );
    });
    const later = (await admin.call('GET', `/programmes/${id}`)).body as ProgrammeView;
    expect(later.updates).toMatchObject([{ from: '1', to: '2' }]);
    expect(later.plan.sessions[0]!.minutes).toBe(180);
    const diff = (await admin.call('GET', `/teaching-modules/${leiden}/${moduleId}/compare?from=1&to=2`)).body;
    expect(diff.fields).toEqual([
      { field: 'title', before: MODULE.title, after: 'Synthetic vibration lab, longer' },
      { field: 'contact', before: '180', after: '240' },
    ]);
    const sessionId = later.plan.sessions[0]!.id;
    const updated = await admin.call('POST', `/programmes/${id}/module-update`, { revision: 2, sessionId });
    expect(updated.body.plan.sessions[0]).toMatchObject({ minutes: 240, moduleRef: { version: '2' } });
    expect(updated.body.updates).toEqual([]);
    // The earlier version stays for whoever uses it.
    expect(
      (await admin.call('GET', `/teaching-modules/${leiden}/${moduleId}?version=1`)).body.content.contactMinutes,
    ).toBe(180);
  });

  it('are added, changed in versions and shared by their own institution alone', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const made = (await admin.call('POST', '/teaching-modules', { content: MODULE, isShared: false })).body;
    expect(made).toMatchObject({ isOwn: true, isShared: false, ref: { version: '1' }, versions: [{ number: 1 }] });
    const id = made.ref.moduleId;
    const same = await admin.call('POST', `/teaching-modules/${id}/versions`, {
      version: 1,
      content: MODULE,
      note: '',
    });
    expect(same.body.code).toBe('programmes.nothing-changed');
    const content = { ...MODULE, price: 500 };
    const next = await admin.call('POST', `/teaching-modules/${id}/versions`, { version: 1, content, note: 'Dearer' });
    expect(next.body).toMatchObject({
      ref: { version: '2' },
      versions: [{ number: 1 }, { number: 2, note: 'Dearer' }],
    });
    const late = await admin.call('POST', `/teaching-modules/${id}/versions`, {
      version: 1,
      content: MODULE,
      note: '',
    });
    expect(late.body.code).toBe('programmes.changed-meanwhile');
    expect((await admin.call('PUT', `/teaching-modules/${id}/sharing`, { isShared: true })).body.isShared).toBe(true);
    const { modules } = (await admin.call('GET', '/teaching-modules')).body;
    expect(modules.map(({ key }: { key: string }) => key)).toContain('shipped/negotiation');
    const own = { id, title: MODULE.title, languages: ['en'], skillUris: [vibration.uri] };
    expect(await programmesDoor.ownModules(started.database.read, made.ref.institutionId)).toEqual([own]);
    expect(await programmesDoor.ownModules(started.database.read, 'another')).toEqual([]);
    const down = { ...MODULE, skills: [{ ...vibration, from: 3, to: 2 }] };
    expect((await admin.call('POST', '/teaching-modules', { content: down, isShared: false })).status).toBe(400);
  });

  it(
    'are chosen for a programme with proof, with academics within their hours, and nothing for zero hours',
    { timeout: 60_000 },
    async () => {
      const started = await startProgrammes(open);
      const { admin } = await setUpFirst(started);
      const { id } = await begin(admin);
      await admin.call('POST', '/teaching-modules', { content: MODULE, isShared: false });
      const wish = {
        mode: 'best',
        contactHours: 20,
        ects: null,
        price: null,
        language: 'en',
        withAcademics: false,
        required: [],
        excluded: [],
        without: null,
      };
      const assemble = async (change: object) =>
        admin.call('POST', `/programmes/${id}/assembly`, { ...wish, ...change });
      const best = (await assemble({})).body;
      expect(best.course).toMatchObject({ proof: 'proven', coverage: 1, bound: 1 });
      expect(best.candidates.map(({ title }: { title: string }) => title)).toContain(MODULE.title);
      expect(best.losses).toHaveLength(2);
      expect(best.losses[0].coverageWithout).toBeLessThan(1);
      expect((await assemble({ mode: 'quick' })).body.course.proof).toBe('quick');
      const without = (await assemble({ mode: 'without', without: 'shipped/negotiation' })).body;
      expect(without.course.coverage).toBe(0.5);
      started.academics.push({
        id: 'synthetic-academic',
        name: 'Synthetic Academic',
        languages: ['en'],
        hoursLeft: 3,
        fits: [{ skillUri: vibration.uri, fit: 0.8 }],
      });
      const led = (await assemble({ withAcademics: true })).body;
      expect(led.course.modules).toEqual([{ key: expect.any(String), academicId: 'synthetic-academic' }]);
      expect(led.academics).toEqual([{ id: 'synthetic-academic', name: 'Synthetic Academic' }]);
      expect((await assemble({ contactHours: 0 })).body.code).toBe('programmes.no-hours');
      expect((await assemble({ language: 'fr' })).body.code).toBe('programmes.nothing-to-choose-from');
    },
  );
});

describeOnBothDatabases('the page of a course', (open) => {
  it('is open only with a version, shows no firm and no person, and takes interests that can be taken back', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id } = await begin(admin);
    const visitor = started.browser();
    expect((await visitor.call('GET', `/courses/${id}`)).body.code).toBe('programmes.page-not-open');
    expect((await admin.call('PUT', `/programmes/${id}/page`, { open: true })).body.code).toBe(
      'programmes.version-needed',
    );
    await admin.call('POST', `/programmes/${id}/versions`, { revision: 1, note: '' });
    expect((await admin.call('PUT', `/programmes/${id}/page`, { open: true })).body.isPageOpen).toBe(true);
    const course = await visitor.call('GET', `/courses/${id}`);
    expect(course.body).toMatchObject({ title: 'Synthetic course', isSynthetic: true });
    for (const secret of [SECRET, 'Synthetic Machines', 'machines break down', 'Pekka']) {
      expect(JSON.stringify(course.body)).not.toContain(secret);
    }
    const body = {
      name: 'Aino Synthetic',
      email: 'Aino@Firm.example',
      organisation: '',
      message: '',
      language: 'fi',
      agreed: true,
    };
    for (const _ of [1, 2]) {
      expect((await visitor.call('POST', `/courses/${id}/interests`, body)).body).toEqual({ taken: true });
    }
    expect((await visitor.call('POST', `/courses/${id}/interests`, { ...body, agreed: false })).status).toBe(400);
    const { interests } = (await admin.call('GET', `/programmes/${id}/interests`)).body;
    expect(interests).toMatchObject([{ name: 'Aino Synthetic', email: 'aino@firm.example' }]);
    expect(started.sent).toHaveLength(1);
    const token = /#([\w.-]+)/.exec((started.sent[0]!.payload as { text: string }).text)![1]!;
    const spoilt = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    expect((await visitor.call('POST', '/course-interests/withdraw', { token: spoilt })).body.code).toBe(
      'programmes.link-not-known',
    );
    expect((await visitor.call('POST', '/course-interests/withdraw', { token })).status).toBe(204);
    expect((await admin.call('GET', `/programmes/${id}/interests`)).body.interests).toEqual([]);
  });

  it('forgets interests after a year', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id } = await begin(admin);
    await admin.call('POST', `/programmes/${id}/versions`, { revision: 1, note: '' });
    await admin.call('PUT', `/programmes/${id}/page`, { open: true });
    const body = {
      name: 'Aino Synthetic',
      email: 'aino@firm.example',
      organisation: '',
      message: '',
      language: 'en',
      agreed: true,
    };
    await started.browser().call('POST', `/courses/${id}/interests`, body);
    const count = async () => (await admin.call('GET', `/programmes/${id}`)).body.interests;
    await started.programmes.tend();
    expect(await count()).toBe(1);
    started.advance(366 * 24 * 60 * 60 * 1000);
    await started.programmes.tend();
    const left = await sql<{ n: number }>`select count(*) as n from programme_interest`.execute(started.database.read);
    expect(Number(left.rows[0]!.n)).toBe(0);
  });
});

describeOnBothDatabases('the thread of a programme', (open) => {
  it('keeps who linked what, and takes a link back by a record of its own', async () => {
    const started = await startProgrammes(open);
    const { admin } = await setUpFirst(started);
    const { id, plan } = await begin(admin);
    const tenantId = await ownerOf(started, id);
    const end = partEnd('objective', id, plan.objectives[0]!.id);
    const links = () => started.thread.linksFrom(started.database.read, { tenantId, end, relation: 'aims-at' });
    expect(await links()).toMatchObject([{ to: { type: 'need', id: NEED_IDS[0] }, authorDigest: expect.any(String) }]);
    const without = { ...plan, objectives: plan.objectives.slice(1) };
    await admin.call('PUT', `/programmes/${id}`, { revision: 1, plan: without, reason: '' });
    expect(await links()).toEqual([]);
  });
});

async function ownerOf({ database }: StartedProgrammes, id: string): Promise<string> {
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from programme where id = ${id}`.execute(
    database.read,
  );
  return rows[0]!.tenant_id;
}

async function joinNetwork({ database }: StartedProgrammes, tenantId: string, network: string): Promise<void> {
  await database.write(async (queries) => {
    await sql`update institution set network_id = ${network} where tenant_id = ${tenantId}`.execute(queries);
  });
}
