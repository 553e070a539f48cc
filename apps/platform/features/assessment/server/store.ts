// The SQL of the assessment feature; what campaigns ask of their attempts stands in campaign-attempts.ts.
import { toLanguage } from '@dragoman/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { Database, Queries, WriteQueries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { AssessmentTables, AttemptTable } from './assessment-tables.ts';
import type { Attempt, AttemptStop, PilotSlot, StoredAnswer } from './attempt.ts';
import { campaignStatements } from './campaign-attempts.ts';
import type { CampaignAttempts } from './campaign-attempts.ts';

/** One step of the trajectory: what was known and what was chosen, for replaying the attempt. */
export interface Offer {
  readonly step: number;
  readonly answers: string;
  readonly choice: string;
}

export interface AssessmentStore extends CampaignAttempts {
  addAttempt(attempt: Attempt): Promise<void>;
  findAttempt(tenantId: string, id: string): Promise<Attempt | null>;
  /** Whose attempt it is, without reading the rest of it. */
  findPersonOf(tenantId: string, id: string): Promise<string | null>;
  /** Finds and, where the database has row locks, holds the attempt until the write ends, so that two tabs take turns. */
  holdAttempt(tenantId: string, id: string, engine: Database['engine']): Promise<Attempt | null>;
  listAttempts(tenantId: string, personId: string): Promise<(Attempt & { answered: number })[]>;
  saveProgress(attempt: Attempt): Promise<void>;
  listAnswers(tenantId: string, attemptId: string): Promise<StoredAnswer[]>;
  /** Of several attempts at once, by attempt; those without answers are left out. */
  listAnswersOfAttempts(tenantId: string, attemptIds: readonly string[]): Promise<Map<string, StoredAnswer[]>>;
  addAnswers(tenantId: string, attemptId: string, answers: readonly StoredAnswer[], receivedAt: string): Promise<void>;
  addOffer(tenantId: string, attemptId: string, offer: Offer, offeredAt: string): Promise<void>;
  listOffers(tenantId: string, attemptId: string): Promise<Offer[]>;
  removePerson(tenantId: string, personId: string): Promise<number>;
  findStalePersons(tenantId: string, lastAnswerBefore: string, limit: number): Promise<string[]>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

/**
 * A write about one attempt: it decides by rows of that attempt, which it holds, and by unique keys. Guarded against everything, the
 * writes of a lecture room would run again and again, because their attempts are neighbours in the indexes.
 */
export function writeAttempt<Value>(
  database: Database,
  job: (queries: WriteQueries) => Promise<Value>,
): Promise<Value> {
  return database.write(job, { guard: 'own-rows' });
}

export function assessmentStore(anyQueries: Queries): AssessmentStore {
  const queries = withTables<AssessmentTables>(anyQueries);
  return {
    ...attemptStatements(queries),
    ...answerStatements(queries),
    ...campaignStatements(queries),
    ...erasureStatements(queries),
  };
}

type AttemptStatements = Pick<
  AssessmentStore,
  'addAttempt' | 'findAttempt' | 'findPersonOf' | 'holdAttempt' | 'listAttempts' | 'saveProgress'
>;

function attemptStatements(queries: Kysely<AssessmentTables>): AttemptStatements {
  const one = (tenantId: string, id: string) =>
    queries.selectFrom('attempt').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id);
  return {
    async addAttempt(attempt) {
      await queries.insertInto('attempt').values(toRow(attempt)).execute();
    },
    async findAttempt(tenantId, id) {
      const row = await one(tenantId, id).executeTakeFirst();
      return row === undefined ? null : toAttempt(row);
    },
    async findPersonOf(tenantId, id) {
      const row = await queries
        .selectFrom('attempt')
        .select('person_id')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.person_id ?? null;
    },
    async holdAttempt(tenantId, id, engine) {
      const query = one(tenantId, id);
      const row = await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
      return row === undefined ? null : toAttempt(row);
    },
    async listAttempts(tenantId, personId) {
      const rows = await queries
        .selectFrom('attempt')
        .selectAll()
        .select((eb) =>
          eb
            .selectFrom('answer')
            .select((inner) => inner.fn.count<number>('item_id').distinct().as('answered'))
            .whereRef('answer.tenant_id', '=', 'attempt.tenant_id')
            .whereRef('answer.attempt_id', '=', 'attempt.id')
            .as('answered'),
        )
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('started_at', 'desc')
        .execute();
      return rows.map((row) => ({ ...toAttempt(row), answered: Number(row.answered) }));
    },
    async saveProgress(attempt) {
      const { status, stop, offered, step, last_answer_at, finished_at } = toRow(attempt);
      await queries
        .updateTable('attempt')
        .set({ status, stop, offered, step, last_answer_at, finished_at })
        .where('tenant_id', '=', attempt.tenantId)
        .where('id', '=', attempt.id)
        .execute();
    },
  };
}

type AnswerStatements = Pick<
  AssessmentStore,
  'listAnswers' | 'listAnswersOfAttempts' | 'addAnswers' | 'addOffer' | 'listOffers'
>;

function answerStatements(queries: Kysely<AssessmentTables>): AnswerStatements {
  return {
    async listAnswers(tenantId, attemptId) {
      const rows = await queries
        .selectFrom('answer')
        .select(['answer_key', 'item_id', 'revision', 'value', 'seconds', 'answered_at'])
        .where('tenant_id', '=', tenantId)
        .where('attempt_id', '=', attemptId)
        .execute();
      return rows.map(toAnswer);
    },
    async listAnswersOfAttempts(tenantId, attemptIds) {
      if (attemptIds.length === 0) return new Map();
      const rows = await queries
        .selectFrom('answer')
        .select(['attempt_id', 'answer_key', 'item_id', 'revision', 'value', 'seconds', 'answered_at'])
        .where('tenant_id', '=', tenantId)
        .where('attempt_id', 'in', [...attemptIds])
        .execute();
      const answers = new Map<string, StoredAnswer[]>();
      for (const row of rows) answers.set(row.attempt_id, [...(answers.get(row.attempt_id) ?? []), toAnswer(row)]);
      return answers;
    },
    async addAnswers(tenantId, attemptId, answers, receivedAt) {
      if (answers.length === 0) return;
      const rows = answers.map((answer) => ({
        tenant_id: tenantId,
        attempt_id: attemptId,
        answer_key: answer.key,
        item_id: answer.itemId,
        revision: answer.revision,
        value: JSON.stringify(answer.value),
        seconds: answer.seconds,
        answered_at: answer.answeredAt,
        received_at: receivedAt,
      }));
      await queries
        .insertInto('answer')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'attempt_id', 'answer_key']).doNothing())
        .execute();
    },
    async addOffer(tenantId, attemptId, offer, offeredAt) {
      await queries
        .insertInto('offer')
        .values({ tenant_id: tenantId, attempt_id: attemptId, ...offer, offered_at: offeredAt })
        .execute();
    },
    async listOffers(tenantId, attemptId) {
      const rows = await queries
        .selectFrom('offer')
        .select(['step', 'answers', 'choice'])
        .where('tenant_id', '=', tenantId)
        .where('attempt_id', '=', attemptId)
        .orderBy('step')
        .execute();
      return rows.map((row) => ({ ...row, step: Number(row.step) }));
    },
  };
}

type ErasureStatements = Pick<AssessmentStore, 'removePerson' | 'findStalePersons' | 'listPersons'>;

function erasureStatements(queries: Kysely<AssessmentTables>): ErasureStatements {
  return {
    async removePerson(tenantId, personId) {
      const attempts = queries
        .selectFrom('attempt')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId);
      const removed = await queries
        .deleteFrom('answer')
        .where('tenant_id', '=', tenantId)
        .where('attempt_id', 'in', attempts)
        .executeTakeFirst();
      await queries.deleteFrom('offer').where('tenant_id', '=', tenantId).where('attempt_id', 'in', attempts).execute();
      await queries.deleteFrom('attempt').where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
      return Number(removed.numDeletedRows);
    },
    async findStalePersons(tenantId, lastAnswerBefore, limit) {
      const rows = await queries
        .selectFrom('attempt')
        .select('person_id')
        .where('tenant_id', '=', tenantId)
        .groupBy('person_id')
        .having((eb) => eb(eb.fn.max('last_answer_at'), '<', lastAnswerBefore))
        .limit(limit)
        .execute();
      return rows.map((row) => row.person_id);
    },
    async listPersons() {
      const rows = await queries.selectFrom('attempt').select(['tenant_id', 'person_id']).distinct().execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
  };
}

function toRow(attempt: Attempt): AttemptTable {
  return {
    tenant_id: attempt.tenantId,
    id: attempt.id,
    person_id: attempt.personId,
    bank: attempt.bank,
    bank_version: attempt.bankVersion,
    bank_digest: attempt.bankDigest,
    parameters: attempt.parameters,
    framework: attempt.framework,
    policy: JSON.stringify(attempt.policy),
    role_profile: attempt.roleProfile,
    stage: attempt.stage,
    form: attempt.form,
    language: attempt.language,
    status: attempt.status,
    stop: attempt.stop === null ? null : JSON.stringify(attempt.stop),
    offered: JSON.stringify(attempt.offered),
    step: attempt.step,
    started_at: attempt.startedAt,
    last_answer_at: attempt.lastAnswerAt,
    finished_at: attempt.finishedAt,
    campaign_id: attempt.campaignId,
    pilots: attempt.pilots === undefined ? null : JSON.stringify(attempt.pilots),
  };
}

function toAttempt(row: Selectable<AttemptTable>): Attempt {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    personId: row.person_id,
    campaignId: row.campaign_id,
    bank: row.bank,
    bankVersion: row.bank_version,
    bankDigest: row.bank_digest,
    parameters: row.parameters,
    framework: row.framework,
    policy: JSON.parse(row.policy) as Attempt['policy'],
    roleProfile: row.role_profile,
    stage: row.stage,
    form: row.form === 'short' ? 'short' : 'full',
    language: toLanguage(row.language),
    status: row.status === 'finished' ? 'finished' : 'open',
    stop: row.stop === null ? null : (JSON.parse(row.stop) as AttemptStop),
    offered: JSON.parse(row.offered) as string[],
    ...(row.pilots === null ? {} : { pilots: JSON.parse(row.pilots) as PilotSlot[] }),
    step: Number(row.step),
    startedAt: row.started_at,
    lastAnswerAt: row.last_answer_at,
    finishedAt: row.finished_at,
  };
}

function toAnswer(
  row: Pick<AssessmentTables['answer'], 'answer_key' | 'item_id' | 'revision' | 'value' | 'seconds' | 'answered_at'>,
): StoredAnswer {
  return {
    key: row.answer_key,
    itemId: row.item_id,
    revision: Number(row.revision),
    value: JSON.parse(row.value) as StoredAnswer['value'],
    seconds: Number(row.seconds),
    answeredAt: row.answered_at,
  };
}
