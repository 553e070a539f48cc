// The SQL over studies, what was concluded from them, and the notes.
import type { Kysely } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { KeyComparisonView } from '../contract.ts';
import type { StudyTables } from './migrations.ts';
import type { KeyVersion, Note, Panel, Study, WrittenEvidence } from './study.ts';

export interface StudyStore {
  add(study: Study): Promise<void>;
  find(tenantId: string, id: string): Promise<Study | null>;
  /** Newest first. */
  list(tenantId: string): Promise<Study[]>;
  /** Replaces a study whose version is the one before; false when another was faster. */
  replace(study: Study): Promise<boolean>;
  listDue(now: string): Promise<Study[]>;
  listClosedBefore(at: string): Promise<{ tenantId: string; id: string }[]>;
  addComparison(tenantId: string, id: string, studyId: string, body: KeyComparisonView): Promise<void>;
  findComparison(tenantId: string, studyId: string): Promise<KeyComparisonView | null>;
  addKeyVersion(tenantId: string, version: KeyVersion): Promise<void>;
  /** Oldest first; of one study when given. */
  listKeyVersions(tenantId: string, studyId?: string): Promise<KeyVersion[]>;
  addNote(tenantId: string, note: Note): Promise<void>;
  findNote(tenantId: string, id: string): Promise<Note | null>;
  listNotes(tenantId: string): Promise<Note[]>;
  decideNote(tenantId: string, id: string, decision: Note['decision'], reason: string): Promise<void>;
  forgetNote(tenantId: string, id: string): Promise<void>;
  addEvidence(tenantId: string, evidence: WrittenEvidence): Promise<void>;
  findEvidence(tenantId: string, id: string): Promise<WrittenEvidence | null>;
  listEvidence(tenantId: string): Promise<WrittenEvidence[]>;
  withdrawEvidence(tenantId: string, id: string, at: string): Promise<void>;
  forgetPerson(tenantId: string, personId: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

export function studyStore(anyQueries: Queries): StudyStore {
  const queries = withTables<StudyTables>(anyQueries);
  return {
    ...studyStatements(queries),
    ...outcomeStatements(queries),
    ...noteStatements(queries),
    ...evidenceStatements(queries),
    ...erasureStatements(queries),
  };
}

type Tables = Kysely<StudyTables>;

function studyStatements(
  queries: Tables,
): Pick<StudyStore, 'add' | 'find' | 'list' | 'replace' | 'listDue' | 'listClosedBefore'> {
  return {
    async add(study) {
      await queries.insertInto('study').values(toRow(study)).execute();
    },
    async find(tenantId, id) {
      const row = await queries
        .selectFrom('study')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toStudy(row);
    },
    async list(tenantId) {
      const rows = await queries
        .selectFrom('study')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toStudy);
    },
    async replace(study) {
      const { tenant_id, id, ...row } = toRow(study);
      const done = await queries
        .updateTable('study')
        .set(row)
        .where('tenant_id', '=', tenant_id)
        .where('id', '=', id)
        .where('version', '=', study.version - 1)
        .executeTakeFirst();
      return Number(done.numUpdatedRows) === 1;
    },
    async listDue(now) {
      const rows = await queries
        .selectFrom('study')
        .selectAll()
        .where('status', '=', 'open')
        .where('closes_at', '<=', now)
        .limit(50)
        .execute();
      return rows.map(toStudy);
    },
    async listClosedBefore(at) {
      const rows = await queries
        .selectFrom('study')
        .innerJoin('study_expert', (join) =>
          join.onRef('study_expert.tenant_id', '=', 'study.tenant_id').onRef('study_expert.study_id', '=', 'study.id'),
        )
        .select(['study.tenant_id', 'study.id'])
        .distinct()
        .where('study.closed_at', '<', at)
        .limit(200)
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, id: row.id }));
    },
  };
}

function outcomeStatements(
  queries: Tables,
): Pick<StudyStore, 'addComparison' | 'findComparison' | 'addKeyVersion' | 'listKeyVersions'> {
  return {
    async addComparison(tenantId, id, studyId, body) {
      const { madeAt, people } = body;
      await queries
        .insertInto('study_comparison')
        .values({ tenant_id: tenantId, id, study_id: studyId, made_at: madeAt, people, body: JSON.stringify(body) })
        .execute();
    },
    async findComparison(tenantId, studyId) {
      const row = await queries
        .selectFrom('study_comparison')
        .select('body')
        .where('tenant_id', '=', tenantId)
        .where('study_id', '=', studyId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : (JSON.parse(row.body) as KeyComparisonView);
    },
    async addKeyVersion(tenantId, version) {
      await queries
        .insertInto('key_version')
        .values({
          tenant_id: tenantId,
          id: version.id,
          study_id: version.studyId,
          parameters: version.parameters,
          parent: version.parent,
          rule: version.rule,
          scenarios: JSON.stringify(version.scenarios),
          experts: version.experts,
          reason: version.reason,
          person_id: version.personId,
          accepted_by: version.acceptedBy,
          accepted_at: version.acceptedAt,
        })
        .execute();
    },
    async listKeyVersions(tenantId, studyId) {
      let query = queries.selectFrom('key_version').selectAll().where('tenant_id', '=', tenantId).orderBy('id');
      if (studyId !== undefined) query = query.where('study_id', '=', studyId);
      return (await query.execute()).map((row) => ({
        id: row.id,
        studyId: row.study_id,
        parameters: row.parameters,
        parent: row.parent,
        rule: row.rule as KeyVersion['rule'],
        scenarios: JSON.parse(row.scenarios) as string[],
        experts: Number(row.experts),
        reason: row.reason,
        personId: row.person_id,
        acceptedBy: row.accepted_by,
        acceptedAt: row.accepted_at,
      }));
    },
  };
}

function noteStatements(
  queries: Tables,
): Pick<StudyStore, 'addNote' | 'findNote' | 'listNotes' | 'decideNote' | 'forgetNote'> {
  const change = (tenantId: string, id: string, set: Partial<StudyTables['study_note']>) =>
    queries.updateTable('study_note').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  return {
    async addNote(tenantId, note) {
      await queries
        .insertInto('study_note')
        .values({
          tenant_id: tenantId,
          id: note.id,
          kind: note.kind,
          held_on: note.heldOn,
          who: note.who,
          items: JSON.stringify(note.items),
          said: note.said,
          decision: note.decision,
          reason: note.reason,
          person_id: note.personId,
          written_by: note.writtenBy,
          written_at: note.writtenAt,
        })
        .execute();
    },
    async findNote(tenantId, id) {
      const row = await queries
        .selectFrom('study_note')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toNote(row);
    },
    async listNotes(tenantId) {
      const rows = await queries
        .selectFrom('study_note')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('held_on', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toNote);
    },
    decideNote: async (tenantId, id, decision, reason) => void (await change(tenantId, id, { decision, reason })),
    forgetNote: async (tenantId, id) => void (await change(tenantId, id, { who: null, said: null, reason: '' })),
  };
}

function evidenceStatements(
  queries: Tables,
): Pick<StudyStore, 'addEvidence' | 'findEvidence' | 'listEvidence' | 'withdrawEvidence'> {
  return {
    async addEvidence(tenantId, evidence) {
      await queries
        .insertInto('validity_evidence')
        .values({
          tenant_id: tenantId,
          id: evidence.id,
          claim: evidence.claim,
          title: evidence.title,
          says: evidence.says,
          held_on: evidence.heldOn,
          link: evidence.link,
          person_id: evidence.personId,
          written_by: evidence.writtenBy,
          written_at: evidence.writtenAt,
          withdrawn_at: evidence.withdrawnAt,
        })
        .execute();
    },
    async findEvidence(tenantId, id) {
      const row = await queries
        .selectFrom('validity_evidence')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toEvidence(row);
    },
    async listEvidence(tenantId) {
      const rows = await queries
        .selectFrom('validity_evidence')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('withdrawn_at', 'is', null)
        .execute();
      return rows.map(toEvidence);
    },
    async withdrawEvidence(tenantId, id, at) {
      await queries
        .updateTable('validity_evidence')
        .set({ withdrawn_at: at })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
  };
}

function erasureStatements(queries: Tables): Pick<StudyStore, 'forgetPerson' | 'listPersons'> {
  return {
    async forgetPerson(tenantId, personId) {
      const gone = { person_id: null };
      await queries
        .updateTable('study')
        .set({ ...gone, started_by: null })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      await queries
        .updateTable('key_version')
        .set({ ...gone, accepted_by: null })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      for (const table of ['study_note', 'validity_evidence'] as const) {
        await queries
          .updateTable(table)
          .set({ ...gone, written_by: null })
          .where('tenant_id', '=', tenantId)
          .where('person_id', '=', personId)
          .execute();
      }
    },
    async listPersons() {
      const found = await Promise.all(
        (['study', 'key_version', 'study_note', 'validity_evidence'] as const).map((table) =>
          queries
            .selectFrom(table)
            .select(['tenant_id', 'person_id'])
            .where('person_id', 'is not', null)
            .distinct()
            .execute(),
        ),
      );
      const persons = new Map(
        found
          .flat()
          .map((row) => [`${row.tenant_id} ${row.person_id}`, { tenantId: row.tenant_id, personId: row.person_id! }]),
      );
      return [...persons.values()];
    },
  };
}

function toRow(study: Study): StudyTables['study'] {
  return {
    tenant_id: study.tenantId,
    id: study.id,
    person_id: study.personId,
    started_by: study.startedBy,
    title: study.title,
    bank: study.bank,
    bank_version: study.bankVersion,
    bank_digest: study.bankDigest,
    relevance: JSON.stringify(study.relevance),
    effectiveness: JSON.stringify(study.effectiveness),
    status: study.status,
    version: study.version,
    created_at: study.createdAt,
    opened_at: study.openedAt,
    closes_at: study.closesAt,
    closed_at: study.closedAt,
    reminded_at: study.remindedAt,
    panel: study.panel === null ? null : JSON.stringify(study.panel),
  };
}

function toStudy(row: StudyTables['study']): Study {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    personId: row.person_id,
    startedBy: row.started_by,
    title: row.title,
    bank: row.bank,
    bankVersion: row.bank_version,
    bankDigest: row.bank_digest,
    relevance: JSON.parse(row.relevance) as string[],
    effectiveness: JSON.parse(row.effectiveness) as string[],
    status: row.status as Study['status'],
    version: Number(row.version),
    createdAt: row.created_at,
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    closedAt: row.closed_at,
    remindedAt: row.reminded_at,
    panel: row.panel === null ? null : (JSON.parse(row.panel) as Panel),
  };
}

function toNote(row: StudyTables['study_note']): Note {
  return {
    id: row.id,
    kind: row.kind as Note['kind'],
    heldOn: row.held_on,
    who: row.who,
    items: JSON.parse(row.items) as string[],
    said: row.said,
    decision: row.decision as Note['decision'],
    reason: row.reason,
    personId: row.person_id,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  };
}

function toEvidence(row: StudyTables['validity_evidence']): WrittenEvidence {
  return {
    id: row.id,
    claim: row.claim as WrittenEvidence['claim'],
    title: row.title,
    says: row.says,
    heldOn: row.held_on,
    link: row.link,
    personId: row.person_id,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    withdrawnAt: row.withdrawn_at,
  };
}
