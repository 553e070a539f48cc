// A campaign and its next wave, both closed, whose synthetic people have answered twice; written as rows, because answering hundreds of
// statements through routes is what other tests are about.
import { randomUUID } from 'node:crypto';
import type { IdMaker } from '@dragoman/kernel';
import { createRandom, fullPolicy, gradedProbabilities, provisionalParameters } from '@dragoman/psychometrics';
import type { Database, WriteQueries } from '../../core/database/database.ts';
import { assessmentStore } from '../../features/assessment/server/index.ts';
import type { Campaign } from '../../features/campaigns/contract.ts';
import { campaignMemberStore } from '../../features/campaigns/server/index.ts';
import { addClosedWave } from '../../features/campaigns/server/testing/add-closed-wave.ts';
import type { Content } from '../load-content.ts';

type Answers = Parameters<ReturnType<typeof assessmentStore>['addAnswers']>[2];

const WAVES = [
  { launched: '2026-10-01T10:00:00.000Z', answered: '2026-10-02T10:00:00.000Z', closed: '2026-10-10T10:00:00.000Z' },
  { launched: '2026-11-01T10:00:00.000Z', answered: '2026-11-02T10:00:00.000Z', closed: '2026-11-10T10:00:00.000Z' },
] as const;

export interface TwoWaves {
  readonly tenantId: string;
  readonly title: string;
  readonly notice: Campaign['notice'];
  /** How many answered the first wave, and how many of them, from the first on, the second. */
  readonly first: number;
  readonly again: number;
  /** Skills all of whose statements are answered, with how far what people say of themselves has moved, in levels. */
  readonly moved: Readonly<Record<string, number>>;
}

export interface PlantedWaves {
  readonly firstId: string;
  readonly secondId: string;
  readonly names: readonly string[];
}

export async function plantTwoWaves(
  { database, runtime, content }: { database: Database; runtime: { readonly makeId: IdMaker }; content: Content },
  plan: TwoWaves,
): Promise<PlantedWaves> {
  const ids = [runtime.makeId(), runtime.makeId()] as const;
  const people = Array.from({ length: plan.first }, (_, index) => ({
    personId: randomUUID(),
    name: `Synthetic Fitter ${index + 1}`,
    index,
  }));
  await database.write(async (queries) => {
    for (const [wave, campaignId] of ids.entries()) {
      const { tenantId, title, notice } = plan;
      const { launched, answered, closed } = WAVES[wave]!;
      const times = { launchedAt: launched, invitedAt: answered, closedAt: closed };
      const previousId = wave === 0 ? null : ids[0];
      await addClosedWave(queries, { tenantId, id: campaignId, title, notice, wave: wave + 1, previousId, ...times });
    }
  });
  // A few people a write: a writer must not hold all others up.
  for (const person of people) {
    await database.write(async (queries) => {
      for (const [wave, campaignId] of ids.entries()) {
        if (wave === 1 && person.index >= plan.again) continue;
        await addAnswers(queries, content, plan, { ...person, wave, campaignId });
      }
    });
  }
  return { firstId: ids[0], secondId: ids[1], names: people.map(({ name }) => name) };
}

async function addAnswers(
  queries: WriteQueries,
  { bank, framework }: Content,
  { tenantId, moved }: TwoWaves,
  who: { personId: string; name: string; index: number; wave: number; campaignId: string },
): Promise<void> {
  const { personId, index, wave, campaignId } = who;
  const at = WAVES[wave]!.answered;
  const role = framework.roles[index % framework.roles.length]!;
  const stage = role.stages[0]!;
  const answers: Answers[number][] = Object.entries(moved).flatMap(([skill, by]) => {
    // The person is the same in both waves, what the day brings is not.
    const theta = createRandom(`synthetic ${skill} ${index}`).normal() * 0.6 - 0.4 + wave * by;
    const day = createRandom(`synthetic day ${skill} ${index} ${wave}`);
    return bank.statements
      .filter((item) => item.skill === skill)
      .map((item) => {
        const probabilities = gradedProbabilities(theta, provisionalParameters(item.level as 1 | 2 | 3 | 4));
        let draw = day.next();
        let category = 0;
        while (category < 4 && draw >= probabilities[category]!) draw -= probabilities[category++]!;
        return {
          key: randomUUID(),
          itemId: item.id,
          revision: 1,
          value: { category: item.reverse ? 4 - category : category },
          seconds: 6,
          answeredAt: at,
        };
      });
  });
  const attemptId = randomUUID();
  await assessmentStore(queries).addAttempt({
    tenantId,
    id: attemptId,
    personId,
    campaignId,
    bank: bank.head.id,
    bankVersion: bank.head.version,
    bankDigest: bank.digest,
    parameters: 'provisional-1',
    framework: `${framework.head.id}@${framework.head.version}`,
    policy: fullPolicy({ seed: index, role: role.id, targets: stage.targets, weights: stage.weights }),
    roleProfile: role.id,
    stage: stage.id,
    form: 'full',
    language: 'en',
    status: 'finished',
    stop: null,
    offered: answers.map((answer) => answer.itemId),
    step: 0,
    startedAt: at,
    lastAnswerAt: at,
    finishedAt: at,
  });
  await assessmentStore(queries).addAnswers(tenantId, attemptId, answers, at);
  await campaignMemberStore(queries).add([
    {
      tenantId,
      campaignId,
      id: randomUUID(),
      personId,
      kind: 'guest',
      source: 'file',
      name: who.name,
      email: null,
      language: 'en',
      attributes: { unit: 'Synthetic fitters' },
      attemptId,
      addedAt: at,
      mailsStoppedAt: null,
    },
  ]);
}
