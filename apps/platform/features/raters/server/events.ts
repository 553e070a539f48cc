// What happens to a round that rooms to the right must hear of, inside the write in which it happens.
import type { WriteQueries } from '../../../core/database/database.ts';

export interface RoundReleased {
  readonly tenantId: string;
  readonly personId: string;
  readonly roundId: string;
  readonly campaignId: string | null;
}

type Listener = (queries: WriteQueries, event: RoundReleased) => Promise<void>;

export interface RatersEvents {
  /**
   * Called once for a round, when it is released, inside that write: write briefly with the queries it is given and put off into a job
   * what takes long. A listener that throws keeps the round open, and it is tried again.
   */
  onReleased(listener: Listener): void;
}

export interface RatersAnnouncer extends RatersEvents {
  released(queries: WriteQueries, event: RoundReleased): Promise<void>;
}

export function createRatersEvents(): RatersAnnouncer {
  const listeners: Listener[] = [];
  return {
    onReleased: (listener) => void listeners.push(listener),
    async released(queries, event) {
      for (const listener of listeners) await listener(queries, event);
    },
  };
}
