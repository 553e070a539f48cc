// A closed research campaign whose synthetic people have answered, written into the folder of a server that stands still.
import { randomUUID } from 'node:crypto';
import { createRandom, fullPolicy, gradedProbabilities, provisionalParameters } from '@dragoman/psychometrics';
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { openDatabase } from '../../apps/platform/core/database/open-database.ts';
import { silentLog } from '../../apps/platform/core/log.ts';
import { assessmentStore } from '../../apps/platform/features/assessment/server/index.ts';
import { campaignStore } from '../../apps/platform/features/campaigns/server/store.ts';
import { campaignMemberStore } from '../../apps/platform/features/campaigns/server/index.ts';
import { institutionStore } from '../../apps/platform/features/identity/server/index.ts';
import { content } from '../set-up/content.ts';

const AT = '2026-11-10T10:00:00.000Z';
const CLOSED = '2026-11-12T10:00:00.000Z';

export interface PlantedCampaign {
  /** Name of the institution. */
  readonly institution: string;
  readonly title: string;
  readonly purpose: 'research' | 'development';
  readonly notice: { readonly en: string; readonly fi: string };
  readonly people: number;
  /** Everybody answers all of this skill's statements. */
  readonly skill: string;
}

export async function plantCampaign(dataFolder: string, plan: PlantedCampaign): Promise<string> {
  const runtime = {
    clock: systemClock,
    random: cryptoRandom,
    makeId: createIdMaker(systemClock, cryptoRandom),
  };
  const database = await openDatabase({ dataFolder, databaseUrl: undefined, runtime, log: silentLog });
  const { title, purpose, notice } = plan;
  const campaignId = runtime.makeId();
  try {
    const known = await institutionStore(database.read).list(null);
    const tenantId = known.find((each) => each.name === plan.institution)!.id;
    await database.write(async (queries) => {
      await campaignStore(queries).add({
        tenantId,
        id: campaignId,
        title,
        purpose,
        status: 'closed',
        legalBasis: 'consent',
        legalBasisNote: 'synthetic',
        notice,
        document: null,
        retentionUntil: '2099-12-31',
        thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 10 },
        instruments: { form: 'full', raters: false, raterApproval: false, pilotShare: 0 },
        opensAt: null,
        closesAt: CLOSED,
        remindDaysBefore: [],
        signUp: null,
        wave: 1,
        previousId: null,
        createdAt: '2026-11-01T10:00:00.000Z',
        launchedAt: '2026-11-02T10:00:00.000Z',
        closedAt: CLOSED,
        dataGoneAt: null,
        version: 1,
        settingsDigest: 'b'.repeat(64),
        invitedAt: AT,
      });
    });
    await database.write(async (queries) => {
      for (let index = 0; index < plan.people; index += 1)
        await plantPerson(queries, { ...plan, tenantId }, campaignId, index);
    });
  } finally {
    await database.close();
  }
  return campaignId;
}

type Queries = Parameters<typeof assessmentStore>[0];

async function plantPerson(
  queries: Queries,
  plan: PlantedCampaign & { tenantId: string },
  campaignId: string,
  index: number,
): Promise<void> {
  const { tenantId, skill } = plan;
  const { bank, framework } = content;
  const [personId, attemptId] = [randomUUID(), randomUUID()];
  const language = index % 2 === 0 ? 'en' : 'fi';
  const role = framework.roles[index % framework.roles.length]!;
  const stage = role.stages[0]!;
  const random = createRandom(`synthetic person ${index}`);
  const theta = random.normal();
  const answers = bank.statements
    .filter((item) => item.skill === skill)
    .map((item) => {
      const probabilities = gradedProbabilities(theta, provisionalParameters(item.level as 1 | 2 | 3 | 4));
      let draw = random.next();
      let category = 0;
      while (category < 4 && draw >= probabilities[category]!) draw -= probabilities[category++]!;
      return {
        key: randomUUID(),
        itemId: item.id,
        revision: 1,
        value: { category: item.reverse ? 4 - category : category },
        seconds: 6,
        answeredAt: AT,
      };
    });
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
    language,
    status: 'finished',
    stop: null,
    offered: answers.map((answer) => answer.itemId),
    step: 0,
    startedAt: AT,
    lastAnswerAt: AT,
    finishedAt: AT,
  });
  await assessmentStore(queries).addAnswers(tenantId, attemptId, answers, AT);
  await campaignMemberStore(queries).add([
    {
      tenantId,
      campaignId,
      id: randomUUID(),
      personId,
      kind: 'guest',
      source: 'file',
      name: `Synthetic Person ${index}`,
      email: null,
      language,
      attributes: { unit: `Synthetic unit ${index % 3}` },
      attemptId,
      addedAt: AT,
      mailsStoppedAt: null,
    },
  ]);
}
