// Looks for what somebody who is still answering must not learn: keys, reasons, levels, parameters, targets.
import { runnerState } from '../../apps/platform/features/assessment/contract.ts';
import { content } from '../set-up/content.ts';
import type { SeenReply } from './replies.ts';

/** Names under which the content files and the measurement keep such things. */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  'key',
  'reason',
  'level',
  'levels',
  'indicator',
  'indicators',
  'reverse',
  'observed',
  'target',
  'targets',
  'weight',
  'weights',
  'need',
  'estimate',
  'theta',
  'location',
  'locations',
  'threshold',
  'thresholds',
  'difficulty',
  'discrimination',
  'loading',
  'parameters',
  'seed',
]);

/** Why it stops may be told. The browser's own key of an answer comes back when the answer is refused. */
function isHarmless(name: string, value: unknown): boolean {
  return (name === 'reason' && STOP_REASONS.has(value)) || (name === 'key' && UUID.test(String(value)));
}

const STOP_REASONS: ReadonlySet<unknown> = new Set(runnerState.shape.stop.unwrap().shape.reason.options);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Sentences of the content that belong to the scoring or to the result. */
const SECRET_SENTENCES: readonly string[] = [
  ...content.bank.scenarios.flatMap((scenario) => scenario.options.flatMap((option) => Object.values(option.reason))),
  ...content.bank.statements.flatMap((statement) => Object.values(statement.observed)),
  ...content.framework.skills.flatMap((skill) =>
    skill.levels.flatMap((level) => level.indicators.flatMap((indicator) => Object.values(indicator.text))),
  ),
];

/** One line for each finding, with the address it came from; empty when nothing was told. */
export function findSecrets(replies: readonly SeenReply[]): string[] {
  return replies.flatMap((reply) => {
    const sentences = SECRET_SENTENCES.filter((sentence) => reply.body.includes(sentence));
    const names = new URL(reply.url).pathname.startsWith('/api/') ? secretNames(reply.body) : [];
    return [...sentences, ...names].map((found) => `${reply.url}: ${found}`);
  });
}

function secretNames(body: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inside] of Object.entries(value)) {
        if (SECRET_NAMES.has(name) && !isHarmless(name, inside)) found.push(`"${name}": ${JSON.stringify(inside)}`);
        walk(inside);
      }
    }
  };
  walk(JSON.parse(body));
  return found;
}
