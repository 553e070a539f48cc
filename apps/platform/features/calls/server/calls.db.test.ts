import { writeZip } from '@dragoman/interop/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { CallFile, CallList, CallReadingView, CallView, CallWork, TieSuggestions } from '../contract.ts';
import { CALL_TEXT_MAX } from '../limits.ts';
import {
  ACADEMIC_ID,
  addCall,
  ANSWER,
  bodyOf,
  CALL_TEXT,
  CASE_ID,
  DECISION,
  NOBODY,
  partWith,
  PATIENCE,
  startCalls,
} from './testing/start-calls.ts';
import type { StartedCalls } from './testing/start-calls.ts';

const MODULE = { source: 'shipped', institutionId: null, moduleId: 'negotiation' } as const;
const encode = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');

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
      const put = (body: object) => admin.call('PUT', path, { ...ANSWER, ...body });
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
      const wrong = await admin.call('PUT', `/calls/${call.id}/requirements/${document.id}`, ANSWER);
      expect(wrong.body.code).toBe('calls.not-a-requirement');
      expect((await admin.call('PUT', `/calls/${call.id}/requirements/${NOBODY}`, ANSWER)).body).toMatchObject({
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
      const decide = (body: object) => admin.call('POST', `/calls/${call.id}/decisions`, { ...DECISION, ...body });
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
