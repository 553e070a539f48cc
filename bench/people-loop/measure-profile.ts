// Measures what the profile page asks for, in a database with a large synthetic institution: the result, its entries, the development page.
import { cryptoRandom, createIdMaker, systemClock } from '@dragoman/kernel';
import type { OpenDatabase } from '../../apps/platform/core/database/database.ts';
import { createThread } from '../../apps/platform/core/thread/thread.ts';
import { assessmentStore, createInstrument } from '../../apps/platform/features/assessment/server/index.ts';
import { answerWholly } from '../../apps/platform/features/assessment/server/testing/answer-wholly.ts';
import { ledgerStore, profileRoutes, profileStore } from '../../apps/platform/features/profile/server/index.ts';
import type { ReleasedRound } from '../../apps/platform/features/profile/server/index.ts';
import { loadContent } from '../../apps/platform/server/load-content.ts';
import { relations } from '../../apps/platform/server/relations.ts';
import { addObservations, AT, makePeople, TENANT } from './fill-institution.ts';

export interface ProfileFigures {
  readonly people: number;
  readonly observations: number;
  readonly pages: number;
  readonly firstMilliseconds: number;
  readonly medianMilliseconds: number;
  readonly slowest95Milliseconds: number;
  readonly slowestMilliseconds: number;
}

const PAGES = 200;
const AT_ONCE = 200;
const ROUTES = ['profile.result', 'profile.entries', 'profile.development'];

export async function measureProfile(database: OpenDatabase, count: number, each: number): Promise<ProfileFigures> {
  const people = makePeople(count);
  const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
  const content = loadContent();
  const instrument = createInstrument(content.framework, content.bank);
  const first = { tenantId: TENANT, personId: people[0]!.personId };
  const attemptId = await answerWholly({ database, runtime }, instrument, first);
  const round = syntheticRound(instrument.bank.head.skills, instrument.bank.statements);
  const routes = profileRoutes({
    database,
    runtime,
    instrument,
    audit: async () => {},
    thread: createThread({ runtime, relations }),
    rounds: { released: async () => [round] },
    modules: content.modules,
    messages: content.messages,
    solve: async () => null,
    offers: { list: async () => [] },
    isSynthetic: async () => true,
  });
  const call = async (id: string, personId: string, of: string): Promise<void> => {
    const route = routes.find((candidate) => candidate.id === id)!;
    const owner = { tenantId: TENANT, personId };
    const actor = { kind: 'guest', tenantId: TENANT, personId } as const;
    const request = { params: { attemptId: of }, query: {}, owner, actor } as unknown as Parameters<
      typeof route.handle
    >[0];
    JSON.stringify(await route.handle(request));
  };
  // The first reading computes and keeps the result; every other person gets a copy of it under their own name.
  const began = performance.now();
  await call('profile.result', first.personId, attemptId);
  const firstMilliseconds = performance.now() - began;
  const attempts = await copyToAll(database, people.slice(1), first, attemptId);
  const observations = await addObservations(database, people, each);
  const times: number[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const at = Math.floor((page * (people.length - 1)) / PAGES);
    const { personId } = people[at + 1]!;
    const start = performance.now();
    for (const id of ROUTES) await call(id, personId, attempts[at]!);
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    people: people.length,
    observations,
    pages: PAGES,
    firstMilliseconds,
    medianMilliseconds: sorted[Math.floor(PAGES / 2)]!,
    slowest95Milliseconds: sorted[Math.floor(PAGES * 0.95)]!,
    slowestMilliseconds: sorted.at(-1)!,
  };
}

/** The first person's attempt, result and round, for everybody else. Gives their attempts. */
async function copyToAll(
  database: OpenDatabase,
  people: readonly { readonly personId: string }[],
  first: { readonly tenantId: string; readonly personId: string },
  attemptId: string,
): Promise<string[]> {
  const makeId = createIdMaker(systemClock, cryptoRandom);
  const attempt = (await assessmentStore(database.read).findAttempt(TENANT, attemptId))!;
  const answers = await assessmentStore(database.read).listAnswers(TENANT, attemptId);
  const [result] = await profileStore(database.read).listResults(TENANT, attemptId);
  const [entered] = await ledgerStore(database.read).listRounds(first.tenantId, first.personId);
  const { enteredAt, ...round } = entered!;
  const ids: string[] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    await database.write(async (queries) => {
      for (const { personId } of people.slice(from, from + AT_ONCE)) {
        const id = makeId();
        ids.push(id);
        await assessmentStore(queries).addAttempt({ ...attempt, id, personId });
        await assessmentStore(queries).addAnswers(TENANT, id, answers, AT);
        await profileStore(queries).addResult(TENANT, personId, { ...result!, id: makeId(), attemptId: id });
        await ledgerStore(queries).addRound(TENANT, personId, round, [], enteredAt);
      }
    });
  }
  return ids;
}

function syntheticRound(
  skills: readonly string[],
  statements: readonly { readonly id: string; readonly skill: string }[],
): ReleasedRound {
  const ratings = skills.flatMap((skill, k) =>
    statements
      .filter((statement) => statement.skill === skill)
      .slice(0, 3)
      .flatMap(({ id }, i) => [0, 1, 2, 3].map((rater) => ({ rater, itemId: id, category: (rater + k + i) % 5 }))),
  );
  return {
    roundId: 'synthetic-round',
    campaignId: null,
    releasedAt: AT,
    bankVersion: 'synthetic',
    groups: [{ group: 'peers', raters: 4, ratings }],
    withheld: [],
  };
}
