// The administrator's pages: how the installation is, and the mails that went to the folder for want of a server.
import { AppError } from '@dragoman/kernel';
import { z } from 'zod';
import type { Database } from '../../../core/database/database.ts';
import type { Policy } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { readGivenUpJobs } from '../../../core/jobs/job-store.ts';
import type { MailFolder } from '../../../core/mail/mail-folder.ts';
import { installationState, mailList, mailText } from '../contract.ts';
import type { MailList } from '../contract.ts';

export interface AdministrationDependencies {
  readonly database: Database;
  readonly mailFolder: MailFolder;
  readonly hasMailServer: boolean;
  readonly version: string;
}

/** Mails hold names, addresses and links: only who runs the installation reads them, and only with the second factor. */
const administratorOnly: Policy = { roles: { 'platform-administrator': 'any' }, twoFactor: true };

export function administrationRoutes({
  database,
  mailFolder,
  hasMailServer,
  version,
}: AdministrationDependencies): Route[] {
  const delivery: MailList['delivery'] = hasMailServer ? 'server' : 'folder';
  const common = { method: 'GET', policy: administratorOnly, limits: ordinaryLimits, idempotency: 'safe' } as const;
  return [
    defineRoute({
      ...common,
      id: 'operations.state',
      path: '/installation',
      summary: 'How the installation is: database, mail, work that was given up.',
      reply: installationState,
      handle: async () => ({
        database: database.engine,
        mail: delivery,
        undelivered: (await readGivenUpJobs(database.read)).length,
        version,
      }),
    }),
    defineRoute({
      ...common,
      id: 'operations.list-mails',
      path: '/mails',
      summary: 'Mails in the folder, newest first.',
      reply: mailList,
      handle: async () => ({
        delivery,
        mails: mailFolder.list().map(({ id, at, to, subject }) => ({ id, at, to, subject })),
      }),
    }),
    defineRoute({
      ...common,
      id: 'operations.read-mail',
      path: '/mails/:mailId',
      summary: 'One mail of the folder as text.',
      params: z.object({ mailId: z.uuid() }),
      reply: mailText,
      handle: async ({ params }) => {
        const found = mailFolder.read(params.mailId);
        if (found === null) throw new AppError('mail.not-found');
        return found.mail;
      },
    }),
  ];
}
