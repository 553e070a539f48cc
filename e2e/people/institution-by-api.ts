// An institution with members, set up by calls and not by pages, for journeys that begin after all that.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIResponse, Page } from 'playwright-core';
import type { RunningServer } from '../set-up/server.ts';
import { createAuthenticator } from './authenticator.ts';

export interface KeptMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Caller {
  get<Reply>(path: string): Promise<Reply>;
  post<Reply>(path: string, body: unknown, key?: string): Promise<Reply>;
  status(path: string): Promise<number>;
}

/** Calls of the API with the cookies of a page. Throws on a refusal, naming it. */
export function callerOf(page: Page, server: RunningServer): Caller {
  const read = async <Reply>(reply: APIResponse, what: string): Promise<Reply> => {
    if (!reply.ok()) throw new Error(`${what}: ${reply.status()} ${await reply.text()}`);
    return (reply.status() === 204 ? undefined : await reply.json()) as Reply;
  };
  return {
    get: async (path) => read(await page.request.get(`${server.url}/api${path}`), path),
    post: async (path, data, key) =>
      read(
        await page.request.post(`${server.url}/api${path}`, {
          data,
          ...(key === undefined ? {} : { headers: { 'Idempotency-Key': key } }),
        }),
        path,
      ),
    status: async (path) => (await page.request.get(`${server.url}/api${path}`)).status(),
  };
}

/** The first administrator, with the second factor. */
export async function setUpInstitution(page: Page, server: RunningServer): Promise<Caller> {
  const caller = callerOf(page, server);
  const token = /first administrator \(one time\): \S+#(\S+)/.exec(server.printed())?.[1];
  await caller.post('/set-up', {
    token,
    name: 'Synthetic Administrator',
    email: 'administrator@example.org',
    password: 'seven green lamps hum',
    institutionName: 'Synthetic University',
  });
  const { secret } = await caller.post<{ secret: string }>('/account/two-factor/begin', {});
  await caller.post('/account/two-factor/confirm', { code: await createAuthenticator(secret).code() });
  return caller;
}

/** Somebody who was invited and has accepted, signed in on the page. */
export async function joinInstitution(
  administrator: Caller,
  page: Page,
  server: RunningServer,
  member: { readonly name: string; readonly email: string; readonly roles: readonly string[] },
): Promise<Caller> {
  const { name, email, roles } = member;
  const key = crypto.randomUUID();
  await administrator.post('/institution/invitations', { email, roles, units: [], language: 'en' }, key);
  const token = await linkTo(server, email, '/invitation');
  const caller = callerOf(page, server);
  await caller.post('/invitations/accept', {
    token: token.split('#')[1],
    newAccount: { name, password: 'a boat beside two hills' },
  });
  return caller;
}

/** Mails in the folder where they go without a mail server, oldest first. */
export function readMails(server: RunningServer): KeptMail[] {
  const folder = join(server.dataFolder, 'mail');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptMail);
}

/** The newest link of that page in a mail to the address; waits for the post. */
export async function linkTo(server: RunningServer, to: string, path: string): Promise<string> {
  for (let waited = 0; waited < 15_000; waited += 100) {
    try {
      const text = readMails(server).findLast((mail) => mail.to === to && mail.text.includes(`${path}#`))?.text ?? '';
      const link = text.split(/\s+/).find((word) => word.includes(`${path}#`));
      if (link !== undefined) return link;
    } catch {
      // The folder comes with the first mail.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`There came no mail with ${path} to ${to}.`);
}
