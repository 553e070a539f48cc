// Opens the runner once in a browser of its own on a throttled phone, and reads when the first question could be answered.
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, CDPSession, Page, Response } from 'playwright-core';
import type { StartAssessmentBody, StartedAssessment } from '../../apps/platform/features/assessment/contract.ts';
import type { PhoneProfile, Way } from './conditions.ts';

export interface Load {
  /** From the start of the navigation, or from pressing Start, until the first option can take the focus. */
  readonly interactiveMilliseconds: number;
  /** Bytes of JavaScript as they came over the wire, without headers. */
  readonly javascriptBytes: number;
  readonly requests: number;
}

const WISH: StartAssessmentBody = {
  roleProfile: 'kt-professional',
  stage: 'experienced',
  form: 'full',
  language: 'en',
};
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en-GB' } as const;
const PATIENCE_MILLISECONDS = 60_000;

export async function measureLoad(browser: Browser, url: string, profile: PhoneProfile, way: Way): Promise<Load> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    await page.addInitScript(watchForQuestion);
    const attemptId = await startAttempt(context, url);
    if (way === 'again') await visitBefore(page, url, attemptId);
    if (way === 'from-start') return await fromStart(page, url, profile);
    return await open(page, `${url}/run/${attemptId}`, profile);
  } finally {
    await context.close();
  }
}

/** Notes the moment at which a question stands there whose first option can take the focus. Runs in the page. */
function watchForQuestion(): void {
  const scope = globalThis as { questionAt?: number };
  const look = (): void => {
    const option = document.querySelector<HTMLInputElement>('main input[type="radio"]');
    const isQuestion = location.pathname.startsWith('/run/') && option !== null && option.checkVisibility();
    if (!isQuestion || scope.questionAt !== undefined) return;
    // Drawn and with the processor free again, not only in the document.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => (scope.questionAt ??= performance.now()));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}

async function open(page: Page, address: string, profile: PhoneProfile): Promise<Load> {
  const traffic = recordTraffic(page);
  const phone = await throttle(page, profile);
  await page.goto(address, { waitUntil: 'commit' });
  const interactiveMilliseconds = await questionAt(page);
  await phone.detach();
  return { interactiveMilliseconds, ...(await traffic()) };
}

async function fromStart(page: Page, url: string, profile: PhoneProfile): Promise<Load> {
  const traffic = recordTraffic(page);
  const phone = await throttle(page, profile);
  await page.goto(url);
  for (const name of ['role', 'stage']) await page.locator(`input[name="${name}"]`).first().check({ force: true });
  const pressedAt = await page.evaluate(() => {
    const at = performance.now();
    document.querySelector<HTMLButtonElement>('main form button[type="submit"]')?.click();
    return at;
  });
  const interactiveMilliseconds = (await questionAt(page)) - pressedAt;
  await phone.detach();
  return { interactiveMilliseconds, ...(await traffic()) };
}

/** A first visit at full speed, until the application is kept on the device. */
async function visitBefore(page: Page, url: string, attemptId: string): Promise<void> {
  await page.goto(`${url}/run/${attemptId}`);
  await questionAt(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

async function questionAt(page: Page): Promise<number> {
  const found = await page.waitForFunction(() => (globalThis as { questionAt?: number }).questionAt);
  return (await found.jsonValue()) as number;
}

async function throttle(page: Page, profile: PhoneProfile): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: profile.latencyMilliseconds,
    downloadThroughput: (profile.downKilobitsPerSecond * 1000) / 8,
    uploadThroughput: (profile.upKilobitsPerSecond * 1000) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: profile.cpuSlowdown });
  return session;
}

/** Counts from now on; files that the worker keeps for later are not part of what the question waits for. */
function recordTraffic(page: Page): () => Promise<Omit<Load, 'interactiveMilliseconds'>> {
  const responses: Response[] = [];
  page.on('response', (response) => {
    if (!response.fromServiceWorker()) responses.push(response);
  });
  return async () => {
    const scripts = responses.filter((response) => new URL(response.url()).pathname.endsWith('.js'));
    const sizes = await Promise.all(scripts.map(async (script) => (await script.request().sizes()).responseBodySize));
    return { javascriptBytes: sizes.reduce((sum, size) => sum + size, 0), requests: responses.length };
  };
}

async function startAttempt(context: BrowserContext, url: string): Promise<string> {
  const reply = await context.request.post(`${url}/api/assessments`, {
    data: WISH,
    headers: { 'Idempotency-Key': randomUUID() },
  });
  if (!reply.ok()) throw new Error(`The server refused to start an attempt: ${reply.status()}`);
  return ((await reply.json()) as StartedAssessment).attemptId;
}
