import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { makeTemporaryFolder } from '../core/database/testing/make-folder.ts';
import { findTestServer, makeSchema } from '../core/database/testing/test-server.ts';
import { StartRefusal } from '../core/start-refusal.ts';
import { withTables } from '../core/database/with-tables.ts';
import type { AttemptSummary } from '../features/assessment/contract.ts';
import type { SyntheticNetwork, SyntheticPerson } from '../features/demonstration/contract.ts';
import { readNetwork } from '../features/demonstration/server/index.ts';
import type { Session } from '../features/identity/contract.ts';
import type { ProfileResult } from '../features/profile/contract.ts';
import { CONTENT_FOLDER } from './load-content.ts';
import { answerByInject } from './testing/answer-by-inject.ts';
import { openPlatform } from './testing/open-platform.ts';
import type { TestPlatform } from './testing/open-platform.ts';

const PATIENCE = { timeout: 90_000 };
const network = readNetwork(new URL('demo/', CONTENT_FOLDER));
const people = network.institutions.flatMap((each) => each.people);
/** Those whom the start names, and their administrators: quick to load. */
const small: SyntheticNetwork = {
  ...network,
  institutions: network.institutions
    .map((each) => ({ ...each, people: each.people.filter(isShown) }))
    .filter((each) => each.people.some((person) => Object.values(network.tour).includes(person.id))),
};
const assessed = people.filter((person) => person.assessment !== undefined);

function isShown({ id, roles }: SyntheticPerson): boolean {
  return Object.values(network.tour).includes(id) || roles.includes('institution-administrator');
}

const TABLES = [
  'demonstration',
  'network',
  'institution',
  'unit',
  'person',
  'account',
  'account_details',
  'account_credential',
  'account_session',
  'membership',
  'member_role',
  'member_unit',
  'platform_grant',
  'attempt',
  'answer',
  'offer',
  'observation',
  'result',
  'audit_entry',
] as const;
type AnyTables = Record<(typeof TABLES)[number], Record<string, string | number | null>>;
type Rows = Record<(typeof TABLES)[number], AnyTables['person'][]>;

async function readAll({ database }: TestPlatform): Promise<Rows> {
  const rows = {} as Rows;
  for (const table of TABLES) {
    const found = await withTables<AnyTables>(database.read).selectFrom(table).selectAll().execute();
    // Sealing numbers the entries whenever its job comes round.
    for (const row of found) delete row['range_number'];
    rows[table] = found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return rows;
}

interface Place {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
}

/** The sign-in library reads the machine's clock, so it stands still with the platform's. */
function openDemonstration(place: Place, demonstration?: SyntheticNetwork, seed = 1): Promise<TestPlatform> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00.000Z') });
  onTestFinished(() => void vi.useRealTimers());
  return openPlatform({ ...place, seed, ...(demonstration === undefined ? {} : { demonstration }) });
}

async function signIn({ app, sights }: TestPlatform, email: string): Promise<string> {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { email, password: sights!.password },
  });
  expect(reply.json()).toEqual({ step: 'signed-in' });
  return String(reply.headers['set-cookie']).split(';', 1)[0]!;
}

async function get<Body>({ app }: TestPlatform, cookie: string, url: string): Promise<{ status: number; body: Body }> {
  const reply = await app.inject({ url: `/api${url}`, headers: { cookie } });
  return { status: reply.statusCode, body: reply.json() };
}

async function readResultOf(platform: TestPlatform, cookie: string): Promise<ProfileResult> {
  const { attempts } = (await get<{ attempts: AttemptSummary[] }>(platform, cookie, '/assessments')).body;
  expect(attempts).toHaveLength(1);
  return (await get<ProfileResult>(platform, cookie, `/results/${attempts[0]!.attemptId}`)).body;
}

function emailOf(id: string): string {
  return people.find((person) => person.id === id)!.email;
}

function describeDemonstration(title: string, findPlace: () => Promise<Place>): void {
  describe(`the synthetic demonstration (${title})`, () => {
    it('is loaded once: a second start changes nothing and tells the same', PATIENCE, async () => {
      const place = await findPlace();
      const first = await openDemonstration(place, network);
      const loaded = await readAll(first);
      await first.close();
      const second = await openDemonstration(place, network, 2);
      expect(await readAll(second)).toEqual(loaded);
      expect(second.sights).toEqual(first.sights);
      expect(second.setUpPath).toBeNull();
      expect(loaded.institution).toHaveLength(7);
      expect(loaded.account_details).toHaveLength(people.length + 1);
      expect(loaded.account_session).toEqual([]);
      expect(loaded.attempt).toHaveLength(assessed.length + 1);
      expect(loaded.attempt.filter((row) => row['status'] === 'open')).toHaveLength(
        assessed.filter((person) => person.assessment!.answered !== null).length,
      );
      expect(loaded.result).toHaveLength(loaded.attempt.filter((row) => row['status'] === 'finished').length);
      const names = [...loaded.institution, ...loaded.unit, ...loaded.network, ...loaded.account_details];
      expect(names.filter((row) => !String(row['name']).includes('synthetic'))).toEqual([]);
      const roles = [...loaded.member_role, ...loaded.platform_grant].map((row) => row['role']);
      expect(new Set(roles).size).toBe(10);
    });

    it('goes on where an interrupted loading ended', PATIENCE, async () => {
      const place = await findPlace();
      const part: SyntheticNetwork = structuredClone(network);
      part.institutions = part.institutions.slice(0, 2);
      part.institutions[1]!.people = part.institutions[1]!.people.slice(0, 2);
      part.institutions[0]!.people[1]!.assessment!.answered = 10;
      part.tour = { ...part.tour, networkCoordinator: 'aino' };
      const first = await openDemonstration(place, part);
      await first.database.write(async (queries) => {
        await withTables<AnyTables>(queries).updateTable('demonstration').set({ loaded_at: null }).execute();
      });
      await first.close();
      const second = await openDemonstration(place, network, 2);
      const rows = await readAll(second);
      expect(rows.institution).toHaveLength(7);
      expect(rows.account_details).toHaveLength(people.length + 1);
      expect(rows.attempt).toHaveLength(assessed.length + 1);
      expect((await readResultOf(second, await signIn(second, emailOf('aino')))).skills).toHaveLength(8);
      expect(rows.demonstration[0]!['loaded_at']).not.toBeNull();
    });

    it('is not loaded where there are people already', PATIENCE, async () => {
      const place = await findPlace();
      const real = await openDemonstration(place);
      await answerByInject(real);
      const before = await readAll(real);
      await real.close();
      await expect(openDemonstration(place, network)).rejects.toThrow(StartRefusal);
      await expect(openDemonstration(place, network)).rejects.toThrow('holds people of its own');
      const again = await openDemonstration(place);
      expect(await readAll(again)).toEqual(before);
      expect((await get(again, '', '/demonstration')).body).toMatchObject({ synthetic: false });
    });
  });
}

describeDemonstration('SQLite', async () => ({ dataFolder: makeTemporaryFolder() }));
const offer = inject('postgres');
if (!('reason' in offer)) {
  describeDemonstration('PostgreSQL', async () => ({
    dataFolder: makeTemporaryFolder(),
    databaseUrl: await makeSchema(await findTestServer()),
  }));
}

describe('in the synthetic demonstration', () => {
  it('a participant signs in and finds a result whose files say that it is synthetic', PATIENCE, async () => {
    const platform = await openDemonstration({ dataFolder: makeTemporaryFolder() }, small);
    const cookie = await signIn(platform, emailOf('aino'));
    const result = await readResultOf(platform, cookie);
    expect(result.skills).toHaveLength(8);
    expect(result.assessedOn).toBe('2026-11-15');
    const archive = await get<Record<string, unknown>>(platform, cookie, `/results/${result.attemptId}/export.json`);
    expect(archive.body['synthetic']).toBe(true);
    const back = { method: 'POST', url: '/api/results/import' } as const;
    const imported = await platform.app.inject({ ...back, payload: archive.body });
    expect(imported.json()).toMatchObject({ reproduced: true });
    const { synthetic: _, ...unlabelled } = archive.body;
    const altered = await platform.app.inject({ ...back, payload: unlabelled });
    expect(altered.json()).toMatchObject({ code: 'result.import-altered' });
    const table = await platform.app.inject({
      url: `/api/results/${result.attemptId}/export.csv`,
      headers: { cookie },
    });
    expect(table.body.split('\r\n')[0]).toMatch(/,synthetic$/);
  });

  it('staff sign in and are kept at their account until they have a second factor', PATIENCE, async () => {
    const platform = await openDemonstration({ dataFolder: makeTemporaryFolder() }, small);
    for (const id of ['marco', 'helmi', 'jonas'] as const) {
      const session = (await get<Session>(platform, await signIn(platform, emailOf(id)), '/session')).body;
      expect(session.actor).toMatchObject({ kind: 'account', secondFactor: 'to-enrol' });
    }
    const cookie = await signIn(platform, emailOf('helmi'));
    expect((await get(platform, cookie, '/institution/members')).status).toBe(403);
    const session = (await get<Session>(platform, await signIn(platform, emailOf('jonas')), '/session')).body;
    expect(session.actor).toMatchObject({ roles: ['participant', 'network-coordinator'] });
  });

  it('the printed private link opens the finished result of a guest', PATIENCE, async () => {
    const platform = await openDemonstration({ dataFolder: makeTemporaryFolder() }, small);
    const token = platform.sights!.guestPath!.split('#')[1]!;
    const opened = await platform.app.inject({ method: 'POST', url: '/api/private-links/open', payload: { token } });
    expect(opened.json()).toMatchObject({ attempts: [{ status: 'finished' }] });
    const cookie = String(opened.headers['set-cookie']).split(';', 1)[0]!;
    expect((await readResultOf(platform, cookie)).hitRate?.plan).toBeGreaterThan(0);
    expect((await get(platform, '', '/demonstration')).body).toMatchObject({ synthetic: true });
  });

  it(
    'the simulated people answer alike in every installation, and the password is each installation’s own',
    PATIENCE,
    async () => {
      const open = (seed: number) => openDemonstration({ dataFolder: makeTemporaryFolder() }, small, seed);
      const read = async (platform: TestPlatform): Promise<unknown> => {
        const { skills } = await readResultOf(platform, await signIn(platform, emailOf('aino')));
        return skills;
      };
      const [one, other] = [await open(1), await open(2)];
      expect(await read(one)).toEqual(await read(other));
      expect(one.sights!.password).not.toBe(other.sights!.password);
    },
  );
});
