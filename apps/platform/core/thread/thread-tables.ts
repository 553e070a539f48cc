// Tables of the thread: links, and withdrawals that take a link back without removing it.
import type { MigrationStep } from '../database/database.ts';

export interface ThreadTables {
  thread_link: {
    tenant_id: string;
    id: string;
    from_type: string;
    from_id: string;
    relation: string;
    to_type: string;
    to_id: string;
    author_digest: string | null;
    at: string;
  };
  thread_withdrawal: { tenant_id: string; link_id: string; author_digest: string | null; at: string };
}

export const threadMigration: MigrationStep = {
  name: '0004-thread',
  up: async (queries) => {
    await queries.schema
      .createTable('thread_link')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('from_type', 'text', (column) => column.notNull())
      .addColumn('from_id', 'text', (column) => column.notNull())
      .addColumn('relation', 'text', (column) => column.notNull())
      .addColumn('to_type', 'text', (column) => column.notNull())
      .addColumn('to_id', 'text', (column) => column.notNull())
      .addColumn('author_digest', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('thread_link_pk', ['tenant_id', 'id'])
      .execute();
    await queries.schema
      .createTable('thread_withdrawal')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('link_id', 'text', (column) => column.notNull())
      .addColumn('author_digest', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('thread_withdrawal_pk', ['tenant_id', 'link_id'])
      .addForeignKeyConstraint('thread_withdrawal_link', ['tenant_id', 'link_id'], 'thread_link', ['tenant_id', 'id'])
      .execute();
    for (const side of ['from', 'to']) {
      const columns = ['tenant_id', `${side}_type`, `${side}_id`, 'id'];
      await queries.schema.createIndex(`thread_link_${side}`).on('thread_link').columns(columns).execute();
    }
  },
};
