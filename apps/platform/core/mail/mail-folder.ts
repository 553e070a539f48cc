// Mail of an installation without a mail server: one file each in the data folder, listed for the administrator.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isUuid } from '@dragoman/kernel';
import { z } from 'zod';
import { writeDurably } from '../files/write-durably.ts';

const keptMail = z.object({ id: z.string(), at: z.string(), to: z.string(), subject: z.string(), text: z.string() });
/** What the administrator's page shows of a mail. */
export type KeptMail = z.infer<typeof keptMail>;

export interface MailFolder {
  /** The same id again replaces the same files: a mail that is delivered twice is there once. */
  keep(mail: KeptMail, message: Uint8Array): void;
  /** Newest first. */
  list(limit?: number): KeptMail[];
  /** The mail with its message as it would have gone out; null when there is none. */
  read(id: string): { readonly mail: KeptMail; readonly message: Uint8Array } | null;
  remove(id: string): void;
  /** Removes mails from before that instant and returns how many. */
  forget(before: Date): number;
}

const LISTED = 200;

export function openMailFolder(path: string): MailFolder {
  const fileOf = (id: string, ending: 'eml' | 'json'): string => {
    if (!isUuid(id)) throw new TypeError('A mail is named by a UUID.');
    return join(path, `${id}.${ending}`);
  };
  // Ids begin with their time, so their order is the order in which the mails were written.
  const listIds = (): string[] =>
    existsSync(path)
      ? readdirSync(path)
          .filter((name) => name.endsWith('.json') && isUuid(name.slice(0, -5)))
          .map((name) => name.slice(0, -5))
          .toSorted()
          .toReversed()
      : [];
  const readNote = (id: string): KeptMail => keptMail.parse(JSON.parse(readFileSync(fileOf(id, 'json'), 'utf8')));
  const remove = (id: string): void => {
    rmSync(fileOf(id, 'json'), { force: true });
    rmSync(fileOf(id, 'eml'), { force: true });
  };
  return {
    keep: (mail, message) => {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      writeDurably(fileOf(mail.id, 'eml'), message);
      writeDurably(fileOf(mail.id, 'json'), `${JSON.stringify(mail)}\n`);
    },
    list: (limit = LISTED) => listIds().slice(0, limit).map(readNote),
    read: (id) => {
      if (!isUuid(id) || !existsSync(fileOf(id, 'json'))) return null;
      return { mail: readNote(id), message: readFileSync(fileOf(id, 'eml')) };
    },
    remove,
    forget: (before) => {
      const old = listIds().filter((id) => timeOf(id) < before.getTime());
      old.forEach(remove);
      return old.length;
    },
  };
}

/** The milliseconds a version 7 UUID begins with (RFC 9562, section 5.7). */
function timeOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
