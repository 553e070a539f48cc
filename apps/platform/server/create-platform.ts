// Puts the platform together: database, content, features, HTTP. Everything that differs between a start and a test is handed in.
import type { FastifyInstance } from 'fastify';
import type { OpenDatabase } from '../core/database/database.ts';
import { migrate } from '../core/database/migrate.ts';
import { openDatabase } from '../core/database/open-database.ts';
import { createHttpServer } from '../core/http/create-http-server.ts';
import type { Route } from '../core/http/route.ts';
import { createReplyMemory } from '../core/idempotency/reply-memory.ts';
import type { Sights } from '../features/demonstration/server/index.ts';
import { createJobRunner } from '../core/jobs/job-runner.ts';
import { nameError, readFrames } from '../core/jobs/name-error.ts';
import type { JobRunner } from '../core/jobs/job-runner.ts';
import { openKeys } from '../core/keys/open-keys.ts';
import { sayProblem } from '../core/messages/say-problem.ts';
import { createCoreServices } from './core-services.ts';
import type { Erasure } from './core-services.ts';
import { platformErrors } from './errors.ts';
import { joinFeatures } from './join-features.ts';
import type { JoinedFeatures } from './join-features.ts';
import { platformMigrations } from './migrations.ts';
import { openPastWith } from './open-past.ts';
import type { OpenPast } from '../features/demonstration/server/index.ts';
import type { PlatformOptions } from './platform-options.ts';

export interface Platform {
  readonly app: FastifyInstance;
  readonly database: OpenDatabase;
  readonly routes: readonly Route[];
  readonly jobs: JobRunner;
  readonly erasure: Erasure;
  /** Path of the one-time page that makes the first administrator; null when there is one. */
  readonly setUpPath: string | null;
  /** What there is to see in the synthetic demonstration; null unless it was asked for. */
  readonly sights: Sights | null;
  /** Resolves when nothing of the demonstration is being loaded any more and the jobs run. */
  readonly filled: Promise<void>;
  /** Tells the platform the address it listens on: what goes into mails when no public one is set. */
  announceAddress(address: string): void;
  /** Stops taking requests, finishes those under way and the jobs at work, then closes the database. */
  close(): Promise<void>;
}

export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { environment, runtime, log } = options;
  const { dataFolder, databaseUrl } = environment;
  const database = await openDatabase({ dataFolder, databaseUrl, runtime, log });
  try {
    await migrate(database, platformMigrations, runtime.clock);
    return await assemble(options, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function assemble(options: PlatformOptions, database: OpenDatabase): Promise<Platform> {
  const { environment, runtime, content, log } = options;
  let address = environment.publicUrl ?? new URL(`http://localhost:${environment.port}`);
  const keys = await openKeys({ database, dataFolder: environment.dataFolder, runtime, log });
  const core = createCoreServices({ database, environment, runtime, keys, log });
  const features = joinFeatures({ ...options, database, keys, core, publicUrl: () => address });
  await features.erasure.applyTombstones();
  const sights =
    options.demonstration === undefined
      ? null
      : await features.demonstration.load(options.demonstration, features.routes, options.peopleLoop);
  const setUpPath = await features.ensureSetUpLink();
  const jobs = createJobRunner({ database, runtime, log, kinds: [...core.jobs, ...features.jobs] });
  const app = await createHttpServer({
    routes: features.routes,
    errors: platformErrors,
    database,
    replies: createReplyMemory({ runtime, keys }),
    findActor: features.findActor,
    sentence: (language) => (code, values) => sayProblem(content.messages, language, code, values),
    languages: content.messages.languages,
    publicUrl: environment.publicUrl ?? null,
    webFolder: options.webFolder,
    isReady: () => database.ping(),
    ...(options.logger === undefined ? {} : { logger: options.logger }),
  });
  // Nothing runs by itself while the past is loaded: its mails go to nobody, and its closes settle at their own time.
  const stopping = new AbortController();
  const filled = fillDemonstration(
    options,
    features,
    openPastWith({ ...options, database, keys, core }),
    stopping.signal,
  )
    .catch((error: unknown) =>
      log.error(
        { error: nameError(error), at: readFrames(error) },
        'the demonstration is incomplete; it goes on at the next start',
      ),
    )
    .then(() => (stopping.signal.aborted ? undefined : jobs.start()));
  if (options.peopleLoop === undefined) await filled;
  return {
    app,
    database,
    routes: features.routes,
    jobs,
    erasure: features.erasure,
    setUpPath,
    sights,
    filled,
    announceAddress(listening) {
      if (environment.publicUrl === undefined) address = new URL(listening);
      database.announceAddress(address.origin);
    },
    async close() {
      stopping.abort();
      await app.close();
      await filled;
      await jobs.stop();
      await database.close();
    },
  };
}

async function fillDemonstration(
  { demonstration: network, peopleLoop: loop }: PlatformOptions,
  { demonstration }: JoinedFeatures,
  openPast: OpenPast,
  signal: AbortSignal,
): Promise<void> {
  if (network !== undefined && loop !== undefined) await demonstration.fillLoop({ network, loop, openPast, signal });
}
