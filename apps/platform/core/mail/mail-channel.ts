// The way mail leaves: by SMTP when a server is named, otherwise into the mail folder.
import { createTransport } from 'nodemailer';
import type { Channel } from '../outbox/channel.ts';
import type { Runtime } from '../runtime.ts';
import { composeMail, messageFields } from './compose-mail.ts';
import type { MailFolder } from './mail-folder.ts';
import { outgoingMail } from './outgoing-mail.ts';

export interface MailChannelOptions {
  readonly smtpUrl: string | undefined;
  readonly from: string | undefined;
  readonly folder: MailFolder;
  readonly runtime: Runtime;
}

/** Sender where none is named; such mail only goes to the folder. */
const NOBODY = 'Dragoman <dragoman@localhost>';
const CONNECT_MILLISECONDS = 10_000;
const SILENCE_MILLISECONDS = 20_000;

export function createMailChannel({
  smtpUrl,
  from = NOBODY,
  folder,
  runtime,
}: MailChannelOptions): Channel<typeof outgoingMail> {
  if (smtpUrl === undefined) {
    return {
      name: 'mail',
      payload: outgoingMail,
      deliver: async (id, mail) => {
        const at = runtime.clock.iso();
        const message = await composeMail(mail, { id, from, at: new Date(at) });
        folder.keep({ id, at, to: mail.to, subject: mail.subject, text: mail.text }, message);
      },
      erase: async (id) => folder.remove(id),
    };
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: CONNECT_MILLISECONDS,
    socketTimeout: SILENCE_MILLISECONDS,
  });
  return {
    name: 'mail',
    payload: outgoingMail,
    deliver: async (id, mail) => {
      try {
        await transport.sendMail(messageFields(mail, { id, from, at: new Date(runtime.clock.now()) }));
      } catch (error) {
        throw new MailRefused(error);
      }
    },
    // What was sent before a mail server was named may still lie in the folder.
    erase: async (id) => folder.remove(id),
  };
}

/** Without the library's own words and without a cause: they quote the address. */
export class MailRefused extends Error {
  /** For example `EENVELOPE 550`. */
  readonly code: string;

  constructor(error: unknown) {
    super('The mail server did not take a mail.');
    this.name = 'MailRefused';
    const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as {
      code?: unknown;
      responseCode?: unknown;
    };
    this.code =
      [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') ||
      'unknown';
  }
}
