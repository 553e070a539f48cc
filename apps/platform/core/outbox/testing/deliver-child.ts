// A process that works off the outbox until it is killed or nothing is left.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../database/open-database.ts';
import { createJobRunner } from '../../jobs/job-runner.ts';
import { deriveKeys } from '../../keys/installation-keys.ts';
import { silentLog } from '../../log.ts';
import { createMailChannel } from '../../mail/mail-channel.ts';
import { openMailFolder } from '../../mail/mail-folder.ts';
import { createOutbox } from '../outbox.ts';

export interface DeliverChildOptions {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly mailFolder: string;
  /** The planted fault: every delivery gets a name of its own, so a second one is not harmless. */
  readonly forgetsIds: boolean;
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const options = JSON.parse(process.argv[2]!) as DeliverChildOptions;
const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
const database = await openDatabase({ ...options, runtime, log: silentLog });
const mail = createMailChannel({
  smtpUrl: undefined,
  from: undefined,
  folder: openMailFolder(options.mailFolder),
  runtime,
});
const slowMail: typeof mail = {
  ...mail,
  // The moment between handing over and recording it, made long enough to be hit.
  deliver: async (id, payload) => {
    await mail.deliver(options.forgetsIds ? randomUUID() : id, payload);
    say(`delivered ${id}`);
    await pause(5);
  },
};
const outbox = createOutbox({ database, runtime, keys: deriveKeys(new Uint8Array(32)), channels: [slowMail] });
const runner = createJobRunner({ database, runtime, log: silentLog, kinds: [outbox.deliverJob] });
await runner.start();
await runner.runDue();
say('nothing left');
await runner.stop();
await database.close();
