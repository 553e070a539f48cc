// What every refusal must be: a problem document with a known code and its sentence in the caller's language, and nothing else.
import { expect } from 'vitest';
import { coreErrors } from '../../core/http/problem.ts';
import type { Problem, StatusTable } from '../../core/http/problem.ts';
import { loadMessages } from '../../core/messages/messages.ts';
import { platformErrors } from '../errors.ts';
import { CONTENT_FOLDER } from '../load-content.ts';

export interface Reply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const statuses: StatusTable = { ...coreErrors, ...platformErrors };
const messages = loadMessages(new URL('messages/', CONTENT_FOLDER));

/** Checks a reply in the 4xx and gives its code. `how` names the call in the message of a failing test. */
export function expectProblem(reply: Reply, how: string, language = 'en'): string {
  expect(reply.statusCode, `${how}: ${reply.body.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
  expect(reply.statusCode, `${how}: ${reply.body.slice(0, 300)}`).toBeLessThan(500);
  expect(reply.headers, how).toMatchObject({
    'content-type': expect.stringMatching(/^application\/problem\+json/) as string,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const problem = JSON.parse(reply.body) as Problem;
  expect(problem, how).toMatchObject({ status: reply.statusCode, code: expect.any(String) as string });
  expect(statuses[problem.code], `${how}: ${problem.code}`).toBe(reply.statusCode);
  for (const each of messages.languages) messages.say(each, `problem.${problem.code}`, problem.values);
  expect(problem.detail, how).toBe(messages.say(language, `problem.${problem.code}`, problem.values));
  expect(reply.body, how).not.toMatch(/node_modules|\.ts:\d|SQLITE|select |Error:/);
  return problem.code;
}
