import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../core/canonical-json.ts';
import { expectProblem } from './testing/expect-problem.ts';
import type { Reply } from './testing/expect-problem.ts';
import { openPeople } from './testing/open-people.ts';
import type { People } from './testing/open-people.ts';

const PATIENCE = { timeout: 120_000 };
/** Of two answers of one revision the one with the greater key counts. */
const GREATEST_KEY = 'ffffffff-ffff-4fff-bfff-ffffffffffff';

describe('an archive to import', () => {
  const exportArchive = async (people: People): Promise<Record<string, unknown>> => {
    const reply = await people.call(people.other, {
      method: 'GET',
      path: `/results/${people.otherAttemptId}/export.json`,
    });
    return JSON.parse(reply.body) as Record<string, unknown>;
  };
  /** Anybody can compute the digest, so it proves nothing about what is inside. */
  const sign = ({ digest: _digest, ...rest }: Record<string, unknown>): string =>
    JSON.stringify({ ...rest, digest: createHash('sha256').update(canonicalJson(rest)).digest('hex') });
  const importIt = (people: People, body: string): Promise<Reply> =>
    people.call('', { method: 'POST', path: '/results/import', body });

  it(
    'that was altered and signed again is refused or shown as not reproduced, and never makes the server fail',
    PATIENCE,
    async () => {
      const people = await openPeople();
      const archive = await exportArchive(people);
      expect((await importIt(people, sign(archive))).body).toMatch(/"reproduced":true\}$/);
      const attempt = archive['attempt'] as Record<string, unknown>;
      const answers = archive['answers'] as Record<string, unknown>[];
      const policy = attempt['policy'] as Record<string, unknown>;
      const isOne = JSON.stringify(answers[0]!['value']) === '{"category":1}';
      const altered: Record<string, Record<string, unknown>> = {
        'no policy': { ...archive, attempt: { ...attempt, policy: undefined } },
        'a policy of another shape': { ...archive, attempt: { ...attempt, policy: 'x' } },
        'no targets': { ...archive, attempt: { ...attempt, policy: { ...policy, targets: null } } },
        'a target for a skill there is not': {
          ...archive,
          attempt: { ...attempt, policy: { ...policy, targets: { nothing: 3 } } },
        },
        'a plan of nine': { ...archive, attempt: { ...attempt, policy: { ...policy, planSize: 9 } } },
        'no weight at all': { ...archive, attempt: { ...attempt, policy: { ...policy, weights: { negotiation: 0 } } } },
        'a plan of a billion': { ...archive, attempt: { ...attempt, policy: { ...policy, planSize: 1e9 } } },
        'a role there is not': { ...archive, attempt: { ...attempt, roleProfile: 'nobody' } },
        'a stage that is an object': { ...archive, attempt: { ...attempt, stage: {} } },
        'no finish': { ...archive, attempt: { ...attempt, finishedAt: 7 } },
        'an item there is not': { ...archive, answers: [{ ...answers[0], itemId: 'nothing' }, ...answers.slice(1)] },
        'a value that does not fit': {
          ...archive,
          answers: [{ ...answers[0], value: { ratings: [1, 1] } }, ...answers.slice(1)],
        },
        'one answer two ways': {
          ...archive,
          answers: [...answers, { ...answers[0], key: GREATEST_KEY, value: { category: isOne ? 2 : 1 } }],
        },
        'no answers': { ...archive, answers: [] },
        'negative seconds': { ...archive, answers: answers.map((answer) => ({ ...answer, seconds: -1e300 })) },
      };
      for (const [how, content] of Object.entries(altered))
        expectNotReproduced(await importIt(people, sign(content)), how);
    },
  );

  it('that is nested without end, in any of its open places, is refused', PATIENCE, async () => {
    const people = await openPeople();
    const archive = await exportArchive(people);
    const nest = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    for (const depth of [1000, 20_000, 100_000]) {
      const text = JSON.stringify({ ...archive, observations: ['@@'], digest: 'a'.repeat(64) }).replace(
        '"@@"',
        nest(depth),
      );
      expectProblem(await importIt(people, text), `${depth} brackets`);
    }
    expect((await people.call(people.guest, { method: 'GET', path: '/assessments' })).statusCode).toBe(200);
  });
});

function expectNotReproduced(reply: Reply, how: string): void {
  const isShown = reply.statusCode === 200 && reply.body.endsWith('"reproduced":false}');
  if (!isShown) expectProblem(reply, how);
}
