// The message as it goes over the wire. The same mail composed again has the same Message-ID, so that receivers drop a second copy.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from './outgoing-mail.ts';

export interface Envelope {
  /** Id of the outbox entry. */
  readonly id: string;
  readonly from: string;
  readonly at: Date;
}

export function messageFields(mail: OutgoingMail, { id, from, at }: Envelope): Record<string, unknown> {
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    ...(mail.attachments === undefined
      ? {}
      : {
          attachments: mail.attachments.map(({ fileName, contentType, base64 }) => ({
            filename: fileName,
            contentType,
            content: Buffer.from(base64, 'base64'),
          })),
        }),
    messageId: `<${id}@${domainOf(from)}>`,
    date: at,
    // Nobody should be answered by a machine, and no machine answer this one (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

export async function composeMail(mail: OutgoingMail, envelope: Envelope): Promise<Buffer> {
  return new MailComposer(messageFields(mail, envelope)).compile().build();
}

function domainOf(from: string): string {
  return /@([^\s@>]+)>?$/.exec(from)?.[1] ?? 'localhost';
}
