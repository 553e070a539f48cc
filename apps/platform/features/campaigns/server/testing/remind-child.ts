// A process that sends the reminders of a campaign until it is killed or nothing is left.
import { createIdMaker, cryptoRandom, fixedClock } from '@dragoman/kernel';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../../../core/database/open-database.ts';
import { createJobRunner } from '../../../../core/jobs/job-runner.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { silentLog } from '../../../../core/log.ts';
import { createMailChannel } from '../../../../core/mail/mail-channel.ts';
import { openMailFolder } from '../../../../core/mail/mail-folder.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { createOutbox } from '../../../../core/outbox/outbox.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import { syntheticInstrument } from '../../../assessment/server/testing/synthetic-instrument.ts';
import { createGuests } from '../../../identity/server/index.ts';
import { createCampaigns } from '../create-campaigns.ts';
import { campaignsRelations } from '../relations.ts';

export interface RemindChildOptions {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly mailFolder: string;
  readonly now: string;
  /** The planted fault: every delivery gets a name of its own, so a second one is a second mail. */
  readonly forgetsIds: boolean;
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const options = JSON.parse(process.argv[2]!) as RemindChildOptions;
const clock = fixedClock(options.now);
const runtime = { clock, random: cryptoRandom, makeId: createIdMaker(clock, cryptoRandom) };
const database = await openDatabase({ ...options, runtime, log: silentLog });
const keys = deriveKeys(new Uint8Array(32).fill(9));
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
const outbox = createOutbox({ database, runtime, keys, channels: [slowMail] });
const campaigns = createCampaigns({
  database,
  runtime,
  keys,
  audit: async () => undefined,
  thread: createThread({ runtime, relations: campaignsRelations }),
  outbox,
  messages: loadMessages(new URL('../../../../../../content/messages/', import.meta.url)),
  instrument: syntheticInstrument(),
  guests: createGuests(database, keys, runtime),
  erase: async () => undefined,
  publicUrl: () => new URL('http://dragoman.test'),
});
const runner = createJobRunner({ database, runtime, log: silentLog, kinds: [outbox.deliverJob, ...campaigns.jobs] });
await runner.start();
await runner.runDue();
say('nothing left');
await runner.stop();
await database.close();
