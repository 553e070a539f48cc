// Puts the demonstration together: whether this installation is one, and loading the synthetic network into an empty one.
import type { Route } from '../../../core/http/route.ts';
import type { Runtime } from '../../../core/runtime.ts';
import { StartRefusal } from '../../../core/start-refusal.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import { assessmentRoutes } from '../../assessment/server/index.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import { createGuests, createIdentity, GUEST_COOKIE, personStore } from '../../identity/server/index.ts';
import type { Guests, IdentityDependencies } from '../../identity/server/index.ts';
import type { DemonstrationNotice, SyntheticNetwork } from '../contract.ts';
import type { SyntheticPeopleLoop } from '../loop-contract.ts';
import { demonstrationPassword } from './demonstration-password.ts';
import { demonstrationRoutes } from './demonstration-routes.ts';
import { fillNetwork, leave, signIn } from './fill-network.ts';
import type { NetworkFilling } from './fill-network.ts';
import { livesThrough } from './loop/crowd.ts';
import { fillPeopleLoop } from './loop/fill-people-loop.ts';
import type { Progress } from './loop/fill-people-loop.ts';
import { FillingStopped } from './loop/story.ts';
import type { OpenPast } from './loop/story.ts';
import { markStore } from './mark.ts';
import { findSights } from './sights.ts';
import type { Sights } from './sights.ts';
import { drawAnswerers, takersOf } from './synthetic-answers.ts';
import { syntheticGuestId } from './synthetic-guest.ts';
import { takeAssessment } from './take-assessment.ts';
import type { Taking } from './take-assessment.ts';
import { openVisitor } from './visitor.ts';

export interface DemonstrationDependencies {
  /** What identity is made of, but for the post: mails to people who do not exist are not sent. */
  readonly identity: Omit<IdentityDependencies, 'sendMail'>;
  readonly instrument: Instrument;
}

export interface Demonstration {
  readonly routes: readonly Route[];
  /** True once the loading has begun, for ever. */
  isSynthetic(): Promise<boolean>;
  /**
   * Loads the network unless it is there and tells what there is to see. Throws a `StartRefusal` when the installation holds people
   * of its own. `platformRoutes` are the platform's, for computing results. Whoever lives through the people loop `later` answers there.
   */
  load(network: SyntheticNetwork, platformRoutes: readonly Route[], later?: SyntheticPeopleLoop): Promise<Sights>;
  /**
   * Lets the loaded network live through the people loop unless it has. Takes longer than people wait, so it runs behind the open
   * pages, which say so; ends early when `signal` aborts and goes on at the next start.
   */
  fillLoop(filling: LoopFilling): Promise<void>;
}

export interface LoopFilling {
  readonly network: SyntheticNetwork;
  readonly loop: SyntheticPeopleLoop;
  readonly openPast: OpenPast;
  readonly signal: AbortSignal;
}

export function createDemonstration(dependencies: DemonstrationDependencies): Demonstration {
  const { database } = dependencies.identity;
  let isKnown = false;
  const isSynthetic = async (): Promise<boolean> => {
    isKnown ||= (await markStore(database.read).read()) !== 'none';
    return isKnown;
  };
  let filling: DemonstrationNotice['filling'] = null;
  return {
    routes: demonstrationRoutes(isSynthetic, () => filling),
    isSynthetic,
    load: (network, platformRoutes, later) => load(dependencies, network, platformRoutes, later),
    fillLoop: (wish) => fillLoop(dependencies, wish, (progress) => (filling = progress)),
  };
}

async function fillLoop(
  { identity, instrument }: DemonstrationDependencies,
  filling: LoopFilling,
  tell: (progress: DemonstrationNotice['filling']) => void,
): Promise<void> {
  const { database, runtime, keys, log, audit } = identity;
  const mark = await markStore(database.read).readLoop();
  if (mark === null || mark.isComplete) return;
  const today = Date.parse(mark.begunAt);
  let reached: Progress = { done: 0, of: 1 };
  try {
    await fillPeopleLoop({ ...filling, database, runtime, keys, log, instrument, today }, (progress) => {
      reached = progress;
      tell({ ...progress, failed: false });
    });
  } catch (error) {
    if (error instanceof FillingStopped) return;
    tell({ ...reached, failed: true });
    throw error;
  }
  await database.write(async (queries) => {
    await markStore(queries).finishLoop(runtime.clock.iso());
    await audit(queries, {
      tenantId: PUBLIC_TENANT,
      personId: null,
      action: 'demonstration.loop-loaded',
      subject: { type: 'installation', id: PUBLIC_TENANT },
    });
  });
  tell(null);
}

async function load(
  dependencies: DemonstrationDependencies,
  network: SyntheticNetwork,
  platformRoutes: readonly Route[],
  later: SyntheticPeopleLoop | undefined,
): Promise<Sights> {
  const { database, runtime, keys } = dependencies.identity;
  const password = demonstrationPassword(keys);
  const guests = createGuests(database, keys, { ...runtime, makeId: () => syntheticGuestId(keys) });
  if ((await begin(dependencies)) !== 'loaded') {
    const filling = prepareFilling(dependencies, network, password);
    await fillNetwork(filling);
    const isLater = (id: string): boolean => later !== undefined && livesThrough(later, id);
    await takeAssessments(dependencies, filling, guests, platformRoutes, isLater);
    await finish(dependencies);
  }
  const guest = await guests.keyOf(syntheticGuestId(keys));
  return findSights(network, password, guest === null ? null : `/resume#${guests.linkToken(guest)}`);
}

/** Marks the installation before the first synthetic row; an installation with people of its own is refused. */
async function begin({ identity }: DemonstrationDependencies): Promise<'begun' | 'loaded'> {
  const { database, runtime } = identity;
  return database.write(async (queries) => {
    const mark = markStore(queries);
    const before = await mark.read();
    if (before !== 'none') return before;
    if ((await personStore(queries).listPersons()).length > 0) {
      throw new StartRefusal(
        'This installation holds people of its own, so the synthetic demonstration is not loaded into it. Name another folder with DRAGOMAN_DATA (and, on PostgreSQL, another database with DATABASE_URL), or start without the demonstration: npm start.',
      );
    }
    await mark.begin(runtime.clock.iso());
    return 'begun';
  });
}

async function finish({ identity }: DemonstrationDependencies): Promise<void> {
  const { database, runtime, audit } = identity;
  await database.write(async (queries) => {
    await markStore(queries).finish(runtime.clock.iso());
    await audit(queries, {
      tenantId: PUBLIC_TENANT,
      personId: null,
      action: 'demonstration.loaded',
      subject: { type: 'installation', id: PUBLIC_TENANT },
    });
  });
}

function prepareFilling(
  { identity: dependencies }: DemonstrationDependencies,
  network: SyntheticNetwork,
  password: string,
): NetworkFilling {
  const secrets = new Map<string, string>();
  const identity = createIdentity({
    ...dependencies,
    sendMail: async (_queries, { to, text }) => {
      const secret = /#([\w-]+)/.exec(text)?.[1];
      if (secret !== undefined) secrets.set(to, secret);
    },
  });
  return {
    network,
    password,
    routes: identity.routes,
    openVisitor: () => openVisitor((request) => identity.findActor(request)),
    secretFor: (email) => {
      const secret = secrets.get(email);
      if (secret === undefined) throw new Error(`No invitation went to ${email}.`);
      return secret;
    },
    ensureSetUpLink: () => identity.ensureSetUpLink(),
  };
}

async function takeAssessments(
  { identity, instrument }: DemonstrationDependencies,
  filling: NetworkFilling,
  guests: Guests,
  resultRoutes: readonly Route[],
  isLater: (id: string) => boolean,
): Promise<void> {
  const { database, keys, runtime, audit } = identity;
  const { network } = filling;
  const routesFor = (own: Runtime): Route[] => assessmentRoutes({ database, instrument, guests, audit, runtime: own });
  const taking = (who: string): Taking => ({ routesFor, resultRoutes, runtime, seed: `${network.seed}/${who}` });
  const takers = takersOf(network);
  const answerers = drawAnswerers(instrument, takers.length + 1, network.seed);
  // Side by side like people in a room, whose answers share commits.
  await Promise.all(
    takers.map(async ({ id, email, assessment }, index) => {
      if (isLater(id)) return;
      const visitor = await signIn(filling, email);
      await takeAssessment(taking(id), visitor, assessment!, answerers[index + 1]!);
      await leave(filling, visitor);
    }),
  );
  const visitor = filling.openVisitor();
  const known = await guests.keyOf(syntheticGuestId(keys));
  if (known !== null) visitor.setCookie(GUEST_COOKIE, guests.sessionToken(known));
  await takeAssessment(taking('guest'), visitor, network.guest, answerers[0]!);
}
