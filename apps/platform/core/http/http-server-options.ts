// What the HTTP server is handed by the composition.
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../database/database.ts';
import type { Actor } from './policy.ts';
import type { Sentence, StatusTable } from './problem.ts';
import type { ReplyMemory } from './reply-memory.ts';
import type { Route } from './route.ts';

export interface HttpServerOptions {
  readonly routes: readonly Route[];
  readonly errors: StatusTable;
  readonly database: Database;
  readonly replies: ReplyMemory;
  /** Works out who is calling from the cookies; called once a request, never cached. */
  readonly findActor: (request: { readonly cookies: Readonly<Record<string, string | undefined>> }) => Promise<Actor>;
  readonly sentence: (language: string) => Sentence;
  readonly languages: readonly string[];
  /** Address people use; `https:` turns on secure cookies and HSTS. Null while it is not known: then the Host header counts. */
  readonly publicUrl: URL | null;
  readonly webFolder: string | null;
  readonly isReady: () => Promise<void>;
  readonly logger?: FastifyBaseLogger;
  /** Proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustProxy?: string | boolean;
}
