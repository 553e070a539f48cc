import { writeZip } from '@dragoman/interop/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { OpenDatabase } from '../../../core/database/database.ts';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { enrol } from '../../identity/server/testing/start-identity.ts';
import type {
  CallFile,
  CallList,
  CallReadingView,
  CallView,
  CallWork,
  CharterPreview,
  TieSuggestions,
} from '../contract.ts';
import { CALL_TEXT_MAX } from '../limits.ts';
import { callsErasable } from './calls-erasable.ts';
import { TABLES_OF_CALL } from './calls-tables.ts';
import { saveItem } from './checklist/keep-items.ts';
import { presentCall } from './present-call.ts';
import {
  ACADEMIC_ID,
  addCall,
  bodyOf,
  CALL_TEXT,
  CASE_ID,
  inviteDesigner,
  partWith,
  PLANTED,
  startCalls,
} from './testing/start-calls.ts';
import type { StartedCalls } from './testing/start-calls.ts';

const PATIENCE = { timeout: 120_000 };
const DAY = 86_400_000;
const NOBODY = '01939c1e-7a00-7000-8000-0000000000ff';
const MODULE = { source: 'shipped', institutionId: null, moduleId: 'negotiation' } as const;
const encode = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');
const answer = { revision: 0, status: 'met', text: '', promise: null, modules: [], academicIds: [], sessionIds: [] };
const decision = { after: 0, decision: 'bid', reasonsFor: ['strong-team'], reasonsAgainst: [], words: '' };

async function moduleRef(started: StartedCalls, callId: string) {
  const { modules } = (await started.admin.call('GET', `/calls/${callId}/modules?text=negot`)).body;
  expect(modules).toHaveLength(1);
  return modules[0].ref as typeof MODULE & { version: string };
}

describeOnBothDatabases('a call for proposals', (open) => {
  it('is read before it is kept, and kept with every part at its place and a checklist of them', PATIENCE, async () => {
    const { admin } = await startCalls(open);
    const read = (await admin.call('POST', '/calls/readings', { text: CALL_TEXT })).body as CallReadingView;
    expect(read).toMatchObject({ language: 'en', notFound: ['lot', 'budget', 'criterion'] });
    expect(((await admin.call('GET', '/calls')).body as CallList).calls).toEqual([]);
    const call = await addCall(admin);
    expect(call.text).toBe(CALL_TEXT);
    expect(call.parts.map(({ kind }) => kind)).toEqual([
      'eligibility',
      'requirement',
      'requirement',
      'requirement',
      'document',
      'deadline',
      'deadline',
    ]);
    for (const { text, place, touched } of call.parts) {
      expect(call.text.slice(place!.start, place!.end)).toBe(text);
      expect(touched).toBeNull();
    }
    expect(
      call.items.map(({ kind, dueOn, dueTime, daysLeft, pages }) => [kind, dueOn, dueTime, daysLeft, pages]),
    ).toEqual([
      ['deadline', '2027-03-01', null, 100, null],
      ['document', '2027-03-15', '12:00', 114, 10],
      ['deadline', '2027-03-15', '12:00', 114, null],
    ]);
    expect(call).toMatchObject({ stage: 'deciding', gaps: 3, musts: 3, answered: 0, keptUntil: '2028-11-21' });
    const { calls } = (await admin.call('GET', '/calls')).body as CallList;
    expect(calls).toMatchObject([{ id: call.id, gaps: 3, itemsOpen: 3, next: { role: 'questions', daysLeft: 100 } }]);
  });

  it('comes as a file too; what is no document is refused in words and nothing of it is kept', PATIENCE, async () => {
    const { admin, database } = await startCalls(open);
    const send = async (name: string, content: string | Uint8Array) =>
      (await admin.call('POST', '/calls/files', { name, content: encode(content) })).body as CallFile & {
        code: string;
      };
    expect((await send('call.txt', CALL_TEXT)).reading.found).toHaveLength(7);
    expect((await send('call.txt', new Uint8Array(600).fill(1))).code).toBe('demand.file-not-text');
    expect((await send('call.txt', '   ')).code).toBe('demand.file-empty');
    expect((await send('call.exe', CALL_TEXT)).code).toBe('demand.file-kind');
    const bomb = writeZip([{ path: 'word/document.xml', content: '0'.repeat(60 * 1024 * 1024) }]);
    expect((await send('call.docx', bomb)).code).toBe('demand.file-too-large-inside');
    const long = 'The provider must teach. '.repeat(200_000);
    expect(await send('call.txt', long)).toMatchObject({
      code: 'calls.text-too-long',
      values: { letters: long.length - 1, most: CALL_TEXT_MAX },
    });
    const body = { title: 'Synthetic', funder: '', caseId: null };
    expect((await admin.call('POST', '/calls', { ...body, text: long })).body.code).toBe('calls.text-too-long');
    expect((await admin.call('POST', '/calls', { ...body, text: ' \n ' })).body.code).toBe('calls.text-empty');
    expect((await admin.call('POST', '/calls', { ...body, text: 'x'.repeat(9_000_000) })).body.code).toBe(
      'request.too-large',
    );
    expect((await admin.call('POST', '/calls', { ...body, text: CALL_TEXT, caseId: NOBODY })).body.code).toBe(
      'calls.case-not-known',
    );
    const rows = await sql<{ calls: number }>`select count(*) as calls from proposal_call`.execute(database.read);
    expect(Number(rows.rows[0]!.calls)).toBe(0);
    const kept = await admin.call('POST', '/calls', { ...body, text: CALL_TEXT, caseId: CASE_ID });
    expect(kept.body.case).toEqual({ id: CASE_ID, title: 'Synthetic case', organisation: 'Synthetic Machines' });
  });

  it(
    'has parts added, put right and taken away by name; whoever comes second overwrites nothing',
    PATIENCE,
    async () => {
      const { admin } = await startCalls(open);
      const call = await addCall(admin);
      const at = `/calls/${call.id}/parts`;
      const start = call.text.indexOf('Published');
      const said = { ...bodyOf(partWith(call, 'online')), text: 'Published by the fund.' };
      const { revision: _revision, ...adding } = said;
      const added = await admin.call('POST', at, { ...adding, place: { start, end: start + 9 } });
      expect(added.status).toBe(201);
      expect((added.body as CallWork).parts[0]).toMatchObject({
        place: { start },
        touched: { how: 'added', by: 'Pekka Synthetic' },
      });
      expect((await admin.call('POST', at, { ...adding, place: { start, end: 99_999 } })).body.code).toBe(
        'calls.place-not-in-text',
      );
      const deadline = partWith(call, 'deadline for submission');
      const moved = { ...bodyOf(deadline), date: '2027-02-31' };
      expect((await admin.call('PUT', `${at}/${deadline.id}`, moved)).body).toMatchObject({
        code: 'calls.date-not-possible',
        values: { date: '2027-02-31' },
      });
      const saved = await admin.call('PUT', `${at}/${deadline.id}`, { ...moved, date: '2027-02-28' });
      const work = saved.body as CallWork;
      expect(partWith(work, 'deadline for submission')).toMatchObject({
        revision: 2,
        place: deadline.place,
        touched: { how: 'changed', by: 'Pekka Synthetic' },
      });
      // What hangs on the submission follows it.
      expect(work.items.find(({ kind }) => kind === 'document')).toMatchObject({ dueOn: '2027-02-28' });
      // The same sent again after its reply was lost; then something else over the old revision.
      expect((await admin.call('PUT', `${at}/${deadline.id}`, { ...moved, date: '2027-02-28' })).status).toBe(200);
      expect((await admin.call('PUT', `${at}/${deadline.id}`, { ...moved, date: '2027-02-27' })).body.code).toBe(
        'calls.changed-meanwhile',
      );
      expect((await admin.call('DELETE', `${at}/${deadline.id}?revision=1`)).body.code).toBe('calls.changed-meanwhile');
      const gone = await admin.call('DELETE', `${at}/${deadline.id}?revision=2`);
      expect(gone).toMatchObject({ status: 200, body: { notFound: ['lot', 'budget', 'criterion'] } });
      expect((gone.body as CallWork).facts.map(({ code }) => code)).toContain('no-deadline');
      expect((gone.body as CallWork).items).toHaveLength(2);
      expect((await admin.call('DELETE', `${at}/${deadline.id}?revision=2`)).status).toBe(200);
      expect((await admin.call('PUT', `${at}/${deadline.id}`, moved)).status).not.toBe(200);
    },
  );

  it(
    'has a matrix: a gap goes with a tie or a word, unknown ties are refused, and lots are counted apart',
    PATIENCE,
    async () => {
      const started = await startCalls(open);
      const { admin } = started;
      const call = await addCall(admin);
      const must = partWith(call, 'negotiate');
      const path = `/calls/${call.id}/requirements/${must.id}`;
      const put = (body: object) => admin.call('PUT', path, { ...answer, ...body });
      const empty = (await put({})).body as CallWork;
      expect(partWith(empty, 'negotiate').answer).toMatchObject({
        status: 'met',
        gap: 'nothing-behind-it',
        by: 'Pekka Synthetic',
      });
      const ref = await moduleRef(started, call.id);
      expect((await put({ modules: [{ ...ref, version: '0.0.1' }] })).body.code).toBe('calls.module-not-known');
      expect((await put({ academicIds: [NOBODY] })).body.code).toBe('calls.academic-not-known');
      expect((await put({ sessionIds: ['s1'] })).body.code).toBe('calls.session-not-known');
      const tied = (await put({ revision: 1, modules: [ref, ref], academicIds: [ACADEMIC_ID] })).body as CallWork;
      expect(partWith(tied, 'negotiate').answer).toMatchObject({
        revision: 2,
        gap: null,
        modules: [{ ref, title: 'Negotiating what both sides can keep' }],
        academics: [{ id: ACADEMIC_ID, name: 'Ada Synthetic' }],
      });
      expect(tied).toMatchObject({
        gaps: 2,
        answered: 1,
        coverage: [{ lot: null, musts: 3, met: 1, open: 2, gaps: 2, shoulds: 1 }],
      });
      expect((await put({ revision: 1, status: 'not-met' })).body.code).toBe('calls.changed-meanwhile');
      expect((await put({ promise: 'delivery' })).body.code).toBe('calls.promise-needs-words');
      const document = call.parts.find(({ kind }) => kind === 'document')!;
      const wrong = await admin.call('PUT', `/calls/${call.id}/requirements/${document.id}`, answer);
      expect(wrong.body.code).toBe('calls.not-a-requirement');
      expect((await admin.call('PUT', `/calls/${call.id}/requirements/${NOBODY}`, answer)).body).toMatchObject({
        code: 'calls.unknown',
      });
      const lot = await admin.call('PUT', `/calls/${call.id}/parts/${must.id}`, { ...bodyOf(must), lot: 'Lot 2' });
      expect((lot.body as CallWork).coverage.map(({ lot: label, met }) => [label, met])).toEqual([
        [null, 1],
        ['Lot 2', 1],
      ]);
    },
  );

  it(
    'has ties suggested by words it shares with modules and academics, and nothing tied by itself',
    PATIENCE,
    async () => {
      const { admin, ranked } = await startCalls(open);
      const person = {
        academicId: ACADEMIC_ID,
        name: 'Ada Synthetic',
        affiliation: 'Synthetic',
        score: 71.5,
        parts: [],
      };
      const more = { hoursLeft: null, askedLately: 0, coolsUntil: null };
      const reason = { recordId: NOBODY, kind: 'publication', title: 'T', year: 2026, words: ['negotiate'] } as const;
      ranked.push({ ...person, ...more, reasons: [reason] }, { ...person, ...more, academicId: NOBODY, reasons: [] });
      const call = await addCall(admin);
      const path = `/calls/${call.id}/requirements/${partWith(call, 'negotiate').id}/suggestions`;
      const suggested = (await admin.call('GET', path)).body as TieSuggestions;
      expect(suggested.modules).toMatchObject([{ ref: MODULE, title: 'Negotiating what both sides can keep' }]);
      expect(suggested.modules[0]!.words.length).toBeGreaterThan(0);
      expect(suggested.academics).toEqual([
        { id: ACADEMIC_ID, name: 'Ada Synthetic', affiliation: 'Synthetic', score: 71.5, words: ['negotiate'] },
      ]);
      const nothing = `/calls/${call.id}/requirements/${partWith(call, 'online').id}/suggestions`;
      expect((await admin.call('GET', nothing)).status).toBe(200);
      expect(((await admin.call('GET', `/calls/${call.id}`)).body as CallView).gaps).toBe(3);
    },
  );

  it(
    'is decided by name with reasons; of two decisions at the same time one is kept and the other told so',
    PATIENCE,
    async () => {
      const { admin } = await startCalls(open);
      const call = await addCall(admin);
      const decide = (body: object) => admin.call('POST', `/calls/${call.id}/decisions`, { ...decision, ...body });
      expect(call.facts.map(({ code, count }) => [code, count])).toEqual([
        ['eligibility-open', 1],
        ['musts-open', 2],
      ]);
      expect((await decide({ reasonsFor: [] })).body.code).toBe('calls.reason-needed');
      const head = { revision: 1, title: 'New name', funder: '', inCharge: null, caseId: null, programmeId: null };
      const early = await admin.call('PUT', `/calls/${call.id}`, { ...head, outcome: 'won' });
      expect(early.body.code).toBe('calls.no-bid-yet');
      const both = await Promise.all([decide({ words: 'One.' }), decide({ decision: 'no-bid', words: 'Other.' })]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      const refused = both.find(({ status }) => status === 409)!;
      const kept = both.find(({ status }) => status === 201)!.body as CallWork;
      expect(refused.body).toMatchObject({
        code: 'calls.decided-meanwhile',
        values: { decision: kept.decisions[0]!.decision, on: '2026-11-21' },
      });
      const again = await decide({ after: 1, reasonsAgainst: ['no-time'], words: 'Thought again.' });
      expect((again.body as CallWork).decisions).toMatchObject([
        { number: 2, decision: 'bid', words: 'Thought again.', by: 'Pekka Synthetic' },
        { number: 1, decision: kept.decisions[0]!.decision },
      ]);
      expect(again.body).toMatchObject({ stage: 'bidding', keptUntil: '2033-11-21' });
      expect((await admin.call('PUT', `/calls/${call.id}`, { ...head, outcome: 'won' })).body).toMatchObject({
        stage: 'won',
        title: 'New name',
      });
      expect((await admin.call('PUT', `/calls/${call.id}`, { ...head, outcome: 'lost' })).body.code).toBe(
        'calls.changed-meanwhile',
      );
    },
  );
});

describeOnBothDatabases('the checklist of a call', (open) => {
  it('is changed, ticked by name and date, and refuses people who are not of the staff', PATIENCE, async () => {
    const { admin, adminId } = await startCalls(open);
    const call = await addCall(admin);
    const at = `/calls/${call.id}/items`;
    expect((await admin.call('POST', at, { title: 'Letter', dueOn: '2027-02-30', inCharge: null })).body.code).toBe(
      'calls.date-not-possible',
    );
    expect((await admin.call('POST', at, { title: 'Letter', dueOn: null, inCharge: NOBODY })).body.code).toBe(
      'calls.person-not-known',
    );
    const added = (
      await admin.call('POST', at, { title: 'Letter of the rector', dueOn: '2027-02-01', inCharge: adminId })
    ).body as CallWork;
    expect(added.items[0]).toMatchObject({
      kind: 'own',
      daysLeft: 72,
      inCharge: { name: 'Pekka Synthetic' },
      remindsOn: ['2027-01-18', '2027-01-25', '2027-01-30'],
    });
    const { id } = added.items[0]!;
    const body = { revision: 1, title: 'Letter', dueOn: '2027-02-01', inCharge: adminId, isDone: true };
    const ticked = (await admin.call('PUT', `${at}/${id}`, body)).body as CallWork;
    expect(ticked.items.at(-1)).toMatchObject({ id, title: 'Letter', done: { by: 'Pekka Synthetic' }, remindsOn: [] });
    expect(ticked.itemsOpen).toBe(3);
    expect((await admin.call('PUT', `${at}/${id}`, body)).status).toBe(200);
    expect((await admin.call('PUT', `${at}/${id}`, { ...body, title: 'Other' })).body.code).toBe(
      'calls.changed-meanwhile',
    );
    expect((await admin.call('PUT', `${at}/${NOBODY}`, body)).body.code).toBe('calls.unknown');
    expect((await admin.call('DELETE', `${at}/${id}?revision=1`)).body.code).toBe('calls.changed-meanwhile');
    expect(((await admin.call('DELETE', `${at}/${id}?revision=2`)).body as CallWork).items).toHaveLength(3);
    // A line somebody worked on outlives the part it came from.
    const document = call.items.find(({ kind }) => kind === 'document')!;
    const own = { revision: 1, title: 'Project plan', dueOn: null, inCharge: adminId, isDone: false };
    await admin.call('PUT', `${at}/${document.id}`, own);
    const rest = (await admin.call('DELETE', `/calls/${call.id}/parts/${document.partId}?revision=1`)).body as CallWork;
    expect(rest.items.find((item) => item.id === document.id)).toMatchObject({
      kind: 'own',
      partId: null,
      title: 'Project plan',
      dueOn: '2027-03-15',
    });
  });

  it(
    'reminds whoever is in charge fourteen, seven and two days before, once each, until the tick or one click',
    PATIENCE,
    async () => {
      const started = await startCalls(open);
      const { admin, adminId, calls, sent, advance } = started;
      const { personId: designerId } = await inviteDesigner(started, 'dora@first.example', enrol);
      const call = await addCall(admin);
      const head = { revision: 1, title: call.title, funder: '', caseId: null, programmeId: null, outcome: null };
      await admin.call('PUT', `/calls/${call.id}`, { ...head, inCharge: adminId });
      const document = call.items.find(({ kind }) => kind === 'document')!;
      const own = { revision: 1, title: document.title, dueOn: null, inCharge: designerId, isDone: false };
      await admin.call('PUT', `/calls/${call.id}/items/${document.id}`, own);
      const remind = async (): Promise<string[]> => {
        const before = sent.length;
        await calls.remind();
        await calls.remind();
        return sent
          .slice(before)
          .map(({ to }) => to)
          .toSorted();
      };
      expect(await remind()).toEqual([]);
      // 2027-03-02: questions were due yesterday, the submission is in thirteen days.
      advance(101 * DAY);
      expect(await remind()).toEqual(['dora@first.example', 'pekka@first.example']);
      const mail = sent.find(({ to }) => to === 'dora@first.example')!;
      expect(mail.text).toContain('15 March 2027 (13 days left)');
      expect(mail.text).toContain(`http://dragoman.test/calls/${call.id}`);
      expect(mail.text).not.toContain(PLANTED);
      const token = /\/call-reminders\/stop#([\w-]+)/.exec(mail.text)![1]!;
      const stranger = started.browser();
      expect(
        (await stranger.call('POST', '/call-reminders/stop', { token: `${token.slice(0, -2)}AA` })).body.code,
      ).toBe('calls.link-not-known');
      expect((await stranger.call('POST', '/call-reminders/stop', { token })).status).toBe(204);
      expect((await stranger.call('POST', '/call-reminders/stop', { token })).status).toBe(204);
      advance(6 * DAY);
      expect(await remind()).toEqual(['pekka@first.example']);
      const submission = call.items.find(({ kind, dueOn }) => kind === 'deadline' && dueOn === '2027-03-15')!;
      const done = { revision: 1, title: submission.title, dueOn: null, inCharge: null, isDone: true };
      // Signed out by now, so past the route.
      const by = { tenantId: started.tenantId, personId: adminId };
      const ticking = { callId: call.id, itemId: submission.id, body: done };
      await started.database.write((queries) => saveItem(started.parts, queries, by, ticking));
      advance(5 * DAY);
      expect(await remind()).toEqual([]);
    },
  );

  it('says nothing any more once it is decided not to bid', PATIENCE, async () => {
    const { admin, adminId, calls, sent, advance } = await startCalls(open);
    const call = await addCall(admin);
    const head = { revision: 1, title: call.title, funder: '', caseId: null, programmeId: null, outcome: null };
    await admin.call('PUT', `/calls/${call.id}`, { ...head, inCharge: adminId });
    await admin.call('POST', `/calls/${call.id}/decisions`, { ...decision, decision: 'no-bid' });
    advance(110 * DAY);
    await calls.remind();
    expect(sent).toEqual([]);
  });
});

describeOnBothDatabases('promises of a call', (open) => {
  it(
    'go into the charter of a programme below what stands there, replace only their own lines, and are tied by the thread',
    PATIENCE,
    async () => {
      const { admin, tenantId, thread, database } = await startCalls(open);
      const call = await addCall(admin);
      const must = partWith(call, 'negotiate');
      const path = `/calls/${call.id}/requirements/${must.id}`;
      const send = (body: object) => admin.call('POST', `/calls/${call.id}/charter`, body);
      const begin = { kind: 'new', title: 'Synthetic bridge course', audience: 'external', language: 'fi' };
      expect((await send(begin)).body.code).toBe('calls.nothing-promised');
      await admin.call('PUT', path, { ...answer, text: 'We negotiate with four companies.', promise: 'delivery' });
      const sent = (await send(begin)).body as CallWork;
      const programmeId = sent.programme!.id;
      const { calls: listed } = (await admin.call('GET', '/calls')).body as CallList;
      expect(listed).toMatchObject([{ programmeId, promisedTo: [programmeId] }]);
      expect(sent.charters).toMatchObject([
        { programmeId, title: 'Synthetic bridge course', promises: 1, version: 1, by: 'Pekka Synthetic' },
      ]);
      const programme = async () => (await admin.call('GET', `/programmes/${programmeId}`)).body;
      const first = await programme();
      const heading = 'Luvattu haussa ”Synthetic skills for bridges”:';
      expect(first.plan.charter.delivery).toBe(`${heading}\n– We negotiate with four companies.`);
      expect(first.changes[0]).toMatchObject({
        reason: 'Haun ”Synthetic skills for bridges” lupaukset',
        by: 'Pekka Synthetic',
      });

      // Somebody writes around it and does not make a version of it yet.
      const plan = {
        ...first.plan,
        charter: { ...first.plan.charter, delivery: `Ours first.\n\n${first.plan.charter.delivery}\nOurs last.` },
      };
      const edited = await admin.call('PUT', `/programmes/${programmeId}`, {
        revision: first.revision,
        reason: '',
        plan,
      });
      expect(edited.status).toBe(200);
      await admin.call('PUT', path, {
        ...answer,
        revision: 1,
        text: 'We negotiate with five companies.',
        promise: 'delivery',
      });
      const seen = (await admin.call('GET', `/calls/${call.id}/charter?programmeId=${programmeId}`)).body;
      expect(seen).toMatchObject({ revision: edited.body.revision, willFreeze: false });
      expect(seen.parts).toMatchObject([
        {
          part: 'delivery',
          added: ['– We negotiate with five companies.'],
          removed: ['– We negotiate with four companies.'],
        },
      ]);
      expect((await send({ kind: 'existing', programmeId, revision: first.revision })).body.code).toBe(
        'calls.programme-changed',
      );
      expect((await send({ kind: 'existing', programmeId: NOBODY, revision: 1 })).body.code).toBe(
        'calls.programme-not-known',
      );
      const again = await send({ kind: 'existing', programmeId, revision: edited.body.revision });
      expect(again.status).toBe(201);
      const text = `Ours first.\n\n${heading}\n– We negotiate with five companies.\nOurs last.`;
      expect((await programme()).plan.charter.delivery).toBe(text);
      expect((await programme()).versions).toHaveLength(1);
      const revision = (await programme()).revision as number;
      expect((await send({ kind: 'existing', programmeId, revision })).status).toBe(201);
      expect((await programme()).revision).toBe(revision);

      const end = { type: 'programme', id: programmeId };
      const [promised] = await thread.linksFrom(database.read, { tenantId, end, relation: 'promises' });
      expect(promised!.to).toEqual({ type: 'call-requirement', id: must.id });
      const asked = await thread.linksFrom(database.read, { tenantId, end: promised!.to, relation: 'asked-in' });
      expect(asked.map(({ to }) => to.id)).toEqual([`${call.id}/${must.place!.start}-${must.place!.end}`]);

      // Taken back: only its own lines go, and the link with them.
      await admin.call('PUT', path, { ...answer, revision: 2, text: 'No promise.' });
      expect((await send({ kind: 'existing', programmeId, revision })).status).toBe(201);
      expect((await programme()).plan.charter.delivery).toBe('Ours first.\n\nOurs last.');
      expect(await thread.linksFrom(database.read, { tenantId, end, relation: 'promises' })).toEqual([]);
    },
  );

  it('make a version of a programme in which nothing else waits to go into one', PATIENCE, async () => {
    const { admin } = await startCalls(open);
    const call = await addCall(admin);
    const path = `/calls/${call.id}/requirements/${partWith(call, 'online').id}`;
    const send = (body: object) => admin.call('POST', `/calls/${call.id}/charter`, body);
    await admin.call('PUT', path, { ...answer, text: 'All of it online.', promise: 'delivery' });
    const begun = (await send({ kind: 'new', title: 'Synthetic', audience: 'internal', language: 'en' }))
      .body as CallWork;
    await admin.call('PUT', path, { ...answer, revision: 1, text: 'Online and recorded.', promise: 'terms' });
    const programmeId = begun.programme!.id;
    const seen = (await admin.call('GET', `/calls/${call.id}/charter?programmeId=${programmeId}`))
      .body as CharterPreview;
    expect(seen).toMatchObject({
      willFreeze: true,
      parts: [
        { part: 'delivery', after: '' },
        { part: 'terms', before: '' },
      ],
    });
    const sent = (await send({ kind: 'existing', programmeId, revision: seen.revision })).body as CallWork;
    expect(sent.charters).toMatchObject([{ programmeId, version: 2, promises: 1 }]);
    const { versions } = (await admin.call('GET', `/programmes/${programmeId}`)).body;
    expect(versions).toMatchObject([
      { number: 1 },
      { number: 2, note: 'Promises of the call “Synthetic skills for bridges”' },
    ]);
  });

  it('are not written where the charter would become too long', PATIENCE, async () => {
    const { admin } = await startCalls(open);
    const call = await addCall(admin);
    for (const words of ['negotiate', 'online', 'report']) {
      const path = `/calls/${call.id}/requirements/${partWith(call, words).id}`;
      await admin.call('PUT', path, { ...answer, text: `${words} `.repeat(180), promise: 'terms' });
    }
    const begin = { kind: 'new', title: 'Synthetic', audience: 'external', language: 'en' };
    const refused = await admin.call('POST', `/calls/${call.id}/charter`, begin);
    expect(refused.body).toMatchObject({ code: 'calls.charter-full', values: { most: 4000 } });
    expect((await admin.call('GET', '/programmes')).body.programmes).toEqual([]);
  });
});

describeOnBothDatabases('what is kept of a call', (open) => {
  it(
    'stands with the call alone: no log, mail, audit or thread holds a word of it, and nothing is left when it is removed',
    PATIENCE,
    async () => {
      const { admin, database } = await startCalls(open);
      const call = await addCall(admin);
      const path = `/calls/${call.id}/requirements/${partWith(call, 'negotiate').id}`;
      await admin.call('PUT', path, { ...answer, text: 'We do.', promise: 'terms' });
      const begin = { kind: 'new', title: 'Synthetic', audience: 'external', language: 'en' };
      await admin.call('POST', `/calls/${call.id}/charter`, begin);
      await admin.call('POST', `/calls/${call.id}/decisions`, decision);
      const holders = await tablesHolding(database, PLANTED);
      expect(holders).toEqual(['call_part', 'proposal_call']);
      expect((await admin.call('DELETE', `/calls/${call.id}`)).status).toBe(204);
      expect(await tablesHolding(database, PLANTED)).toEqual([]);
      for (const table of TABLES_OF_CALL) {
        const rows = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
          database.read,
        );
        expect(Number(rows.rows[0]!.rows)).toBe(0);
      }
      expect((await admin.call('GET', `/calls/${call.id}`)).body.code).toBe('route.not-found');
    },
  );

  it('is forgotten two years after its last change, seven after one for which there was a bid', PATIENCE, async () => {
    const { admin, calls, advance, database } = await startCalls(open);
    const old = await addCall(admin);
    const bid = await addCall(admin);
    await admin.call('POST', `/calls/${bid.id}/decisions`, decision);
    const left = async () =>
      (await sql<{ id: string }>`select id from proposal_call`.execute(database.read)).rows.map(({ id }) => id);
    advance(729 * DAY);
    await calls.forget();
    expect((await left()).toSorted()).toEqual([old.id, bid.id].toSorted());
    advance(4 * DAY);
    await calls.forget();
    expect(await left()).toEqual([bid.id]);
    advance(5 * 366 * DAY);
    await calls.forget();
    expect(await left()).toEqual([]);
  });

  it('forgets persons and keeps what was decided', PATIENCE, async () => {
    const { admin, adminId, tenantId, database, parts, calls, advance } = await startCalls(open);
    const call = await addCall(admin);
    const head = { revision: 1, title: call.title, funder: '', caseId: null, programmeId: null, outcome: null };
    await admin.call('PUT', `/calls/${call.id}`, { ...head, inCharge: adminId });
    await admin.call('PUT', `/calls/${call.id}/requirements/${partWith(call, 'online').id}`, {
      ...answer,
      text: 'Yes.',
    });
    await admin.call('POST', `/calls/${call.id}/decisions`, decision);
    const item = call.items[0]!;
    await admin.call('PUT', `/calls/${call.id}/items/${item.id}`, {
      revision: 1,
      title: 'Done',
      dueOn: null,
      inCharge: null,
      isDone: true,
    });
    advance(110 * DAY);
    await calls.remind();
    const person = { tenantId, personId: adminId };
    expect(await callsErasable.listPersons!(database.read)).toEqual([person]);
    expect(await tablesHolding(database, adminId, 'call_')).not.toEqual([]);
    await database.write((queries) => callsErasable.erase!(queries, person));
    await database.write((queries) => callsErasable.erase!(queries, person));
    expect(await callsErasable.listPersons!(database.read)).toEqual([]);
    expect(await tablesHolding(database, adminId, 'call_')).toEqual([]);
    const kept = await presentCall(parts, tenantId, call.id);
    expect(kept.decisions).toMatchObject([{ decision: 'bid', by: null }]);
    expect(kept.items.at(-1)!.done).toMatchObject({ by: null });
  });

  it('belongs to its institution: elsewhere it is not there', PATIENCE, async () => {
    const started = await startCalls(open);
    const call = await addCall(started.admin);
    const anonymous = started.browser();
    expect((await anonymous.call('GET', `/calls/${call.id}`)).status).toBe(401);
    expect((await started.admin.call('GET', `/calls/${NOBODY}`)).body.code).toBe('route.not-found');
  });
});

/** Tables with a row in which the word stands, by name. */
async function tablesHolding({ direct, engine }: OpenDatabase, word: string, beginning = ''): Promise<string[]> {
  const all = await direct.introspection.getTables();
  const { rows: own } =
    engine === 'sqlite' ? { rows: [] } : await sql<{ name: string }>`select current_schema() as name`.execute(direct);
  const tables = all.filter(
    ({ name, schema }) => name.startsWith(beginning) && (engine === 'sqlite' || schema === own[0]?.name),
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(direct);
    if (JSON.stringify(rows).includes(word)) holding.push(name);
  }
  return holding.toSorted();
}
