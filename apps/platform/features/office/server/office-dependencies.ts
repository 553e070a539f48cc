// What the office needs of the rooms to its left and of core, as narrow as it can be.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { Database } from '../../../core/database/database.ts';
import type { DisclosureGate } from '../../../core/disclosure/disclosure-gate.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { TrainingModule } from '../../catalogue/contract.ts';
import type { CampaignsDoor } from '../../campaigns/server/index.ts';
import type { Framework } from '../../framework/contract.ts';
import type { ProfileDoor } from '../../profile/server/index.ts';

export interface OfficeDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly audit: RecordAudit;
  readonly gate: DisclosureGate;
  readonly campaigns: Pick<CampaignsDoor, 'read' | 'members'>;
  readonly profile: Pick<ProfileDoor, 'estimates' | 'shares'>;
  readonly framework: Framework;
  readonly modules: readonly TrainingModule[];
  readonly messages: Messages;
  readonly isSynthetic: () => Promise<boolean>;
}
