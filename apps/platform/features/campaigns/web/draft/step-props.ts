// What every step of a draft is given.
import type { Submit } from '../../../../web/page/use-submit.ts';
import type { CampaignSettings, CampaignView } from '../../contract.ts';

export interface StepProps {
  readonly campaign: CampaignView;
  readonly settings: CampaignSettings;
  readonly submit: Submit;
  readonly isDirty: boolean;
  /** Changes what is typed; nothing is sent. */
  change(changes: Partial<CampaignSettings>): void;
  save(): Promise<boolean>;
  saveAndGo(): Promise<void>;
  /** Takes what another call gave back, without losing what is typed. */
  onChange(campaign: CampaignView): void;
}
