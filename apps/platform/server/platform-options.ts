// What differs between a start and a test, handed in.
import type { FastifyBaseLogger } from 'fastify';
import type { Environment } from '../core/environment.ts';
import type { Log } from '../core/log.ts';
import type { Runtime } from '../core/runtime.ts';
import type { SyntheticNetwork, SyntheticPeopleLoop } from '../features/demonstration/contract.ts';
import type { Content } from './load-content.ts';

export interface PlatformOptions {
  readonly environment: Environment;
  readonly runtime: Runtime;
  readonly content: Content;
  readonly log: Log;
  readonly logger?: FastifyBaseLogger;
  /** Folder of the built web application; null serves the API alone. */
  readonly webFolder: string | null;
  /** Loaded unless it is there already; an installation with people of its own is refused. */
  readonly demonstration?: SyntheticNetwork;
  /** What the people of the demonstration have lived through; loaded behind the open pages. */
  readonly peopleLoop?: SyntheticPeopleLoop;
}
