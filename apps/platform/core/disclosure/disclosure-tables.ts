// Tables of the disclosure gate: frozen snapshots with their members, and every answer ever given about a group of them.
import type { MigrationStep } from '../database/database.ts';

export interface DisclosureTables {
  /** Measurements that may be subtracted from each other: `skills` of one institution, over all its campaigns. */
  disclosure_series: { tenant_id: string; series: string; next_column: number; revision: number };
  /** A person's measurement and its column in the audit; a measurement that counts twice has one column. */
  disclosure_column: { tenant_id: string; series: string; person_id: string; version: string; column_number: number };
  disclosure_snapshot: {
    tenant_id: string;
    id: string;
    series: string;
    scope: string;
    threshold: number;
    /** JSON: the measures with their units. */
    measures: string;
    state: 'filling' | 'frozen';
    frozen_at: string;
  };
  disclosure_member: {
    tenant_id: string;
    snapshot_id: string;
    column_number: number;
    person_id: string;
    /** JSON: unit, role, site, as they were. */
    attributes: string;
    /** JSON: measure → [value, standard error]. */
    contributions: string;
  };
  /** Append-only; names nobody: columns are numbers, and whom they stand for is in the erasable tables above. */
  disclosure_answer: {
    tenant_id: string;
    id: string;
    series: string;
    snapshot_id: string;
    query: string;
    part: number;
    measures: string;
    /** `hidden`: enough people, not shown for what it would say; nothing may add up to it. */
    status: 'shown' | 'withheld' | 'hidden';
    reason: string;
    columns: string;
    figures: string;
    answered_at: string;
  };
}

export const disclosureMigration: MigrationStep = {
  name: '0008-disclosure',
  up: async (queries) => {
    await queries.schema
      .createTable('disclosure_series')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('series', 'text', (column) => column.notNull())
      .addColumn('next_column', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('disclosure_series_pk', ['tenant_id', 'series'])
      .execute();
    await queries.schema
      .createTable('disclosure_column')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('series', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('column_number', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('disclosure_column_pk', ['tenant_id', 'series', 'person_id', 'version'])
      .execute();
    await queries.schema
      .createTable('disclosure_snapshot')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('series', 'text', (column) => column.notNull())
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('threshold', 'integer', (column) => column.notNull())
      .addColumn('measures', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('frozen_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('disclosure_snapshot_pk', ['tenant_id', 'id'])
      .addUniqueConstraint('disclosure_snapshot_once', ['tenant_id', 'series', 'scope'])
      .execute();
    await queries.schema
      .createTable('disclosure_member')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('snapshot_id', 'text', (column) => column.notNull())
      .addColumn('column_number', 'integer', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('attributes', 'text', (column) => column.notNull())
      .addColumn('contributions', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('disclosure_member_pk', ['tenant_id', 'snapshot_id', 'column_number'])
      .addUniqueConstraint('disclosure_member_once', ['tenant_id', 'snapshot_id', 'person_id'])
      .execute();
    await queries.schema
      .createIndex('disclosure_member_by_person')
      .on('disclosure_member')
      .columns(['tenant_id', 'person_id'])
      .execute();
    await queries.schema
      .createTable('disclosure_answer')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('series', 'text', (column) => column.notNull())
      .addColumn('snapshot_id', 'text', (column) => column.notNull())
      .addColumn('query', 'text', (column) => column.notNull())
      .addColumn('part', 'integer', (column) => column.notNull())
      .addColumn('measures', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('columns', 'text', (column) => column.notNull())
      .addColumn('figures', 'text', (column) => column.notNull())
      .addColumn('answered_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('disclosure_answer_pk', ['tenant_id', 'id'])
      .addUniqueConstraint('disclosure_answer_once', ['tenant_id', 'snapshot_id', 'query', 'part'])
      .execute();
    await queries.schema
      .createIndex('disclosure_answer_by_series')
      .on('disclosure_answer')
      .columns(['tenant_id', 'series'])
      .execute();
  },
};
