// Puts the platform together: database, content, features, HTTP. Everything that differs between a start and a test is handed in.
import type { FastifyInstance } from 'fastify';
import type { OpenDatabase } from '../core/database/database.ts';
import { migrate } from '../core/database/migrate.ts';
import { openDatabase } from '../core/database/open-database.ts';
import { createHttpServer } from '../core/http/create-http-server.ts';
import type { Route } from '../core/http/route.ts';
import { createReplyMemory } from '../core/idempotency/reply-memory.ts';
import { openKeys } from '../core/keys/open-keys.ts';
import { sayProblem } from '../core/messages/say-problem.ts';
import { platformErrors } from './errors.ts';
import { joinFeatures } from './join-features.ts';
import { platformMigrations } from './migrations.ts';
import type { PlatformOptions } from './platform-options.ts';

export interface Platform {
  readonly app: FastifyInstance;
  readonly database: OpenDatabase;
  readonly routes: readonly Route[];
  /** Address of the one-time page that makes the first administrator, as a path; null when there is one. */
  readonly setUpPath: string | null;
  /** Stops taking requests, finishes those under way, then closes the database. */
  close(): Promise<void>;
}

export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { environment, runtime, content, log } = options;
  const database = await openDatabase({
    dataFolder: environment.dataFolder,
    databaseUrl: environment.databaseUrl,
    runtime,
    log,
  });
  try {
    await migrate(database, platformMigrations, runtime.clock);
    const keys = await openKeys({ database, dataFolder: environment.dataFolder, runtime, log });
    const features = await joinFeatures({ ...options, database, keys });
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
    const stopWork = features.startWork();
    return {
      app,
      database,
      routes: features.routes,
      setUpPath: features.setUpPath,
      async close() {
        await app.close();
        await stopWork();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
