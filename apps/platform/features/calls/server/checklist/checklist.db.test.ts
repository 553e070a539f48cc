import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { enrol } from '../../../identity/server/testing/start-identity.ts';
import type { CallWork } from '../../contract.ts';
import { saveItem } from './keep-items.ts';
import {
  addCall,
  DAY,
  DECISION,
  inviteDesigner,
  NOBODY,
  PATIENCE,
  PLANTED,
  startCalls,
} from '../testing/start-calls.ts';

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
    await admin.call('POST', `/calls/${call.id}/decisions`, { ...DECISION, decision: 'no-bid' });
    advance(110 * DAY);
    await calls.remind();
    expect(sent).toEqual([]);
  });
});
