// What the loading of the people loop works with: the files, the day it counts from, moments in the past, and who is who.
import { createIdMaker, fixedClock, seededRandom } from '@dragoman/kernel';
import type { Clock } from '@dragoman/kernel';
import { hashSeed } from '@dragoman/psychometrics';
import type { Database } from '../../../../core/database/database.ts';
import type { Actor } from '../../../../core/http/policy.ts';
import type { Route } from '../../../../core/http/route.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import { createJobRunner } from '../../../../core/jobs/job-runner.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import type { Log } from '../../../../core/log.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import type { Instrument } from '../../../assessment/server/index.ts';
import { institutionStore, memberStore } from '../../../identity/server/index.ts';
import type { SyntheticInstitution, SyntheticNetwork } from '../../contract.ts';
import type { SyntheticPeopleLoop } from '../../loop-contract.ts';
import { openVisitor } from '../visitor.ts';
import type { Visitor } from '../visitor.ts';

/** The platform as it would run by another clock, its post delivered to nobody. */
export type OpenPast = (runtime: Runtime) => { readonly routes: readonly Route[]; readonly jobs: readonly JobKind[] };

export interface Story {
  readonly loop: SyntheticPeopleLoop;
  readonly network: SyntheticNetwork;
  readonly database: Database;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly log: Log;
  readonly instrument: Instrument;
  readonly openPast: OpenPast;
  /** Milliseconds: the moment from which the days of the files are counted. */
  readonly today: number;
  /** Aborted when the server stops; what is missing comes at the next start. */
  readonly signal: AbortSignal;
}

export interface Moment {
  readonly clock: Clock & { advance(milliseconds: number): void };
  readonly runtime: Runtime;
  readonly routes: readonly Route[];
  /** Works off what is due at this moment. */
  settle(): Promise<void>;
  /** Runs a recurring job once. */
  runNow(name: string): Promise<void>;
}

export const DAY = 86_400_000;
export const MINUTE = 60_000;

/** `days` counts from the day of the loading: negative ones lie in the past. `who` seeds what is drawn at that moment. */
export function openMoment(story: Story, days: number, who: string): Moment {
  const clock = fixedClock(new Date(story.today + days * DAY).toISOString());
  const random = seededRandom(hashSeed(`${story.loop.seed}/${who}`));
  // Ids must differ between moments that begin at the same instant, so they take the installation's own randomness.
  const runtime = { clock, random, makeId: createIdMaker(clock, story.runtime.random) };
  const { routes, jobs } = story.openPast(runtime);
  const runner = createJobRunner({ database: story.database, runtime, log: story.log, kinds: jobs });
  return {
    clock,
    runtime,
    routes,
    settle: async () => void (await runner.runDue()),
    async runNow(name) {
      const kind = jobs.find((each) => each.name === name);
      if (kind === undefined) throw new Error(`There is no job ${name}.`);
      await kind.run({}, { tenantId: '', jobId: name, attempt: 1, signal: story.signal });
    },
  };
}

export interface Place {
  readonly tenantId: string;
  readonly institution: SyntheticInstitution;
  /** Somebody with an account, as if signed in with a second factor. */
  account(id: string): Visitor;
  actorOf(id: string): Actor & { kind: 'account' };
  unitName(id: string): string;
}

/** The institution of the network file with its members as they are stored. */
export async function findPlaceOf({ database, network }: Story, id: string): Promise<Place> {
  const institution = network.institutions.find((each) => each.id === id);
  const stored = (await institutionStore(database.read).list(null)).find((each) => each.name === institution?.name);
  if (institution === undefined || stored === undefined) throw new Error(`There is no institution ${id}.`);
  const members = await memberStore(database.read).list(stored.id);
  const actorOf = (person: string): Actor & { kind: 'account' } => {
    const email = institution.people.find((each) => each.id === person)?.email;
    const member = members.find((each) => each.email === email);
    if (member === undefined) throw new Error(`${id} has nobody called ${person}.`);
    const { personId, accountId, roles } = member;
    return { kind: 'account', tenantId: stored.id, personId, accountId, roles, twoFactorPassed: true };
  };
  return {
    tenantId: stored.id,
    institution,
    actorOf,
    account: (person) => visitAs(actorOf(person)),
    unitName: (unit) => institution.units.find((each) => each.id === unit)?.name ?? unit,
  };
}

export function visitAs(actor: Actor): Visitor {
  return openVisitor(async () => actor);
}

export class FillingStopped extends Error {}

/** Lets other requests through, and ends the loading when the server stops. */
export async function breathe({ signal }: Story): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw new FillingStopped();
}
