// Core's services as one running installation has them: audit, mail by the outbox, thread, erasure, jobs.
import { join } from 'node:path';
import { z } from 'zod';
import { keepHeadsInFile } from '../core/audit/audit-heads.ts';
import { createRecordAudit } from '../core/audit/record-audit.ts';
import { sealAudit } from '../core/audit/seal-audit.ts';
import type { RecordAudit } from '../core/audit-port.ts';
import type { OpenDatabase } from '../core/database/database.ts';
import type { Environment } from '../core/environment.ts';
import { disclosureErasable } from '../core/disclosure/disclosure-erasable.ts';
import { keptReplyErasable, payloadErasable } from '../core/erasure/core-erasables.ts';
import type { Erasable, Person } from '../core/erasure/erasable.ts';
import { applyTombstones, erasePerson } from '../core/erasure/erase-person.ts';
import type { ErasureOptions } from '../core/erasure/erase-person.ts';
import { openTombstoneFile } from '../core/erasure/tombstone-file.ts';
import { forgetOldReplies } from '../core/idempotency/reply-memory.ts';
import { defineJob } from '../core/jobs/job-kind.ts';
import type { JobKind } from '../core/jobs/job-kind.ts';
import type { InstallationKeys } from '../core/keys/installation-keys.ts';
import type { Log } from '../core/log.ts';
import { createMailChannel } from '../core/mail/mail-channel.ts';
import { openMailFolder } from '../core/mail/mail-folder.ts';
import type { MailFolder } from '../core/mail/mail-folder.ts';
import { createOutbox } from '../core/outbox/outbox.ts';
import type { Outbox } from '../core/outbox/outbox.ts';
import type { Runtime } from '../core/runtime.ts';
import { createThread } from '../core/thread/thread.ts';
import type { Thread } from '../core/thread/thread.ts';
import { relations } from './relations.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Mails of an installation without a mail server are kept this long. */
const MAIL_DAYS = 90;

export interface CoreServices {
  readonly audit: RecordAudit;
  readonly outbox: Outbox;
  readonly mailFolder: MailFolder;
  readonly thread: Thread;
  /** Core's own recurring work. */
  readonly jobs: readonly JobKind[];
  /** Erases a person everywhere; give it the erasables of all features once they are known. */
  erasure(features: readonly Erasable[]): Erasure;
}

export interface Erasure {
  /** Everything that knows persons, for the test that compares it with the schema. */
  readonly erasables: readonly Erasable[];
  erase(person: Person, byPersonId: string | null): Promise<void>;
  /** Erases again whom a restored backup brought back; before the service opens. */
  applyTombstones(): Promise<number>;
}

export interface CoreServicesOptions {
  readonly database: OpenDatabase;
  readonly environment: Environment;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly log: Log;
}

export function createCoreServices({ database, environment, runtime, keys, log }: CoreServicesOptions): CoreServices {
  const audit = createRecordAudit({ runtime, keys });
  const mailFolder = openMailFolder(join(environment.dataFolder, 'mail'));
  const channel = createMailChannel({
    smtpUrl: environment.smtpUrl,
    from: environment.mailFrom,
    folder: mailFolder,
    runtime,
  });
  const outbox = createOutbox({ database, runtime, keys, channels: [channel] });
  const heads = keepHeadsInFile(join(environment.dataFolder, 'audit-heads.json'));
  const tombstones = openTombstoneFile(join(environment.dataFolder, 'tombstones.jsonl'));
  return {
    audit,
    outbox,
    mailFolder,
    thread: createThread({ runtime, relations }),
    jobs: [
      outbox.deliverJob,
      recurring('audit.seal', MINUTE, async () => void (await sealAudit({ database, runtime, keys, heads }))),
      recurring('idempotency.forget', HOUR, async () => void (await forgetOldReplies(database, runtime))),
      recurring('mail.forget', 24 * HOUR, async () => {
        mailFolder.forget(new Date(runtime.clock.now() - MAIL_DAYS * 24 * HOUR));
      }),
    ],
    erasure(features) {
      const erasables = [...features, outbox.erasable, payloadErasable, keptReplyErasable, disclosureErasable];
      const options: ErasureOptions = { database, runtime, keys, log, erasables, tombstones, audit };
      return {
        erasables,
        erase: (person, byPersonId) => erasePerson(options, person, byPersonId),
        applyTombstones: () => applyTombstones(options),
      };
    },
  };
}

/** A job that comes back by itself and needs no payload. */
export function recurring(name: string, every: number, work: () => Promise<void>): JobKind {
  return defineJob({ name, every, payload: z.strictObject({}), run: work });
}
