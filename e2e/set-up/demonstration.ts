// The synthetic demonstration with its whole past loaded, and its people as they sign in: for journeys through the people loop.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Authenticator } from '../people/authenticator.ts';
import { staffOn } from '../people/staff.ts';
import { launchBrowser, openContext, watchPage } from './browser.ts';
import type { Setting } from './browser.ts';
import { sentencesOf } from './sentences.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';

/** The past is loaded behind the open pages; on a busy machine it takes a minute or two. */
const PATIENCE = 240_000;

export interface Demonstration {
  readonly server: RunningServer;
  /** Somebody of the network in a browser of their own, signed in; staff with their second factor. */
  enter(setting: Setting, email: string, isStaff?: boolean): Promise<Page>;
  /** Somebody without an account in a browser of their own. */
  open(setting: Setting): Promise<Page>;
}

export interface Reply<Body> {
  readonly status: number;
  readonly body: Body;
}

/** Call once at the top of a journey. */
export function setDemonstration(): Demonstration {
  let server: RunningServer;
  let browser: Browser;
  const authenticators = new Map<string, Authenticator>();
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({}, ['--demo']), launchBrowser()]);
    const started = Date.now();
    for (;;) {
      const notice = (await (await fetch(`${server.url}/api/demonstration`)).json()) as {
        filling: { failed: boolean } | null;
      };
      const isComplete = notice.filling === null && server.printed().includes('with the password');
      if (isComplete) break;
      if (notice.filling?.failed === true || Date.now() - started > PATIENCE)
        throw new Error(`The past was not loaded:\n${server.printed()}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }, PATIENCE + 30_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const open = async (setting: Setting): Promise<Page> =>
    watchPage(await (await openContext(browser, setting)).newPage());
  return {
    get server() {
      return server;
    },
    open,
    async enter(setting, email, isStaff = false) {
      const page = await open(setting);
      const { say } = sentencesOf(setting.language);
      const staff = staffOn(page, sentencesOf(setting.language));
      const password = /with the password (\S+)/.exec(server.printed())![1]!;
      await page.goto(`${server.url}/sign-in`);
      await page.locator('input[type=email]').fill(email);
      await page.locator('input[type=password]').fill(password);
      await page.keyboard.press('Enter');
      const known = authenticators.get(email);
      if (known !== undefined) {
        await page.getByLabel(say('sign-in.code'), { exact: true }).waitFor();
        await staff.giveCode(await known.code());
      }
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
      if (!isStaff || known !== undefined) return page;
      await page.goto(`${server.url}/account`);
      const authenticator = await staff.beginEnrolment();
      await staff.confirmEnrolment(await authenticator.code());
      await staff.backupCodes();
      authenticators.set(email, authenticator);
      return page;
    },
  };
}

/** Calls the API with the session of the page, as the page itself would. */
export function call<Body>(page: Page, method: string, path: string, body?: unknown): Promise<Reply<Body>> {
  return page.evaluate(
    async ([verb, address, json]) => {
      const key = { 'Idempotency-Key': crypto.randomUUID() };
      const headers = json === '' ? key : { ...key, 'Content-Type': 'application/json' };
      const reply = await fetch(`/api${address}`, { method: verb!, headers, ...(json === '' ? {} : { body: json! }) });
      const text = await reply.text();
      return { status: reply.status, body: (text.startsWith('{') ? JSON.parse(text) : text) as Body };
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)],
  );
}
