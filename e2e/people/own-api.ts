// What the server itself holds about an attempt, asked with the session of the browser.
import type { Page } from 'playwright-core';
import type { RunnerState } from '../../apps/platform/features/assessment/contract.ts';
import { attemptOf } from './start.ts';

/** Reads the attempt that the page shows, past the page; throws when the server refuses. */
export async function readAttempt(page: Page): Promise<RunnerState> {
  const address = new URL(`/api/assessments/${attemptOf(page)}`, page.url());
  const reply = await page.context().request.get(address.href);
  if (!reply.ok()) throw new Error(`The server answered ${reply.status()} for the attempt.`);
  return (await reply.json()) as RunnerState;
}
