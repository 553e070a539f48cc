import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { BankVersion } from '../../itembank/contract.ts';
import {
  bankVersionStore,
  isPilotItem,
  makePilotId,
  pilotItemStore,
  toMeasuredBank,
} from '../../itembank/server/index.ts';
import type { StoredAnswer } from './attempt.ts';
import { toMeasuredAnswers } from './attempt.ts';
import { createInstrument, replayAttempt } from './index.ts';
import { assessmentMigrations } from './migrations.ts';
import { startAssessment } from './start-assessment.ts';
import { assessmentStore } from './store.ts';
import { answerWholly } from './testing/answer-wholly.ts';
import { syntheticBank, syntheticFramework } from './testing/synthetic-instrument.ts';

const person = { tenantId: 'synthetic-institution', personId: 'synthetic-person' };
const wish = { roleProfile: 'tester', stage: 'entry', form: 'full', language: 'en' } as const;

/** A version in which every statement tells less than before. */
function duller(at: string): BankVersion {
  const words = syntheticBank();
  const bank = toMeasuredBank(words);
  const items = bank.items.map((item) => (item.kind === 'statement' ? { ...item, discrimination: 0.9 } : item));
  return {
    id: randomUUID(),
    bank: words.head.id,
    bankVersion: words.head.version,
    bankDigest: words.digest,
    parameters: 'calibrated-synthetic',
    parent: 'provisional-1',
    kind: 'calibration',
    sourceId: 'synthetic-run',
    acceptedBy: 'synthetic-researcher',
    acceptedAt: at,
    body: { bank: { ...bank, items }, cuts: null, links: [], settled: ['asking-s01'] },
  };
}

describeOnBothDatabases('an accepted version of the item bank', (open) => {
  const begin = async () => {
    const test = await open([...assessmentMigrations]);
    const make = () => createInstrument(syntheticFramework(), syntheticBank());
    return { ...test, test, instrument: make(), makeAnother: make, store: assessmentStore(test.database.read) };
  };

  /** Replays with an instrument that has seen nothing yet, as after a new start. */
  const replay = async ({ store, makeAnother, database }: Awaited<ReturnType<typeof begin>>, attemptId: string) => {
    const attempt = (await store.findAttempt(person.tenantId, attemptId))!;
    const fresh = makeAnother();
    await fresh.versions.load(database.read, attempt);
    const order = new Map<string, number>();
    const stored = await store.listAnswers(person.tenantId, attemptId);
    for (const [index, id] of attempt.offered.entries()) order.set(id, index);
    const answers = stored.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    return { attempt, ...replayAttempt(fresh, attempt, answers, await store.listOffers(person.tenantId, attemptId)) };
  };

  it(
    'measures new attempts, while older ones stay pinned and replay to the last bit',
    { timeout: 60_000 },
    async () => {
      const all = await begin();
      const { test, instrument, database, runtime } = all;
      const before = await answerWholly(test, instrument, person);
      const open = await answerWholly(test, instrument, person, { isFinishing: false });
      await database.write((queries) => bankVersionStore(queries).add(person.tenantId, duller(runtime.clock.iso())));
      const after = await answerWholly(test, instrument, person);
      for (const id of [before, open]) {
        const old = await replay(all, id);
        expect(old.attempt.parameters).toBe('provisional-1');
        expect(old.different).toEqual([]);
      }
      const fresh = await replay(all, after);
      expect(fresh.attempt.parameters).toBe('calibrated-synthetic');
      expect(fresh.different).toEqual([]);
      // The twin: an attempt read as if it were pinned to the other parameters is not the one that was taken.
      const stored = (await all.store.listAnswers(person.tenantId, before)).toSorted((a, b) =>
        a.key < b.key ? -1 : 1,
      );
      const bent = { ...(await all.store.findAttempt(person.tenantId, before))!, parameters: 'calibrated-synthetic' };
      const offers = await all.store.listOffers(person.tenantId, before);
      expect(replayAttempt(instrument, bent, stored, offers).different.length).toBeGreaterThan(0);
    },
  );

  it('is of one institution and follows one other version, once', async () => {
    const { database, runtime, instrument } = await begin();
    await database.write((queries) => bankVersionStore(queries).add(person.tenantId, duller(runtime.clock.iso())));
    expect((await instrument.versions.current(database.read, 'another-institution')).parameters).toBe('provisional-1');
    const current = await instrument.versions.current(database.read, person.tenantId);
    expect([current.parameters, [...current.settled]]).toEqual(['calibrated-synthetic', ['asking-s01']]);
    const second = { ...duller(runtime.clock.iso()), id: randomUUID(), parameters: 'calibrated-other' };
    await expect(database.write((queries) => bankVersionStore(queries).add(person.tenantId, second))).rejects.toThrow();
  });

  it('is asked for by name: an attempt whose version is not there is not measured with another', async () => {
    const { instrument, database } = await begin();
    const lost = { tenantId: person.tenantId, parameters: 'calibrated-lost' };
    await instrument.versions.load(database.read, lost);
    expect(() => instrument.versions.pinned(lost)).toThrow('calibrated-lost');
  });
});

describeOnBothDatabases('statements that are tried out', (open) => {
  it('are mixed in at the share asked for, change no choice and never count', { timeout: 60_000 }, async () => {
    const { database, runtime } = await open([...assessmentMigrations]);
    const instrument = createInstrument(syntheticFramework(), syntheticBank());
    await database.write(async (queries) => {
      for (let index = 0; index < 12; index += 1) {
        await pilotItemStore(queries).add(person.tenantId, {
          id: makePilotId('asking', runtime.makeId()),
          skill: 'asking',
          level: 2,
          reverse: false,
          scale: 'meetings',
          text: { en: `synthetic statement on trial ${index}`, fi: `synteettinen kokeiltava väite ${index}` },
          addedAt: runtime.clock.iso(),
          withdrawnAt: index === 0 ? runtime.clock.iso() : null,
        });
      }
    });
    const none = await database.write((queries) => startAssessment(queries, instrument, runtime, person, wish));
    expect(none.pilots).toBeUndefined();
    const taker = { ...person, pilotShare: 0.1 };
    const some = await database.write((queries) => startAssessment(queries, instrument, runtime, taker, wish));
    expect(some.pilots).toHaveLength(4);
    const withdrawn = (await pilotItemStore(database.read).list(person.tenantId)).find(
      (item) => item.withdrawnAt !== null,
    );
    expect(some.pilots!.map((slot) => slot.itemId)).not.toContain(withdrawn!.id);

    const store = assessmentStore(database.read);
    const attemptId = await answerWholly({ database, runtime }, instrument, taker);
    const attempt = (await store.findAttempt(person.tenantId, attemptId))!;
    const stored = await store.listAnswers(person.tenantId, attemptId);
    const tried = stored.filter(({ itemId }) => isPilotItem(itemId));
    expect(tried.length).toBeGreaterThan(0);
    expect(
      tried.every(({ itemId }) => instrument.versions.shownPilot(itemId)?.text['en']?.startsWith('synthetic')),
    ).toBe(true);
    expect(toMeasuredAnswers(stored)).toHaveLength(stored.length - tried.length);
    const offers = await store.listOffers(person.tenantId, attemptId);
    const answers = stored.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(replayAttempt(instrument, attempt, answers, offers).different).toEqual([]);
    // What was chosen of the bank is what would have been chosen without them.
    const counted: StoredAnswer[] = stored.filter(({ itemId }) => !isPilotItem(itemId));
    const { pilots: _pilots, ...without } = attempt;
    const last = JSON.parse(offers.at(-1)!.choice) as { precision: unknown };
    const { adapt } = await import('./adapt.ts');
    const { toOffer } = await import('./offers.ts');
    const same = JSON.parse(toOffer(0, counted, adapt(instrument, without, counted)).choice) as { precision: unknown };
    expect(same.precision).toEqual(last.precision);
  });
});
