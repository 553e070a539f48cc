import { sql } from 'kysely';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { keepHeadsInMemory } from '../audit/audit-heads.ts';
import { createRecordAudit } from '../audit/record-audit.ts';
import { sealAudit } from '../audit/seal-audit.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { describeOnBothDatabases } from '../database/testing/with-databases.ts';
import type { TestDatabase } from '../database/testing/with-databases.ts';
import { createReplyMemory } from '../idempotency/reply-memory.ts';
import { createJobRunner } from '../jobs/job-runner.ts';
import { deriveKeys } from '../keys/installation-keys.ts';
import { silentLog } from '../log.ts';
import { createMailChannel } from '../mail/mail-channel.ts';
import { openMailFolder } from '../mail/mail-folder.ts';
import { coreMigrations } from '../migrations.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { disclosureErasable } from '../disclosure/disclosure-erasable.ts';
import { keptReplyErasable, payloadErasable } from './core-erasables.ts';
import { applyTombstones, erasePerson } from './erase-person.ts';
import type { ErasureOptions } from './erase-person.ts';
import { findUnerasableTables } from './find-unerasable-tables.ts';
import { keepPayload, readPayload } from './personal-payload.ts';
import { openTombstoneFile } from './tombstone-file.ts';

const keys = deriveKeys(new Uint8Array(32).fill(5));
const anna = { tenantId: 't', personId: 'anna' };
const ben = { tenantId: 't', personId: 'ben' };

describeOnBothDatabases('erasing a person', (open, engine) => {
  const build = (opened: TestDatabase) => {
    const { database, runtime, dataFolder } = opened;
    const audit = createRecordAudit({ runtime, keys });
    const channel = createMailChannel({
      smtpUrl: undefined,
      from: undefined,
      folder: openMailFolder(join(dataFolder, 'mail')),
      runtime,
    });
    const outbox = createOutbox({ database, runtime, keys, channels: [channel] });
    const replies = createReplyMemory({ runtime, keys });
    const options: ErasureOptions = {
      database,
      runtime,
      keys,
      log: silentLog,
      erasables: [payloadErasable, keptReplyErasable, disclosureErasable, outbox.erasable],
      tombstones: openTombstoneFile(join(dataFolder, 'tombstones')),
      audit,
    };
    /** Leaves a trace of the person, with the canary word, everywhere core keeps something of persons. */
    const plant = (person: typeof anna, canary: string) =>
      database.write(async (queries) => {
        const id = await keepPayload(queries, runtime, {
          ...person,
          kind: 'note',
          payload: { text: `${canary} ${'x'.repeat(20_000)} ${canary}` },
        });
        const mail = { to: `${canary}@example.org`, subject: canary, text: canary };
        for (const step of ['first', 'second']) {
          await outbox.send(queries, { ...person, occasion: 'note', step, channel: 'mail', payload: mail });
        }
        const scope = {
          tenantId: 't',
          actor: `t:${person.personId}`,
          routeId: 'note.make',
          key: canary === 'x' ? 'k' : 'k1',
          body: canary,
        };
        await replies.once(queries, scope, async () => ({ said: canary }));
        await audit(queries, { ...person, action: 'note.made', subject: { type: 'person', id: person.personId } });
        return id;
      });
    const deliverSome = () =>
      createJobRunner({ database, runtime, log: silentLog, kinds: [outbox.deliverJob] }).runDue();
    return { options, plant, deliverSome };
  };
  const start = async () => {
    const opened = await open(coreMigrations);
    return { ...opened, ...build(opened) };
  };

  /** Where the word still stands: in the rows of any table, and in the bytes of any file of the data folder. */
  const findWord = async ({ database, dataFolder }: TestDatabase, word: string): Promise<string[]> => {
    const found: string[] = [];
    for (const { name } of await database.direct.introspection.getTables()) {
      const known = await sql
        .raw(`select * from ${name}`)
        .execute(database.read)
        .catch(() => ({ rows: [] }));
      if (JSON.stringify(known.rows).includes(word)) found.push(`table ${name}`);
    }
    for (const entry of readdirSync(dataFolder, { recursive: true, withFileTypes: true })) {
      // Never lock.db: closing it here would free this process's lock on the folder.
      if (!entry.isFile() || entry.name.startsWith('lock.')) continue;
      if (readFileSync(join(entry.parentPath, entry.name)).includes(word)) found.push(`file ${entry.name}`);
    }
    return found;
  };

  it('leaves no word of theirs in any table or file, and every word of others', async () => {
    const started = await start();
    await started.plant(anna, 'kanarialintu');
    await started.plant(ben, 'peipponen');
    await started.deliverSome();
    expect(await findWord(started, 'kanarialintu')).not.toEqual([]);
    await erasePerson(started.options, anna, 'anna');
    expect(await findWord(started, 'kanarialintu')).toEqual([]);
    expect(await findWord(started, 'peipponen')).toEqual(
      expect.arrayContaining(['table personal_payload', 'table kept_reply']),
    );
  });

  it('takes back what had not left yet', async () => {
    const started = await start();
    await started.plant(anna, 'kanarialintu');
    await erasePerson(started.options, anna, null);
    await started.deliverSome();
    expect(await findWord(started, 'kanarialintu')).toEqual([]);
    expect((await sql`select * from outbox_entry`.execute(started.database.read)).rows).toEqual([]);
  });

  it.runIf(engine === 'sqlite')(
    'would be caught leaving words in freed pages if the database did not overwrite them',
    async () => {
      const started = await start();
      await started.plant(anna, 'kanarialintu');
      await sql`pragma secure_delete = off`.execute(started.database.direct);
      await erasePerson(started.options, anna, null);
      expect(await findWord(started, 'kanarialintu')).toEqual(['file dragoman.db']);
    },
  );

  it.runIf(engine === 'sqlite')('would be caught leaving words in the log if it were not cut', async () => {
    const started = await start();
    await started.plant(anna, 'kanarialintu');
    const lazy = { ...started.options, database: { ...started.options.database, scrub: async () => {} } };
    await erasePerson(lazy, anna, null);
    expect(await findWord(started, 'kanarialintu')).toEqual(['file dragoman.db-wal']);
  });

  it('leaves the audit log whole, with one entry that says who asked', async () => {
    const { database, runtime, options, plant } = await start();
    await plant(anna, 'kanarialintu');
    const heads = keepHeadsInMemory();
    await sealAudit({ database, runtime, keys, heads });
    await erasePerson(options, anna, 'anna');
    await sealAudit({ database, runtime, keys, heads });
    expect(await verifyAudit(database.read, keys, 't', heads.read()[0]!)).toMatchObject({
      checkedEntries: 2,
      fault: null,
    });
    const { rows } =
      await sql`select action, actor_digest, subject_id from audit_entry where action = 'person.erased'`.execute(
        database.read,
      );
    const digest = keys.digestPerson('t', 'anna');
    expect(rows).toEqual([{ action: 'person.erased', actor_digest: digest, subject_id: digest }]);
  });

  it('is done again when a restored backup brings the person back, before anybody is served', async () => {
    const before = await start();
    await before.plant(anna, 'kanarialintu');
    await erasePerson(before.options, anna, null);
    const tombstones = readFileSync(join(before.dataFolder, 'tombstones'));

    // A backup from before the erasure: the person is there and the database knows of no tombstone; the file outside does.
    const restored = await start();
    await restored.plant(anna, 'kanarialintu');
    await restored.plant(ben, 'peipponen');
    await restored.deliverSome();
    writeFileSync(join(restored.dataFolder, 'tombstones'), tombstones);
    expect(await applyTombstones(restored.options)).toBe(1);
    expect(await findWord(restored, 'kanarialintu')).toEqual([]);
    expect(await findWord(restored, 'peipponen')).not.toEqual([]);
  });

  it('is known to the database itself when the file beside it is gone', async () => {
    const { options, plant, dataFolder, database } = await start();
    await plant(anna, 'kanarialintu');
    await erasePerson(options, anna, null);
    writeFileSync(join(dataFolder, 'tombstones'), '');
    await plant(anna, 'kanarialintu');
    expect(await applyTombstones(options)).toBe(1);
    expect((await sql`select * from personal_payload`.execute(database.read)).rows).toEqual([]);
  });

  it('costs a start nothing when everybody erased has stayed away', async () => {
    const { options, plant } = await start();
    await plant(anna, 'kanarialintu');
    await erasePerson(options, anna, null);
    await plant(ben, 'peipponen');
    const refusing = { ...options.database, write: () => Promise.reject(new Error('nothing should be written')) };
    expect(await applyTombstones({ ...options, database: refusing })).toBe(0);
  });

  it('finishes at the next start when it was cut off after its tombstone', async () => {
    const { options, plant, database } = await start();
    const id = await plant(anna, 'kanarialintu');
    const failing = { ...database, write: () => Promise.reject(new Error('cut off')) };
    await expect(erasePerson({ ...options, database: failing }, anna, null)).rejects.toThrow('cut off');
    const text = z.object({ text: z.string() });
    expect(await readPayload(database.read, 't', id, text)).not.toBeNull();
    expect(await applyTombstones(options)).toBe(1);
    expect(await readPayload(database.read, 't', id, text)).toBeNull();
  });

  it('names tables that know a person and that nobody erases', async () => {
    const { options, database } = await start();
    expect(await findUnerasableTables(database, options.erasables)).toEqual([]);
    await sql`create table forgotten (tenant_id text, person_id text)`.execute(database.direct);
    expect(await findUnerasableTables(database, options.erasables)).toContain('forgotten');
    const typo = { name: 'sample', tables: ['no_such_table'] };
    expect(await findUnerasableTables(database, [...options.erasables, typo])).toContain('no_such_table');
  });
});
