// What every journey needs: one server on a fresh folder and one browser, gone at its end.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, openContext, watchPage } from './browser.ts';
import type { Setting } from './browser.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';

export interface Stage {
  readonly server: RunningServer;
  readonly browser: Browser;
  /** A watched page in a browser of its own, as another person or another device has. */
  openPage(setting: Setting): Promise<Page>;
}

/** Call once at the top of a journey; the stage may be used inside its tests and hooks. */
export function setStage(settings: Readonly<Record<string, string>> = {}): Stage {
  let server: RunningServer | null = null;
  let browser: Browser | null = null;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(settings), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const there = <Thing>(thing: Thing | null): Thing => {
    if (thing === null) throw new Error('The stage is not set yet.');
    return thing;
  };
  return {
    get server() {
      return there(server);
    },
    get browser() {
      return there(browser);
    },
    openPage: async (setting) => watchPage(await (await openContext(there(browser), setting)).newPage()),
  };
}
