// A synthetic institution with closed campaigns whose people have answered, for tests of research.
import { randomUUID } from 'node:crypto';
import { createRandom, fullPolicy, gradedProbabilities } from '@dragoman/psychometrics';
import type { GradedItem } from '@dragoman/psychometrics';
import { coreMigrations } from '../../../../core/migrations.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { createRecordAudit } from '../../../../core/audit/record-audit.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import { assessmentMigrations, assessmentStore, createInstrument } from '../../../assessment/server/index.ts';
import { syntheticBank, syntheticFramework } from '../../../assessment/server/testing/synthetic-instrument.ts';
import type { Campaign, Member } from '../../../campaigns/contract.ts';
import { identityMigrations } from '../../../identity/server/index.ts';
import { researchMigrations } from '../migrations.ts';
import { researchRelations } from '../relations.ts';
import type { ResearchDependencies } from '../research-dependencies.ts';

export const TENANT = '01939c1e-7a00-7000-8000-000000000001';
export const ACTING = { tenantId: TENANT, personId: 'synthetic-researcher' };
export const SENTENCE = 'Synthetic: your answers may be used for research on the questions.';

function syntheticCampaign(purpose: Campaign['purpose'], title: string): Campaign {
  return {
    tenantId: TENANT,
    id: randomUUID(),
    title,
    purpose,
    status: 'closed',
    legalBasis: 'consent',
    legalBasisNote: 'synthetic',
    notice: { en: `Synthetic notice.\n${SENTENCE}  Nothing else.`, fi: 'Synteettinen tiedote.' },
    document: null,
    retentionUntil: '2099-01-01',
    thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 10 },
    instruments: { form: 'full', raters: false, raterApproval: false, pilotShare: 0 },
    opensAt: null,
    closesAt: null,
    remindDaysBefore: [],
    signUp: null,
    wave: 1,
    previousId: null,
    createdAt: '2026-10-01T00:00:00.000Z',
    launchedAt: '2026-10-02T00:00:00.000Z',
    closedAt: '2026-11-20T00:00:00.000Z',
    dataGoneAt: null,
  };
}

/** How a statement of the synthetic bank is really answered; not quite what the bank says of it. */
export function truthOf(index: number): GradedItem {
  const location = -1.5 + (index % 4);
  return { discrimination: 1.1 + 0.1 * (index % 5), thresholds: [-1.1, -0.3, 0.5, 1.3].map((step) => location + step) };
}

export async function startResearch(open: OpenTestDatabase, people = 120) {
  const { database, runtime } = await open([
    ...coreMigrations,
    ...identityMigrations,
    ...assessmentMigrations,
    ...researchMigrations,
  ]);
  const keys = deriveKeys(new Uint8Array(32).fill(7));
  const instrument = createInstrument(syntheticFramework(), syntheticBank());
  const forResearch = syntheticCampaign('research', 'Synthetic study');
  const forDevelopment = syntheticCampaign('development', 'Synthetic round');
  const members = new Map<string, Member[]>([
    [forResearch.id, await answerAll(people, forResearch.id)],
    [forDevelopment.id, await answerAll(40, forDevelopment.id)],
  ]);
  const dependencies: ResearchDependencies = {
    database,
    runtime,
    keys,
    audit: createRecordAudit({ runtime, keys }),
    thread: createThread({ runtime, relations: researchRelations }),
    instrument,
    campaigns: {
      list: async (_queries, tenantId) => (tenantId === TENANT ? [forResearch, forDevelopment] : []),
      read: async (_queries, tenantId, id) =>
        [forResearch, forDevelopment].find((each) => each.tenantId === tenantId && each.id === id) ?? null,
      members: async (_queries, _tenantId, id) => members.get(id) ?? [],
    },
    isSynthetic: async () => true,
  };

  /** Everybody answers all statements on asking, and some of them two on listening. */
  async function answerAll(count: number, campaignId: string): Promise<Member[]> {
    const random = createRandom(`synthetic people ${count}`);
    const asked = instrument.bank.statements.filter((item) => item.skill === 'asking');
    const few = instrument.bank.statements.filter((item) => item.skill === 'listening').slice(0, 2);
    const made: Member[] = [];
    await database.write(async (queries) => {
      const store = assessmentStore(queries);
      for (let index = 0; index < count; index += 1) {
        const [attemptId, personId] = [randomUUID(), `synthetic-person-${campaignId.slice(0, 4)}-${index}`];
        const theta = 0.3 + random.normal();
        const answers = [...asked, ...(index < 10 ? few : [])].map((item, at) => {
          const probabilities = gradedProbabilities(theta, truthOf(at));
          let draw = random.next();
          let category = 0;
          while (category < 4 && draw >= probabilities[category]!) draw -= probabilities[category++]!;
          return {
            key: randomUUID(),
            itemId: item.id,
            revision: 1,
            value: { category: item.reverse ? 4 - category : category },
            seconds: 5,
            answeredAt: '2026-11-10T10:00:00.000Z',
          };
        });
        await store.addAttempt({
          tenantId: TENANT,
          personId,
          campaignId,
          id: attemptId,
          bank: 'synthetic',
          bankVersion: '1.0.0',
          bankDigest: 'synthetic',
          parameters: 'provisional-1',
          framework: 'synthetic@1.0.0',
          policy: fullPolicy({ seed: index, role: 'tester', targets: {} }),
          roleProfile: 'tester',
          stage: 'entry',
          form: 'full',
          language: index % 2 === 0 ? 'en' : 'fi',
          status: 'finished',
          stop: null,
          offered: [],
          step: 0,
          startedAt: '2026-11-10T09:00:00.000Z',
          lastAnswerAt: '2026-11-10T10:00:00.000Z',
          finishedAt: '2026-11-10T10:00:00.000Z',
        });
        await store.addAnswers(TENANT, attemptId, answers, '2026-11-10T10:00:00.000Z');
        const unit = index === 0 ? '=cmd|synthetic' : `Synthetic unit ${index % 3}`;
        made.push({ personId, attributes: { unit, site: `Synthetic site ${index}` }, attemptId, state: 'finished' });
      }
    });
    return made;
  }
  return { dependencies, database, runtime, instrument, forResearch, forDevelopment, members, keys };
}
