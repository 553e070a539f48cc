import { sql } from 'kysely';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTestRuntime } from '../database/testing/make-runtime.ts';
import { runChild } from '../database/testing/run-child.ts';
import { describeOnBothDatabases } from '../database/testing/with-databases.ts';
import { openDatabase } from '../database/open-database.ts';
import { createJobRunner } from '../jobs/job-runner.ts';
import { readGivenUpJobs } from '../jobs/job-store.ts';
import { deriveKeys } from '../keys/installation-keys.ts';
import { silentLog } from '../log.ts';
import type { Log } from '../log.ts';
import { createMailChannel } from '../mail/mail-channel.ts';
import { openMailFolder } from '../mail/mail-folder.ts';
import { startSmtpStub } from '../mail/testing/smtp-stub.ts';
import { coreMigrations } from '../migrations.ts';
import { createOutbox } from './outbox.ts';
import type { OutboxMessage } from './outbox.ts';

const keys = deriveKeys(new Uint8Array(32));
const payload = { to: 'canary@example.org', subject: 'A synthetic subject', text: 'Hyvää päivää, this is synthetic.' };
const invitation = (changes: Partial<OutboxMessage> = {}): OutboxMessage => ({
  tenantId: 't',
  personId: 'p',
  occasion: 'invitation i1',
  step: 'first',
  channel: 'mail',
  payload,
  ...changes,
});

describeOnBothDatabases('the outbox', (open) => {
  const start = async (smtpUrl?: string) => {
    const opened = await open(coreMigrations);
    const { database, runtime, dataFolder } = opened;
    const folder = openMailFolder(join(dataFolder, 'mail'));
    const mail = createMailChannel({ smtpUrl, from: 'Dragoman <desk@example.org>', folder, runtime });
    const outbox = createOutbox({ database, runtime, keys, channels: [mail] });
    const lines: unknown[] = [];
    const keep = (...words: unknown[]): void => void lines.push(words);
    const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
    const runner = createJobRunner({ database, runtime, log, kinds: [outbox.deliverJob] });
    const send = (...messages: OutboxMessage[]) =>
      database.write(async (queries) => {
        const sent: boolean[] = [];
        for (const message of messages) sent.push(await outbox.send(queries, message));
        return sent;
      });
    const readTable = async (table: string) =>
      (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(database.read)).rows;
    return { ...opened, folder, outbox, runner, send, readTable, lines };
  };

  it('writes mail to the folder when no mail server is named, where an administrator can read it', async () => {
    const { send, runner, folder } = await start();
    await send(invitation());
    await runner.runDue();
    const [mail] = folder.list();
    expect(mail).toMatchObject({ ...payload, at: '2026-11-21T10:00:00.000Z' });
    const message = Buffer.from(folder.read(mail!.id)!.message).toString();
    expect(message).toContain(`Message-ID: <${mail!.id}@example.org>`);
    expect(message).toContain('Auto-Submitted: auto-generated');
    expect(message).toContain('Date: Sat, 21 Nov 2026 10:00:00 +0000');
  });

  it('keeps that it was said, not what, once it has left', async () => {
    const { send, runner, readTable } = await start();
    await send(invitation());
    await runner.runDue();
    expect(await readTable('outbox_entry')).toMatchObject([{ state: 'delivered', occasion: 'invitation i1' }]);
    expect(await readTable('personal_payload')).toEqual([]);
    expect(await readTable('job')).toEqual([]);
  });

  it('writes once to a person on an occasion and step, also when asked twice at the same moment', async () => {
    const { send, runner, folder } = await start();
    const asked = await Promise.all([
      send(invitation()),
      send(invitation()),
      send(invitation({ step: 'reminder-1' })),
      send(invitation({ personId: 'q' })),
    ]);
    expect(asked.flat().filter(Boolean)).toHaveLength(3);
    await runner.runDue();
    expect(await send(invitation())).toEqual([false]);
    await runner.runDue();
    expect(folder.list()).toHaveLength(3);
  });

  it('sends nothing when the write that caused it fails', async () => {
    const { database, outbox, runner, folder, readTable } = await start();
    const failing = database.write(async (queries) => {
      await outbox.send(queries, invitation());
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await runner.runDue()).toBe(0);
    expect(folder.list()).toEqual([]);
    expect(await readTable('personal_payload')).toEqual([]);
  });

  it('hands mail to the named server, and a second time under the same Message-ID', async () => {
    const stub = await startSmtpStub();
    const { send, runner, database, folder } = await start(stub.url);
    await send(invitation());
    await runner.runDue();
    expect(stub.messages).toHaveLength(1);
    // A crash after the server took it and before that was written down.
    await sql`update outbox_entry set state = 'waiting'`.execute(database.direct);
    const [entry] = (
      await sql<{ id: string; payload_id: string }>`select id, payload_id from outbox_entry`.execute(database.read)
    ).rows;
    await sql`insert into personal_payload values ('t', ${entry!.payload_id}, 'p', 'outbox', ${JSON.stringify(payload)}, 'now')`.execute(
      database.direct,
    );
    await sql`insert into job values ('t', 'j', 'outbox.deliver', 'j', ${JSON.stringify({ entryId: entry!.id })}, '2026', 0, 'waiting', 0, null, null, null, 'now')`.execute(
      database.direct,
    );
    await runner.runDue();
    const ids = stub.messages.map((message) => /^Message-ID: (.*)$/m.exec(message)?.[1]);
    expect(ids).toEqual([`<${entry!.id}@example.org>`, `<${entry!.id}@example.org>`]);
    expect(folder.list()).toEqual([]);
  });

  it('tries again when the server refuses, gives up in the end, and never names the address in table or log', async () => {
    const stub = await startSmtpStub();
    stub.refuse = 'canary';
    const { send, runner, database, runtime, readTable, lines } = await start(stub.url);
    await send(invitation(), invitation({ personId: 'q', payload: { ...payload, to: 'other@example.org' } }));
    for (let day = 0; day < 80; day++) {
      await runner.runDue();
      runtime.clock.advance(1_200_000);
    }
    expect(stub.messages).toHaveLength(1);
    expect(await readGivenUpJobs(database.read)).toMatchObject([
      { attempts: 12, last_error: 'MailRefused EENVELOPE 550' },
    ]);
    expect((await readTable('outbox_entry')).map((entry) => entry['state']).toSorted()).toEqual(['dead', 'delivered']);
    expect(JSON.stringify([lines, await readTable('job'), await readTable('outbox_entry')])).not.toContain('canary');
  });

  it('refuses payloads that are no mail without repeating them, and channels nobody made', async () => {
    const { send } = await start();
    const injected = { ...payload, to: 'canary@example.org\r\nBcc: all@example.org' };
    await expect(send(invitation({ payload: injected }))).rejects.toThrow(
      /^A payload does not fit the channel mail\.$/,
    );
    await expect(send(invitation({ payload: { ...payload, subject: 'a\nb' } }))).rejects.toThrow('does not fit');
    await expect(send(invitation({ channel: 'pigeon' }))).rejects.toThrow('no channel called pigeon');
  });

  it('withdraws what has not left when its payload was erased', async () => {
    const { send, runner, database, folder, readTable } = await start();
    await send(invitation());
    await sql`delete from personal_payload`.execute(database.direct);
    await runner.runDue();
    expect(folder.list()).toEqual([]);
    expect(await readTable('outbox_entry')).toMatchObject([{ state: 'withdrawn' }]);
  });
});

const MAILS = 40;

describeOnBothDatabases('the outbox of a process that is killed in the middle, again and again,', (open, engine) => {
  /** Fills an outbox, kills the process that works it off several times, lets the last one finish; returns the files. */
  const deliverUnderKills = async (forgetsIds: boolean) => {
    const { database, runtime, dataFolder, databaseUrl } = await open(coreMigrations);
    const mailFolder = join(dataFolder, 'mail');
    const channel = createMailChannel({
      smtpUrl: undefined,
      from: undefined,
      folder: openMailFolder(mailFolder),
      runtime,
    });
    const outbox = createOutbox({ database, runtime, keys, channels: [channel] });
    await database.write(async (queries) => {
      for (let n = 0; n < MAILS; n++) await outbox.send(queries, invitation({ personId: `p${n}` }));
    });
    await database.close();
    const child = () =>
      runChild(new URL('./testing/deliver-child.ts', import.meta.url), {
        dataFolder,
        databaseUrl,
        mailFolder,
        forgetsIds,
      });
    for (let kills = 0; kills < 3; kills++) {
      const killed = child();
      await killed.said(5 + kills * 2);
      await killed.kill();
      if (engine === 'postgres') await releaseClaims(dataFolder, databaseUrl);
    }
    const last = child();
    await last.said('nothing left');
    await last.ended();
    const reopened = await openDatabase({ dataFolder, databaseUrl, runtime, log: silentLog });
    const { rows } = await sql<{ id: string; state: string }>`select id, state from outbox_entry`.execute(
      reopened.read,
    );
    await reopened.close();
    return { files: readdirSync(mailFolder).filter((name) => name.endsWith('.eml')), entries: rows };
  };
  /** On PostgreSQL another process may be alive, so a claim must run out; the test does not wait a minute for it. */
  const releaseClaims = async (dataFolder: string, databaseUrl: string | undefined) => {
    const opened = await openDatabase({ dataFolder, databaseUrl, runtime: makeTestRuntime(), log: silentLog });
    await sql`update job set claimed_until = '2000' where state = 'running'`.execute(opened.direct);
    await opened.close();
  };

  it('delivers exactly one mail for each key', async () => {
    const { files, entries } = await deliverUnderKills(false);
    expect(entries.filter((entry) => entry.state === 'delivered')).toHaveLength(MAILS);
    expect(files.toSorted()).toEqual(entries.map((entry) => `${entry.id}.eml`).toSorted());
  }, 60_000);

  it('would be caught delivering twice if a second delivery had a name of its own', async () => {
    const { files } = await deliverUnderKills(true);
    expect(files.length).toBeGreaterThan(MAILS);
  }, 60_000);
});
