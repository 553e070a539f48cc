// The tables of taxonomies. Everything in a pack has a place, so that a large one can be written and cleared piece by piece.
import type { MigrationStep } from '../../../core/database/database.ts';

interface InPack {
  tenant_id: string;
  pack_id: string;
  /** Running number of the concept or group. */
  place: number;
}

export type TaxonomyTables = {
  taxonomy_pack: {
    tenant_id: string;
    id: string;
    scheme: string;
    version: string;
    language: string;
    format: string;
    attribution: string;
    state: string;
    /** JSON: name and bytes of each file that was sent. */
    files: string;
    concepts: number;
    groups: number;
    progress: number;
    findings: string;
    /** JSON; null until it was compared. */
    report: string | null;
    created_at: string;
    switched_on_at: string | null;
  };
  taxonomy_upload_part: { tenant_id: string; pack_id: string; part: number; content: Uint8Array };
  taxonomy_concept: InPack & {
    uri: string;
    preferred_label: string;
    /** `skill`, `knowledge`, `group`, or empty where the source does not say. */
    kind: string;
    /** JSON of what is only read together. */
    body: string;
  };
  taxonomy_label: InPack & {
    number: number;
    label: string;
    /** Small letters without marks, for searching. */
    folded: string;
  };
  taxonomy_relation: InPack & { number: number; relation: string; target_uri: string };
  taxonomy_replacement: InPack & { from_uri: string; to_uri: string };
};

export const taxonomyMigrations: readonly MigrationStep[] = [
  {
    name: '1201-taxonomies',
    async up({ schema }, engine) {
      const inPack = (table: string) =>
        schema
          .createTable(table)
          .addColumn('tenant_id', 'text', (column) => column.notNull())
          .addColumn('pack_id', 'text', (column) => column.notNull());
      await schema
        .createTable('taxonomy_pack')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('scheme', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('format', 'text', (column) => column.notNull())
        .addColumn('attribution', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('files', 'text', (column) => column.notNull())
        .addColumn('concepts', 'integer', (column) => column.notNull())
        .addColumn('groups', 'integer', (column) => column.notNull())
        .addColumn('progress', 'double precision', (column) => column.notNull())
        .addColumn('findings', 'text', (column) => column.notNull())
        .addColumn('report', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('switched_on_at', 'text')
        .addPrimaryKeyConstraint('taxonomy_pack_pk', ['tenant_id', 'id'])
        .execute();
      await inPack('taxonomy_upload_part')
        .addColumn('part', 'integer', (column) => column.notNull())
        .addColumn('content', engine === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
        .addPrimaryKeyConstraint('taxonomy_upload_part_pk', ['tenant_id', 'pack_id', 'part'])
        .execute();
      await inPack('taxonomy_concept')
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('uri', 'text', (column) => column.notNull())
        .addColumn('preferred_label', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('taxonomy_concept_pk', ['tenant_id', 'pack_id', 'place'])
        .addUniqueConstraint('taxonomy_concept_uri', ['tenant_id', 'pack_id', 'uri'])
        .execute();
      await inPack('taxonomy_label')
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('label', 'text', (column) => column.notNull())
        .addColumn('folded', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('taxonomy_label_pk', ['tenant_id', 'pack_id', 'place', 'number'])
        .execute();
      await inPack('taxonomy_relation')
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('relation', 'text', (column) => column.notNull())
        .addColumn('target_uri', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('taxonomy_relation_pk', ['tenant_id', 'pack_id', 'place', 'number'])
        .execute();
      await schema
        .createIndex('taxonomy_relation_by_target')
        .on('taxonomy_relation')
        .columns(['tenant_id', 'pack_id', 'target_uri'])
        .execute();
      await inPack('taxonomy_replacement')
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('from_uri', 'text', (column) => column.notNull())
        .addColumn('to_uri', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('taxonomy_replacement_pk', ['tenant_id', 'pack_id', 'place'])
        .addUniqueConstraint('taxonomy_replacement_from', ['tenant_id', 'pack_id', 'from_uri'])
        .execute();
    },
  },
];
