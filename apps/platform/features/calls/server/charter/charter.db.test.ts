import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import type { CallList, CallWork, CharterPreview } from '../../contract.ts';
import { addCall, ANSWER, NOBODY, partWith, PATIENCE, startCalls } from '../testing/start-calls.ts';

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
      await admin.call('PUT', path, { ...ANSWER, text: 'We negotiate with four companies.', promise: 'delivery' });
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
        ...ANSWER,
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
      await admin.call('PUT', path, { ...ANSWER, revision: 2, text: 'No promise.' });
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
    await admin.call('PUT', path, { ...ANSWER, text: 'All of it online.', promise: 'delivery' });
    const begun = (await send({ kind: 'new', title: 'Synthetic', audience: 'internal', language: 'en' }))
      .body as CallWork;
    await admin.call('PUT', path, { ...ANSWER, revision: 1, text: 'Online and recorded.', promise: 'terms' });
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
      await admin.call('PUT', path, { ...ANSWER, text: `${words} `.repeat(180), promise: 'terms' });
    }
    const begin = { kind: 'new', title: 'Synthetic', audience: 'external', language: 'en' };
    const refused = await admin.call('POST', `/calls/${call.id}/charter`, begin);
    expect(refused.body).toMatchObject({ code: 'calls.charter-full', values: { most: 4000 } });
    expect((await admin.call('GET', '/programmes')).body.programmes).toEqual([]);
  });
});
