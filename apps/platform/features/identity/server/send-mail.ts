// The port through which identity sends mail, and the outbox that fills it.
import type { WriteQueries } from '../../../core/database/database.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';

export interface MailToSend {
  readonly tenantId: string;
  /** Whom it concerns, so that it can be erased with them: a person, or the invitation of somebody who is none yet. */
  readonly personId: string;
  /** What it is about, and which mail about it: one is sent for a person, occasion and step, however often its cause is repeated. */
  readonly occasion: string;
  readonly step: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Puts a mail into the post inside the write of its cause. */
export type SendMail = (queries: WriteQueries, mail: MailToSend) => Promise<void>;

export function sendThroughOutbox(outbox: Outbox): SendMail {
  return async (queries, { to, subject, text, ...message }) => {
    await outbox.send(queries, { ...message, channel: 'mail', payload: { to, subject, text } });
  };
}
