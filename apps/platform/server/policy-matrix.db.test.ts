import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { CALLERS, readTable, writeTable } from '../../../scripts/policy/policy-table.ts';
import type { Caller, PolicyRow } from '../../../scripts/policy/policy-table.ts';
import type { PostgresOffer } from '../core/database/testing/start-postgres.ts';
import { findTestServer, makeSchema } from '../core/database/testing/test-server.ts';
import { createHttpServer } from '../core/http/create-http-server.ts';
import { everyRole } from '../core/http/policy.ts';
import type { Policy } from '../core/http/policy.ts';
import type { Route } from '../core/http/route.ts';
import { createReplyMemory } from '../core/idempotency/reply-memory.ts';
import { openKeys } from '../core/keys/open-keys.ts';
import { silentLog } from '../core/log.ts';
import { assessmentPolicyFixtures } from '../features/assessment/server/policy-fixture.ts';
import { createInstrument } from '../features/assessment/server/index.ts';
import { campaignsPolicyFixtures } from '../features/campaigns/server/policy-fixture.ts';
import { cataloguePolicyFixtures } from '../features/catalogue/server/policy-fixture.ts';
import { frameworkPolicyFixtures } from '../features/framework/server/policy-fixture.ts';
import { createIdentity } from '../features/identity/server/index.ts';
import { identityPolicyFixtures } from '../features/identity/server/policy-fixture.ts';
import { createPolicyPeople } from '../features/identity/server/testing/policy-people.ts';
import type {
  PolicyFixtures,
  PolicyPeople,
  PolicyPerson,
  PolicyRequest,
} from '../features/identity/server/testing/policy-people.ts';
import { STAFF_ROLES } from '../features/identity/limits.ts';
import { officePolicyFixtures } from '../features/office/server/policy-fixture.ts';
import { operationsPolicyFixtures } from '../features/operations/server/policy-fixture.ts';
import { profilePolicyFixtures } from '../features/profile/server/policy-fixture.ts';
import { taxonomyPolicyFixtures } from '../features/taxonomy/server/policy-fixture.ts';
import { studiesPolicyFixtures } from '../features/studies/server/policy-fixture.ts';
import { researchPolicyFixtures } from '../features/research/server/policy-fixture.ts';
import { academicsPolicyFixtures } from '../features/academics/server/policy-fixture.ts';
import { callsPolicyFixtures } from '../features/calls/server/policy-fixture.ts';
import { demandPolicyFixtures } from '../features/demand/server/policy-fixture.ts';
import { marketPolicyFixtures } from '../features/market/server/policy-fixture.ts';
import { programmesPolicyFixtures } from '../features/programmes/server/policy-fixture.ts';
import { ratersPolicyFixtures } from '../features/raters/server/policy-fixture.ts';
import { platformErrors } from './errors.ts';
import { loadContent } from './load-content.ts';
import { openPlatform } from './testing/open-platform.ts';
import type { TestPlatform } from './testing/open-platform.ts';

const TABLE = readTable(readFileSync(new URL('../../../docs/reference/policy.md', import.meta.url), 'utf8'));
const PATIENCE = { timeout: 240_000 };
const content = loadContent();

/** Whose thing a call is about, seen from the caller. */
type Relation = 'own' | 'colleague' | 'elsewhere';
type Outcome = 'pass' | 'sign-in' | 'two-factor' | 'forbidden' | 'hidden' | 'invalid' | 'failed';

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'session.needed': 'sign-in',
  'session.two-factor-needed': 'two-factor',
  'route.forbidden': 'forbidden',
  'route.not-found': 'hidden',
  'request.invalid': 'invalid',
  'server.failed': 'failed',
};

interface World {
  readonly app: FastifyInstance;
  readonly people: PolicyPeople;
  readonly fixtures: PolicyFixtures;
}

/** What the committed table says about a call. */
function expectedOf(row: PolicyRow, caller: Caller, relation: Relation): Outcome {
  const cell = row.cells[caller];
  if (cell === 'all') return 'pass';
  if (cell === '–') return caller === 'anonymous' || caller === 'guest' ? 'sign-in' : 'forbidden';
  if (!row.namesThing || cell === 'any') return 'pass';
  if (cell === 'institution') return relation === 'elsewhere' ? 'hidden' : 'pass';
  return relation === 'own' ? 'pass' : 'hidden';
}

/** Calls that have no thing to name are made once; those of nobody in particular are about somebody here. */
function casesOf(row: PolicyRow): { caller: Caller; relation: Relation }[] {
  const relations: Relation[] = row.namesThing ? ['own', 'colleague', 'elsewhere'] : ['own'];
  return CALLERS.flatMap((caller) => relations.map((relation) => ({ caller, relation })));
}

async function findMismatches(world: World, rows: readonly PolicyRow[]): Promise<string[]> {
  const mismatches: string[] = [];
  const waiting = new Map<Caller, PolicyPerson[]>();
  let calls = 0;
  for (const row of rows) {
    const answers = await Promise.all(
      casesOf(row).map(async ({ caller, relation }) => {
        const person = waiting.get(caller)?.pop() ?? (await makeCaller(world, caller));
        const owner = await makeOwner(world, caller, relation, person);
        const outcome = await call(world, row, person, await requestFor(world, row.id, owner), (calls += 1));
        // Somebody who was refused is as before and calls again; whoever passed may have ended their own session.
        if (person !== null && outcome !== 'pass') waiting.set(caller, [...(waiting.get(caller) ?? []), person]);
        return { caller, relation, outcome, expected: expectedOf(row, caller, relation) };
      }),
    );
    for (const { caller, relation, outcome, expected } of answers) {
      // Admission comes before the check of the body, so on a route that is open to all a refused body was let in.
      const isRight = outcome === expected || (outcome === 'invalid' && row.cells[caller] === 'all');
      if (!isRight) mismatches.push(`${row.id} as ${caller}, ${relation}: ${outcome}, the table says ${expected}`);
    }
  }
  return mismatches;
}

async function makeCaller({ people }: World, caller: Caller): Promise<PolicyPerson | null> {
  if (caller === 'anonymous') return null;
  return caller === 'guest' ? people.makeGuest() : people.make(caller, people.here);
}

async function makeOwner(
  { people }: World,
  caller: Caller,
  relation: Relation,
  person: PolicyPerson | null,
): Promise<PolicyPerson> {
  if (relation === 'own' && person !== null) return person;
  if (relation === 'elsewhere') return people.make('participant', people.there);
  return caller === 'guest' ? people.makeGuest() : people.make('participant', people.here);
}

async function requestFor({ fixtures }: World, id: string, owner: PolicyPerson): Promise<PolicyRequest> {
  const make = fixtures[id];
  if (make === undefined)
    throw new Error(`The route ${id} has no fixture: add one to its feature's policy-fixture.ts.`);
  return make(owner);
}

async function call(
  { app }: World,
  row: PolicyRow,
  person: PolicyPerson | null,
  request: PolicyRequest,
  number: number,
): Promise<Outcome> {
  const path = row.path.replaceAll(/:(\w+)/g, (_whole, name: string) => request.params?.[name] ?? `no-${name}`);
  const reply = await app.inject({
    method: row.method as 'GET',
    url: `/api${path}`,
    // An address of its own for each call, so that no limit on calls answers instead of the policy.
    remoteAddress: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    headers: {
      ...(person === null ? {} : { cookie: person.cookie }),
      'idempotency-key': `01939c1e-7a00-7000-8000-${String(number).padStart(12, '0')}`,
    },
    query: { ...request.query },
    ...(request.body === undefined ? {} : { payload: request.body as object }),
  });
  if (reply.statusCode < 400) return 'pass';
  const { code } = reply.json<{ code: string }>();
  if (code === 'request.too-many') throw new Error(`${row.id} was limited instead of decided.`);
  return OUTCOMES[code] ?? 'pass';
}

async function openWorld(open: () => Promise<TestPlatform>) {
  // The sign-in library has a clock of its own; it has to agree with the platform's.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00.000Z') });
  onTestFinished(() => void vi.useRealTimers());
  const platform = await open();
  const { database, runtime, dataFolder, app } = platform;
  const keys = await openKeys({ database, dataFolder, runtime, log: silentLog });
  const policyWorld = { database, runtime, keys };
  const instrument = createInstrument(content.framework, content.bank);
  const fixtures: PolicyFixtures = {
    ...identityPolicyFixtures(policyWorld),
    ...frameworkPolicyFixtures(policyWorld),
    ...cataloguePolicyFixtures(policyWorld),
    ...taxonomyPolicyFixtures(policyWorld),
    ...assessmentPolicyFixtures(policyWorld, instrument),
    ...profilePolicyFixtures(policyWorld, instrument),
    ...campaignsPolicyFixtures(policyWorld),
    ...ratersPolicyFixtures(policyWorld),
    ...demandPolicyFixtures(policyWorld),
    ...academicsPolicyFixtures(policyWorld),
    ...callsPolicyFixtures(policyWorld),
    ...marketPolicyFixtures(policyWorld),
    ...programmesPolicyFixtures(policyWorld),
    ...researchPolicyFixtures(policyWorld),
    ...studiesPolicyFixtures(policyWorld),
    ...officePolicyFixtures(policyWorld, profilePolicyFixtures(policyWorld, instrument)['profile.revoke-share']),
    ...operationsPolicyFixtures(policyWorld),
    'demonstration.notice': async () => ({}),
  };
  const world: World = { app, people: await createPolicyPeople(policyWorld), fixtures };
  return { platform, keys, world };
}

/** The same platform behind another door, with the given routes. */
async function openWithRoutes(
  { platform, keys, world }: Awaited<ReturnType<typeof openWorld>>,
  routes: readonly Route[],
): Promise<World> {
  const { database, runtime } = platform;
  const audit = async () => {};
  const { messages } = content;
  const publicUrl = () => new URL('http://localhost');
  const identity = createIdentity({
    database,
    runtime,
    keys,
    log: silentLog,
    audit,
    sendMail: audit,
    messages,
    publicUrl,
    isSecure: false,
  });
  const app = await createHttpServer({
    routes,
    errors: platformErrors,
    database,
    replies: createReplyMemory({ runtime, keys }),
    findActor: identity.findActor,
    sentence: () => (code) => code,
    languages: ['en'],
    publicUrl: null,
    webFolder: null,
    isReady: async () => {},
  });
  onTestFinished(() => app.close());
  return { ...world, app };
}

function plant(routes: readonly Route[], planted: Readonly<Record<string, Policy>>): Route[] {
  return routes.map((route) => (route.id in planted ? { ...route, policy: planted[route.id]! } : route));
}

const rowsOf = (...ids: string[]): PolicyRow[] => TABLE.filter((row) => ids.includes(row.id));

function describePolicy(title: string, open: () => Promise<TestPlatform>): void {
  describe(`the policy table (${title})`, () => {
    it(
      'is what every route answers to every caller about own, colleagues’ and other institutions’ things',
      PATIENCE,
      async () => {
        const { world, platform } = await openWorld(open);
        expect(TABLE.map((row) => row.id).toSorted()).toEqual(platform.routes.map((route) => route.id).toSorted());
        expect(await findMismatches(world, TABLE)).toEqual([]);
      },
    );

    it('would not agree with a server in which a policy is wider, narrower or gone', PATIENCE, async () => {
      const opened = await openWorld(open);
      const rows = rowsOf(
        'institution.list-members',
        'institution.remove-member',
        'assessment.read',
        'profile.result',
        'institutions.add',
      );
      const ofInstitution: Policy = { guest: 'own', roles: everyRole('institution') };
      const planted = plant(opened.platform.routes, {
        'institution.list-members': {
          roles: { 'institution-administrator': 'institution', manager: 'institution' },
          twoFactor: true,
        },
        'institution.remove-member': { open: true },
        'assessment.read': ofInstitution,
        'profile.result': { roles: everyRole('own') },
        'institutions.add': {},
      });
      const world = await openWithRoutes(opened, planted);
      const mismatches = await findMismatches(world, rows);
      expect(mismatches).toContain('institution.list-members as manager, own: pass, the table says forbidden');
      expect(mismatches).toContain(
        'institution.remove-member as participant, colleague: pass, the table says forbidden',
      );
      expect(mismatches).toContain('assessment.read as trainer, colleague: pass, the table says hidden');
      expect(mismatches).toContain('profile.result as guest, own: sign-in, the table says pass');
      expect(mismatches).toContain('institutions.add as platform-administrator, own: forbidden, the table says pass');
    });

    it(
      'lets a session whose roles need the second factor reach nothing but its own account before it has it',
      PATIENCE,
      async () => {
        const { world } = await openWorld(open);
        const reached: string[] = [];
        for (const row of TABLE.filter((each) => each.cells.anonymous !== 'all')) {
          for (const role of STAFF_ROLES) {
            if (row.cells[role] === '–') continue;
            const person = await world.people.make(role, world.people.here, { secondFactor: false });
            const request = await requestFor(world, row.id, person);
            const outcome = await call(world, row, person, request, 100_000 + reached.length);
            if (outcome !== 'two-factor') reached.push(row.id);
          }
        }
        const own = TABLE.filter(
          (row) => /^\/(account|session|sign-out-everywhere)/.test(row.path) && row.cells.anonymous !== 'all',
        );
        expect([...new Set(reached)].toSorted()).toEqual(own.map((row) => row.id).toSorted());
      },
    );
  });
}

describePolicy('SQLite', () => openPlatform());

const server: PostgresOffer = inject('postgres');
describe.skipIf('reason' in server)('with a server', () => {
  describePolicy('PostgreSQL', async () => openPlatform({ databaseUrl: await makeSchema(await findTestServer()) }));
});

it('the policy table on disk is the one the routes give', async () => {
  const { routes } = await openPlatform();
  expect(readFileSync(new URL('../../../docs/reference/policy.md', import.meta.url), 'utf8')).toBe(writeTable(routes));
});

it('a route that nobody wrote into the table, or that has no fixture, stops the test', async () => {
  const { world } = await openWorld(() => openPlatform());
  const undeclared: PolicyRow = { ...TABLE[0]!, id: 'gossip.read' };
  await expect(findMismatches(world, [undeclared])).rejects.toThrow('gossip.read has no fixture');
  expect(() => readTable('no table')).toThrow('no routes');
  expect(() => readTable('| `GET /x` | x | no | no | all |')).toThrow('a line that is none');
});

it('a route without any policy does not start', async () => {
  const { platform, keys, world } = await openWorld(() => openPlatform());
  const bare = { ...platform.routes[0]!, policy: undefined } as unknown as Route;
  await expect(openWithRoutes({ platform, keys, world }, [bare])).rejects.toThrow('has no policy');
});
