// The only SQL of the office: which waves have a map, team plans with their wishes, comments on what is shared.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { OfficeTables } from './migrations.ts';

export interface MapRecord {
  readonly campaignId: string;
  readonly closedAt: string;
  readonly snapshotId: string | null;
}

export interface PlanRecord {
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

export interface WishRecord {
  readonly planId: string;
  readonly personId: string;
  readonly skill: string | null;
  readonly text: string;
}

export interface CommentRecord {
  readonly id: string;
  readonly shareId: string;
  readonly personId: string;
  readonly aboutPersonId: string;
  readonly text: string;
  readonly at: string;
}

export interface OfficeStore {
  addMap(tenantId: string, campaignId: string, closedAt: string): Promise<void>;
  markReady(tenantId: string, campaignId: string, snapshotId: string): Promise<void>;
  removeMap(tenantId: string, campaignId: string): Promise<void>;
  findMap(tenantId: string, campaignId: string): Promise<MapRecord | null>;
  /** Newest close first. */
  listMaps(tenantId: string): Promise<MapRecord[]>;
  addPlan(tenantId: string, plan: PlanRecord): Promise<void>;
  findPlan(tenantId: string, id: string): Promise<PlanRecord | null>;
  /** Newest first. */
  listPlans(tenantId: string): Promise<PlanRecord[]>;
  closePlan(tenantId: string, id: string, at: string): Promise<void>;
  /** Puts these in the place of what the person had wished. */
  putWishes(
    tenantId: string,
    planId: string,
    personId: string,
    wishes: readonly Pick<WishRecord, 'skill' | 'text'>[],
    at: string,
  ): Promise<void>;
  listWishes(tenantId: string, planIds: readonly string[]): Promise<WishRecord[]>;
  addComment(tenantId: string, comment: CommentRecord): Promise<void>;
  listComments(tenantId: string, shareIds: readonly string[]): Promise<CommentRecord[]>;
  listCommentsAbout(tenantId: string, personId: string): Promise<CommentRecord[]>;
  removePerson(tenantId: string, personId: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

export function officeStore(anyQueries: Queries): OfficeStore {
  const queries = withTables<OfficeTables>(anyQueries);
  return {
    ...mapStatements(anyQueries),
    ...planStatements(anyQueries),
    async addComment(tenantId, comment) {
      await queries
        .insertInto('share_comment')
        .values({
          tenant_id: tenantId,
          id: comment.id,
          share_id: comment.shareId,
          person_id: comment.personId,
          about_person_id: comment.aboutPersonId,
          text: comment.text,
          at: comment.at,
        })
        .execute();
    },
    async listComments(tenantId, shareIds) {
      if (shareIds.length === 0) return [];
      const rows = await queries
        .selectFrom('share_comment')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('share_id', 'in', [...shareIds])
        .orderBy('id')
        .execute();
      return rows.map(toComment);
    },
    async listCommentsAbout(tenantId, personId) {
      const rows = await queries
        .selectFrom('share_comment')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('about_person_id', '=', personId)
        .orderBy('id')
        .execute();
      return rows.map(toComment);
    },
    async removePerson(tenantId, personId) {
      await queries
        .deleteFrom('team_wish')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      await queries
        .deleteFrom('share_comment')
        .where('tenant_id', '=', tenantId)
        .where((eb) => eb.or([eb('person_id', '=', personId), eb('about_person_id', '=', personId)]))
        .execute();
    },
    async listPersons() {
      const rows = await queries
        .selectFrom('team_wish')
        .select(['tenant_id', 'person_id'])
        .union(queries.selectFrom('share_comment').select(['tenant_id', 'person_id']))
        .union(queries.selectFrom('share_comment').select(['tenant_id', 'about_person_id as person_id']))
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
  };
}

function toComment(row: OfficeTables['share_comment']): CommentRecord {
  return {
    id: row.id,
    shareId: row.share_id,
    personId: row.person_id,
    aboutPersonId: row.about_person_id,
    text: row.text,
    at: row.at,
  };
}

function mapStatements(
  anyQueries: Queries,
): Pick<OfficeStore, 'addMap' | 'markReady' | 'removeMap' | 'findMap' | 'listMaps'> {
  const queries = withTables<OfficeTables>(anyQueries);
  const toRecord = (row: OfficeTables['office_map']): MapRecord => ({
    campaignId: row.campaign_id,
    closedAt: row.closed_at,
    snapshotId: row.snapshot_id,
  });
  return {
    async addMap(tenantId, campaignId, closedAt) {
      await queries
        .insertInto('office_map')
        .values({ tenant_id: tenantId, campaign_id: campaignId, closed_at: closedAt, snapshot_id: null })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'campaign_id']).doNothing())
        .execute();
    },
    async markReady(tenantId, campaignId, snapshotId) {
      await queries
        .updateTable('office_map')
        .set({ snapshot_id: snapshotId })
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .execute();
    },
    async removeMap(tenantId, campaignId) {
      await queries
        .deleteFrom('office_map')
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .execute();
    },
    async findMap(tenantId, campaignId) {
      const row = await queries
        .selectFrom('office_map')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },
    async listMaps(tenantId) {
      const rows = await queries
        .selectFrom('office_map')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('closed_at', 'desc')
        .orderBy('campaign_id')
        .execute();
      return rows.map(toRecord);
    },
  };
}

type PlanStatements = Pick<
  OfficeStore,
  'addPlan' | 'findPlan' | 'listPlans' | 'closePlan' | 'putWishes' | 'listWishes'
>;

function planStatements(anyQueries: Queries): PlanStatements {
  const queries = withTables<OfficeTables>(anyQueries);
  const toPlan = (row: OfficeTables['team_plan']): PlanRecord => ({
    id: row.id,
    unitId: row.unit_id,
    title: row.title,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  });
  return {
    async addPlan(tenantId, plan) {
      await queries
        .insertInto('team_plan')
        .values({
          tenant_id: tenantId,
          id: plan.id,
          unit_id: plan.unitId,
          title: plan.title,
          opened_at: plan.openedAt,
          closed_at: plan.closedAt,
        })
        .execute();
    },
    async findPlan(tenantId, id) {
      const row = await queries
        .selectFrom('team_plan')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toPlan(row);
    },
    async listPlans(tenantId) {
      const rows = await queries
        .selectFrom('team_plan')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toPlan);
    },
    async closePlan(tenantId, id, at) {
      await queries
        .updateTable('team_plan')
        .set({ closed_at: at })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('closed_at', 'is', null)
        .execute();
    },
    async putWishes(tenantId, planId, personId, wishes, at) {
      await queries
        .deleteFrom('team_wish')
        .where('tenant_id', '=', tenantId)
        .where('plan_id', '=', planId)
        .where('person_id', '=', personId)
        .execute();
      if (wishes.length === 0) return;
      await queries
        .insertInto('team_wish')
        .values(
          wishes.map(({ skill, text }, place) => ({
            tenant_id: tenantId,
            plan_id: planId,
            person_id: personId,
            place,
            skill,
            text,
            put_at: at,
          })),
        )
        .execute();
    },
    async listWishes(tenantId, planIds) {
      if (planIds.length === 0) return [];
      const rows = await queries
        .selectFrom('team_wish')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('plan_id', 'in', [...planIds])
        .orderBy('plan_id')
        .orderBy('person_id')
        .orderBy('place')
        .execute();
      return rows.map((row) => ({
        planId: row.plan_id,
        personId: row.person_id,
        skill: row.skill,
        text: row.text,
      }));
    },
  };
}
