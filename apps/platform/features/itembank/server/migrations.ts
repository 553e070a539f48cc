// Tables of the item bank: versions that were accepted, and statements that are tried out. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export interface ItembankTables {
  bank_version: {
    tenant_id: string;
    id: string;
    bank: string;
    bank_version: string;
    bank_digest: string;
    parameters: string;
    parent: string;
    kind: string;
    source_id: string;
    person_id: string | null;
    accepted_at: string;
    body: string;
  };
  pilot_item: {
    tenant_id: string;
    id: string;
    skill: string;
    level: number;
    reverse: number;
    scale: string;
    text: string;
    added_at: string;
    withdrawn_at: string | null;
  };
}

export const itembankMigrations: readonly MigrationStep[] = [
  {
    name: '0310-bank-versions',
    async up(queries) {
      await queries.schema
        .createTable('bank_version')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('bank', 'text', (column) => column.notNull())
        .addColumn('bank_version', 'text', (column) => column.notNull())
        .addColumn('bank_digest', 'text', (column) => column.notNull())
        .addColumn('parameters', 'text', (column) => column.notNull())
        .addColumn('parent', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('source_id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('accepted_at', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('bank_version_pk', ['tenant_id', 'id'])
        .addUniqueConstraint('bank_version_parameters', ['tenant_id', 'parameters'])
        // One version follows another: two people who accept at the same moment cannot both.
        .addUniqueConstraint('bank_version_parent', ['tenant_id', 'bank_digest', 'parent'])
        .execute();
      await queries.schema
        .createTable('pilot_item')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('skill', 'text', (column) => column.notNull())
        .addColumn('level', 'integer', (column) => column.notNull())
        .addColumn('reverse', 'integer', (column) => column.notNull())
        .addColumn('scale', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('added_at', 'text', (column) => column.notNull())
        .addColumn('withdrawn_at', 'text')
        .addPrimaryKeyConstraint('pilot_item_pk', ['tenant_id', 'id'])
        .execute();
    },
  },
];
