// Puts the programmes feature together.
import type { Route } from '../../../core/http/route.ts';
import { createCharterDoor } from './charter-door.ts';
import type { CharterDoor } from './charter-door.ts';
import { moduleRoutes } from './modules/module-routes.ts';
import { forgetInterests } from './page/take-interest.ts';
import { programmeRoutes } from './programme-routes.ts';
import type { ProgrammesParts } from './programmes-parts.ts';
import { recordRoutes } from './record-routes.ts';
import { roundRoutes } from './rounds/round-routes.ts';

export interface Programmes {
  readonly routes: readonly Route[];
  /** For the room of calls, whose promises become a charter. */
  readonly charters: CharterDoor;
  /** Forgets interests that are older than they are kept; to be called now and then. */
  tend(): Promise<void>;
}

export function createProgrammes(parts: ProgrammesParts): Programmes {
  return {
    routes: [...programmeRoutes(parts), ...recordRoutes(parts), ...moduleRoutes(parts), ...roundRoutes(parts)],
    charters: createCharterDoor(parts),
    tend: () => forgetInterests(parts),
  };
}
