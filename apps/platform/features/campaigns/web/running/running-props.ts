// What the parts of a launched campaign's page are given.
import type { CampaignView } from '../../contract.ts';

export interface RunningProps {
  readonly campaign: CampaignView;
  readonly onChange: (campaign: CampaignView) => void;
}
