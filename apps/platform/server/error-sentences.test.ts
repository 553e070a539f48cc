import { expect, it } from 'vitest';
import { coreErrors } from '../core/http/problem.ts';
import { loadMessages } from '../core/messages/messages.ts';
import { ANSWER_REFUSALS } from '../features/assessment/errors.ts';
import { RATING_REFUSALS } from '../features/raters/errors.ts';
import { platformErrors } from './errors.ts';
import { CONTENT_FOLDER } from './load-content.ts';

it('every refusal has a sentence in every language, and every sentence belongs to a refusal', () => {
  const messages = loadMessages(new URL('messages/', CONTENT_FOLDER));
  const codes = [...Object.keys(coreErrors), ...Object.keys(platformErrors), ...ANSWER_REFUSALS, ...RATING_REFUSALS];
  expect(codes.filter((code) => !messages.has(`problem.${code}`))).toEqual([]);
  for (const language of messages.languages) {
    for (const code of codes)
      expect(messages.say(language, `problem.${code}`, { held: 1, stated: 2, limit: 3, line: 4 })).toMatch(
        /\p{L}.*[.!?]$/u,
      );
  }
});
