// What happens to a campaign that rooms to the right must hear of, inside the write in which it happens.
import type { WriteQueries } from '../../../core/database/database.ts';

export interface CampaignClosed {
  readonly tenantId: string;
  readonly campaignId: string;
  readonly closedAt: string;
}

export interface CampaignEnded {
  readonly tenantId: string;
  readonly campaignId: string;
  /** Everybody who was asked, and the attempts they made for this campaign. The listener removes what it keeps of them. */
  readonly personIds: readonly string[];
  readonly attemptIds: readonly string[];
}

type Listener<Event> = (queries: WriteQueries, event: Event) => Promise<void>;

export interface CampaignEvents {
  /**
   * Called once for a campaign, when it closes by date or by hand, inside that write: read and write with the queries it is given,
   * briefly; what takes long is put off into a job. A listener that throws keeps the campaign open, and it is tried again.
   */
  onClose(listener: Listener<CampaignClosed>): void;
  /** Called when the last day of retention is over, before the attempts themselves are removed. Must be the same done twice. */
  onEnd(listener: Listener<CampaignEnded>): void;
}

export interface CampaignAnnouncer extends CampaignEvents {
  closed(queries: WriteQueries, event: CampaignClosed): Promise<void>;
  ended(queries: WriteQueries, event: CampaignEnded): Promise<void>;
}

export function createCampaignEvents(): CampaignAnnouncer {
  const onClosed: Listener<CampaignClosed>[] = [];
  const onEnded: Listener<CampaignEnded>[] = [];
  return {
    onClose: (listener) => void onClosed.push(listener),
    onEnd: (listener) => void onEnded.push(listener),
    async closed(queries, event) {
      for (const listener of onClosed) await listener(queries, event);
    },
    async ended(queries, event) {
      for (const listener of onEnded) await listener(queries, event);
    },
  };
}
