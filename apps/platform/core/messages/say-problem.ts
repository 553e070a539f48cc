// The sentence of a refusal. A code without one is a mistake that a test finds; in the running product it must not become a second one.
import type { Messages, MessageValues } from './messages.ts';

export function sayProblem(messages: Messages, language: string, code: string, values: MessageValues): string {
  const key = `problem.${code}`;
  return messages.has(key) ? messages.say(language, key, values) : code;
}
