// The SQL over campaigns, their agreement documents and the reminders that went out.
import type { Selectable } from 'kysely';
import type { Database, Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { CampaignDocument, CampaignSettings, CampaignStatus } from '../contract.ts';
import type { Purpose } from '../limits.ts';
import { settingsOf } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';

type CampaignTable = {
  tenant_id: string;
  id: string;
  title: string;
  purpose: string;
  status: string;
  wave: number;
  previous_id: string | null;
  version: number;
  settings: string;
  document: string | null;
  settings_digest: string | null;
  created_at: string;
  launched_at: string | null;
  invited_at: string | null;
  closed_at: string | null;
  data_gone_at: string | null;
};

type CampaignTables = {
  campaign: CampaignTable;
  campaign_file: { tenant_id: string; campaign_id: string; content_type: string; content: string };
  campaign_reminder: { tenant_id: string; campaign_id: string; number: number; at: string };
};

export interface StoredFile {
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface SentReminder {
  readonly number: number;
  readonly at: string;
}

export interface CampaignStore {
  add(campaign: CampaignRecord): Promise<void>;
  find(tenantId: string, id: string): Promise<CampaignRecord | null>;
  /** Finds and, where the database has row locks, holds the campaign until the write ends. */
  hold(tenantId: string, id: string, engine: Database['engine']): Promise<CampaignRecord | null>;
  list(tenantId: string): Promise<CampaignRecord[]>;
  /** Launched or closed ones of every institution whose data have not gone yet: for the recurring work. */
  listAlive(): Promise<CampaignRecord[]>;
  /** Writes everything over; false when the version in the database is not the one before. */
  save(campaign: CampaignRecord, versionBefore: number): Promise<boolean>;
  remove(tenantId: string, id: string): Promise<void>;
  keepFile(tenantId: string, campaignId: string, file: StoredFile | null): Promise<void>;
  readFile(tenantId: string, campaignId: string): Promise<StoredFile | null>;
  listReminders(tenantId: string, campaignId: string): Promise<SentReminder[]>;
  /** False when that number has been sent before. */
  addReminder(tenantId: string, campaignId: string, reminder: SentReminder): Promise<boolean>;
}

export function campaignStore(anyQueries: Queries): CampaignStore {
  const queries = withTables<CampaignTables>(anyQueries);
  const one = (tenantId: string, id: string) =>
    queries.selectFrom('campaign').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id);
  return {
    ...fileStatements(anyQueries),
    async add(campaign) {
      await queries.insertInto('campaign').values(toRow(campaign)).execute();
    },
    async find(tenantId, id) {
      const row = await one(tenantId, id).executeTakeFirst();
      return row === undefined ? null : toCampaign(row);
    },
    async hold(tenantId, id, engine) {
      const query = one(tenantId, id);
      const row = await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
      return row === undefined ? null : toCampaign(row);
    },
    async list(tenantId) {
      const rows = await queries
        .selectFrom('campaign')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toCampaign);
    },
    async listAlive() {
      const rows = await queries
        .selectFrom('campaign')
        .selectAll()
        .where('status', 'in', ['launched', 'closed'])
        .where('data_gone_at', 'is', null)
        .orderBy('tenant_id')
        .orderBy('id')
        .execute();
      return rows.map(toCampaign);
    },
    async save(campaign, versionBefore) {
      const { tenant_id, id, ...rest } = toRow(campaign);
      const saved = await queries
        .updateTable('campaign')
        .set(rest)
        .where('tenant_id', '=', tenant_id)
        .where('id', '=', id)
        .where('version', '=', versionBefore)
        .executeTakeFirst();
      return saved.numUpdatedRows === 1n;
    },
    async remove(tenantId, id) {
      for (const table of ['campaign_file', 'campaign_reminder'] as const) {
        await queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('campaign_id', '=', id).execute();
      }
      await queries.deleteFrom('campaign').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
  };
}

type FileStatements = Pick<CampaignStore, 'keepFile' | 'readFile' | 'listReminders' | 'addReminder'>;

function fileStatements(anyQueries: Queries): FileStatements {
  const queries = withTables<CampaignTables>(anyQueries);
  return {
    async keepFile(tenantId, campaignId, file) {
      await queries
        .deleteFrom('campaign_file')
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .execute();
      if (file === null) return;
      await queries
        .insertInto('campaign_file')
        .values({
          tenant_id: tenantId,
          campaign_id: campaignId,
          content_type: file.contentType,
          content: Buffer.from(file.content).toString('base64'),
        })
        .execute();
    },
    async readFile(tenantId, campaignId) {
      const row = await queries
        .selectFrom('campaign_file')
        .select(['content_type', 'content'])
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .executeTakeFirst();
      return row === undefined ? null : { contentType: row.content_type, content: Buffer.from(row.content, 'base64') };
    },
    async listReminders(tenantId, campaignId) {
      const rows = await queries
        .selectFrom('campaign_reminder')
        .select(['number', 'at'])
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .orderBy('number')
        .execute();
      return rows.map((row) => ({ number: Number(row.number), at: row.at }));
    },
    async addReminder(tenantId, campaignId, reminder) {
      const added = await queries
        .insertInto('campaign_reminder')
        .values({ tenant_id: tenantId, campaign_id: campaignId, ...reminder })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'campaign_id', 'number']).doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) > 0;
    },
  };
}

function toRow(campaign: CampaignRecord): CampaignTable {
  return {
    tenant_id: campaign.tenantId,
    id: campaign.id,
    title: campaign.title,
    purpose: campaign.purpose,
    status: campaign.status,
    wave: campaign.wave,
    previous_id: campaign.previousId,
    version: campaign.version,
    settings: JSON.stringify(settingsOf(campaign)),
    document: campaign.document === null ? null : JSON.stringify(campaign.document),
    settings_digest: campaign.settingsDigest,
    created_at: campaign.createdAt,
    launched_at: campaign.launchedAt,
    invited_at: campaign.invitedAt,
    closed_at: campaign.closedAt,
    data_gone_at: campaign.dataGoneAt,
  };
}

function toCampaign(row: Selectable<CampaignTable>): CampaignRecord {
  return {
    ...(JSON.parse(row.settings) as CampaignSettings),
    tenantId: row.tenant_id,
    id: row.id,
    title: row.title,
    purpose: row.purpose as Purpose,
    status: row.status as CampaignStatus,
    wave: Number(row.wave),
    previousId: row.previous_id,
    version: Number(row.version),
    document: row.document === null ? null : (JSON.parse(row.document) as CampaignDocument),
    settingsDigest: row.settings_digest,
    createdAt: row.created_at,
    launchedAt: row.launched_at,
    invitedAt: row.invited_at,
    closedAt: row.closed_at,
    dataGoneAt: row.data_gone_at,
  };
}
