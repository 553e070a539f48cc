// The only SQL about statements that are tried out beside the bank.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { PilotItem } from '../contract.ts';
import type { ItembankTables } from './migrations.ts';

export interface PilotItemStore {
  add(tenantId: string, item: PilotItem): Promise<void>;
  withdraw(tenantId: string, id: string, at: string): Promise<void>;
  find(tenantId: string, id: string): Promise<PilotItem | null>;
  /** All that were ever tried, in the order of their ids. */
  list(tenantId: string): Promise<PilotItem[]>;
}

export function pilotItemStore(anyQueries: Queries): PilotItemStore {
  const queries = withTables<ItembankTables>(anyQueries);
  return {
    async add(tenantId, item) {
      await queries
        .insertInto('pilot_item')
        .values({
          tenant_id: tenantId,
          id: item.id,
          skill: item.skill,
          level: item.level,
          reverse: item.reverse ? 1 : 0,
          scale: item.scale,
          text: JSON.stringify(item.text),
          added_at: item.addedAt,
          withdrawn_at: item.withdrawnAt,
        })
        .execute();
    },
    async withdraw(tenantId, id, at) {
      await queries
        .updateTable('pilot_item')
        .set({ withdrawn_at: at })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .execute();
    },
    async find(tenantId, id) {
      const row = await queries
        .selectFrom('pilot_item')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toItem(row);
    },
    async list(tenantId) {
      const rows = await queries
        .selectFrom('pilot_item')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('id')
        .execute();
      return rows.map(toItem);
    },
  };
}

function toItem(row: ItembankTables['pilot_item']): PilotItem {
  return {
    id: row.id,
    skill: row.skill,
    level: Number(row.level),
    reverse: Number(row.reverse) === 1,
    scale: row.scale,
    text: JSON.parse(row.text) as PilotItem['text'],
    addedAt: row.added_at,
    withdrawnAt: row.withdrawn_at,
  };
}
