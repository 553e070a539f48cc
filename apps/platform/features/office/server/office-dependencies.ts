// What the office needs of the rooms to its left and of core, as narrow as it can be.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { Database, Queries } from '../../../core/database/database.ts';
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
  readonly campaigns: Pick<CampaignsDoor, 'list' | 'read' | 'members'>;
  readonly profile: Pick<ProfileDoor, 'estimates' | 'changes' | 'shares'>;
  /**
   * Whether a campaign measures the people of a programme. Its figures are for that programme: no map is made of it, so that nothing
   * but the change of the whole group is ever shown and nobody who left early can be subtracted out of it.
   */
  readonly isOfProgramme: (queries: Queries, tenantId: string, campaignId: string) => Promise<boolean>;
  readonly framework: Framework;
  readonly modules: readonly TrainingModule[];
  readonly messages: Messages;
  readonly isSynthetic: () => Promise<boolean>;
}
