// What the administrator of the installation sees of it.
import { z } from 'zod';

export const mailSummary = z.object({ id: z.uuid(), at: z.iso.datetime(), to: z.string(), subject: z.string() });
export const mailList = z.object({
  /** Where mail goes: to a server, or into the folder because none is named. */
  delivery: z.enum(['server', 'folder']),
  mails: z.array(mailSummary),
});
export const mailText = mailSummary.extend({ text: z.string() });
export const installationState = z.object({
  database: z.enum(['sqlite', 'postgres']),
  mail: z.enum(['server', 'folder']),
  undelivered: z.int().meta({ description: 'Work that was given up after many tries, mails among it.' }),
  version: z.string(),
});

export type MailList = z.infer<typeof mailList>;
export type MailText = z.infer<typeof mailText>;
export type InstallationState = z.infer<typeof installationState>;
