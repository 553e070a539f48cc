// Tables of the job-market watch. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export type MarketTables = {
  market_source: {
    tenant_id: string;
    id: string;
    name: string;
    kind: string;
    language: string;
    country: string;
    bias: string;
    revision: number;
    created_at: string;
  };
  market_import: {
    tenant_id: string;
    id: string;
    source_id: string;
    file_name: string;
    bytes: number;
    /** SHA-256 that was announced; null for what was begun before that was asked. */
    digest: string | null;
    state: string;
    progress: number;
    refusal: string | null;
    report: string | null;
    created_at: string;
    taken_at: string | null;
  };
  market_upload_part: { tenant_id: string; import_id: string; part: number; content: Uint8Array };
  market_advert: {
    tenant_id: string;
    id: string;
    source_id: string;
    import_id: string;
    external_id: string | null;
    /** By which the same advert is known again, also after its words are gone. */
    text_key: string;
    title: string;
    employer: string | null;
    /** Null when its time was over. */
    text: string | null;
    posted_on: string;
    /** JSON of `{uri, label}`; null until the watch has read it. */
    skills: string | null;
    is_repeat: number;
  };
  market_watch: {
    tenant_id: string;
    state: string;
    progress: number;
    computed_at: string | null;
    summary: string | null;
  };
  market_watch_skill: {
    tenant_id: string;
    uri: string;
    place: number;
    label: string;
    trend: string;
    body: string;
  };
  market_term_decision: {
    tenant_id: string;
    term: string;
    decision: string;
    example: string;
    person_id: string | null;
    decided_at: string;
  };
};

export const marketMigrations: readonly MigrationStep[] = [
  {
    name: '1701-market',
    async up({ schema }, engine) {
      const ofTenant = (table: string) =>
        schema.createTable(table).addColumn('tenant_id', 'text', (column) => column.notNull());
      await ofTenant('market_source')
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('country', 'text', (column) => column.notNull())
        .addColumn('bias', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('market_source_pk', ['tenant_id', 'id'])
        .addUniqueConstraint('market_source_name', ['tenant_id', 'name'])
        .execute();
      await ofTenant('market_import')
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('source_id', 'text', (column) => column.notNull())
        .addColumn('file_name', 'text', (column) => column.notNull())
        .addColumn('bytes', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('progress', 'double precision', (column) => column.notNull())
        .addColumn('refusal', 'text')
        .addColumn('report', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('taken_at', 'text')
        .addPrimaryKeyConstraint('market_import_pk', ['tenant_id', 'id'])
        .execute();
      await ofTenant('market_upload_part')
        .addColumn('import_id', 'text', (column) => column.notNull())
        .addColumn('part', 'integer', (column) => column.notNull())
        .addColumn('content', engine === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
        .addPrimaryKeyConstraint('market_upload_part_pk', ['tenant_id', 'import_id', 'part'])
        .execute();
      await ofTenant('market_advert')
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('source_id', 'text', (column) => column.notNull())
        .addColumn('import_id', 'text', (column) => column.notNull())
        .addColumn('external_id', 'text')
        .addColumn('text_key', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('employer', 'text')
        .addColumn('text', 'text')
        .addColumn('posted_on', 'text', (column) => column.notNull())
        .addColumn('skills', 'text')
        .addColumn('is_repeat', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('market_advert_pk', ['tenant_id', 'id'])
        .execute();
      await schema
        .createIndex('market_advert_by_source')
        .on('market_advert')
        .columns(['tenant_id', 'source_id', 'posted_on'])
        .execute();
      await schema
        .createIndex('market_advert_by_import')
        .on('market_advert')
        .columns(['tenant_id', 'import_id'])
        .execute();
      await ofTenant('market_watch')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('progress', 'double precision', (column) => column.notNull())
        .addColumn('computed_at', 'text')
        .addColumn('summary', 'text')
        .addPrimaryKeyConstraint('market_watch_pk', ['tenant_id'])
        .execute();
      await ofTenant('market_watch_skill')
        .addColumn('uri', 'text', (column) => column.notNull())
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('label', 'text', (column) => column.notNull())
        .addColumn('trend', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('market_watch_skill_pk', ['tenant_id', 'uri'])
        .execute();
      await ofTenant('market_term_decision')
        .addColumn('term', 'text', (column) => column.notNull())
        .addColumn('decision', 'text', (column) => column.notNull())
        .addColumn('example', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('decided_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('market_term_decision_pk', ['tenant_id', 'term'])
        .execute();
      await schema
        .createIndex('market_term_decision_by_person')
        .on('market_term_decision')
        .columns(['tenant_id', 'person_id'])
        .execute();
    },
  },
  {
    name: '1702-market-going-on',
    async up({ schema }) {
      await schema
        .alterTable('market_source')
        .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
      await schema.alterTable('market_import').addColumn('digest', 'text').execute();
    },
  },
];
