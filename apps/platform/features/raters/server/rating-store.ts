// The SQL over answers of raters, releases and the question to the group.
import type { Kysely } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { RatingValue, ReleasedRound } from '../contract.ts';
import type { ComposedRelease } from './compose-release.ts';
import type { StoredRating } from './rating.ts';
import type { RaterTables } from './tables.ts';

export interface StoredRelease {
  readonly roundId: string;
  readonly report: ReleasedRound;
  readonly counted: ReleasedRound;
  readonly places: ComposedRelease['places'];
}

export interface StoredQuestion {
  readonly tenantId: string;
  readonly roundId: string;
  readonly personId: string;
  readonly text: string;
  readonly askedAt: string;
  readonly closesAt: string;
  readonly answers: readonly string[] | null;
}

export interface RatingStore {
  listRatings(tenantId: string, nomineeId: string): Promise<StoredRating[]>;
  addRatings(tenantId: string, nomineeId: string, ratings: readonly StoredRating[], at: string): Promise<void>;
  removeRatings(tenantId: string, nomineeId: string): Promise<void>;
  addRelease(tenantId: string, personId: string, release: StoredRelease): Promise<void>;
  findRelease(tenantId: string, roundId: string): Promise<StoredRelease | null>;
  listReleases(tenantId: string, personId: string): Promise<StoredRelease[]>;
  listCounted(tenantId: string, personIds: readonly string[]): Promise<{ personId: string; round: ReleasedRound }[]>;
  changeCounted(tenantId: string, roundId: string, counted: ReleasedRound): Promise<void>;
  addQuestion(question: StoredQuestion): Promise<void>;
  findQuestion(tenantId: string, roundId: string): Promise<StoredQuestion | null>;
  listDueQuestions(now: string, limit: number): Promise<StoredQuestion[]>;
  closeQuestion(tenantId: string, roundId: string, answers: readonly string[]): Promise<void>;
  putQuestionAnswer(tenantId: string, roundId: string, nomineeId: string, text: string): Promise<void>;
  listQuestionAnswers(tenantId: string, roundId: string): Promise<{ nomineeId: string; text: string }[]>;
  removeQuestionAnswer(tenantId: string, nomineeId: string): Promise<void>;
  dropQuestionAnswers(tenantId: string, roundId: string): Promise<void>;
  removePerson(tenantId: string, personId: string): Promise<void>;
  removeCampaign(tenantId: string, campaignId: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

export function ratingStore(anyQueries: Queries): RatingStore {
  const queries = withTables<RaterTables>(anyQueries);
  return {
    ...answerStatements(queries),
    ...releaseStatements(queries),
    ...questionStatements(queries),
    ...erasureStatements(queries),
  };
}

function answerStatements(
  queries: Kysely<RaterTables>,
): Pick<RatingStore, 'listRatings' | 'addRatings' | 'removeRatings'> {
  return {
    async listRatings(tenantId, nomineeId) {
      const rows = await queries
        .selectFrom('rating_answer')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('nomination_id', '=', nomineeId)
        .execute();
      return rows.map((row) => ({
        key: row.answer_key,
        itemId: row.item_id,
        revision: Number(row.revision),
        value: JSON.parse(row.value) as RatingValue,
        seconds: Number(row.seconds),
        answeredAt: row.answered_at,
      }));
    },
    async addRatings(tenantId, nomineeId, ratings, at) {
      if (ratings.length === 0) return;
      const rows = ratings.map((rating) => ({
        tenant_id: tenantId,
        nomination_id: nomineeId,
        answer_key: rating.key,
        item_id: rating.itemId,
        revision: rating.revision,
        value: JSON.stringify(rating.value),
        seconds: rating.seconds,
        answered_at: rating.answeredAt,
        received_at: at,
      }));
      await queries
        .insertInto('rating_answer')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'nomination_id', 'answer_key']).doNothing())
        .execute();
    },
    async removeRatings(tenantId, nomineeId) {
      await queries
        .deleteFrom('rating_answer')
        .where('tenant_id', '=', tenantId)
        .where('nomination_id', '=', nomineeId)
        .execute();
    },
  };
}

type ReleaseStatements = Pick<
  RatingStore,
  'addRelease' | 'findRelease' | 'listReleases' | 'listCounted' | 'changeCounted'
>;

function releaseStatements(queries: Kysely<RaterTables>): ReleaseStatements {
  const releases = queries.selectFrom('rating_release').selectAll();
  return {
    async addRelease(tenantId, personId, release) {
      await queries
        .insertInto('rating_release')
        .values({
          tenant_id: tenantId,
          round_id: release.roundId,
          person_id: personId,
          released_at: release.report.releasedAt,
          report: JSON.stringify(release.report),
          counted: JSON.stringify(release.counted),
          places: JSON.stringify(release.places),
        })
        .execute();
    },
    async findRelease(tenantId, roundId) {
      const row = await releases.where('tenant_id', '=', tenantId).where('round_id', '=', roundId).executeTakeFirst();
      return row === undefined ? null : toRelease(row);
    },
    async listReleases(tenantId, personId) {
      const rows = await releases
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('released_at')
        .execute();
      return rows.map(toRelease);
    },
    async listCounted(tenantId, personIds) {
      if (personIds.length === 0) return [];
      const rows = await queries
        .selectFrom('rating_release')
        .select(['person_id', 'counted'])
        .where('tenant_id', '=', tenantId)
        .where('person_id', 'in', [...personIds])
        .orderBy('released_at')
        .execute();
      return rows.map((row) => ({ personId: row.person_id, round: JSON.parse(row.counted) as ReleasedRound }));
    },
    async changeCounted(tenantId, roundId, counted) {
      await queries
        .updateTable('rating_release')
        .set({ counted: JSON.stringify(counted) })
        .where('tenant_id', '=', tenantId)
        .where('round_id', '=', roundId)
        .execute();
    },
  };
}

function toRelease(row: RaterTables['rating_release']): StoredRelease {
  return {
    roundId: row.round_id,
    report: JSON.parse(row.report) as ReleasedRound,
    counted: JSON.parse(row.counted) as ReleasedRound,
    places: JSON.parse(row.places) as ComposedRelease['places'],
  };
}

type QuestionStatements = Pick<
  RatingStore,
  | 'addQuestion'
  | 'findQuestion'
  | 'listDueQuestions'
  | 'closeQuestion'
  | 'putQuestionAnswer'
  | 'listQuestionAnswers'
  | 'removeQuestionAnswer'
  | 'dropQuestionAnswers'
>;

function questionStatements(queries: Kysely<RaterTables>): QuestionStatements {
  const questions = queries.selectFrom('rating_question').selectAll();
  return {
    async addQuestion(question) {
      await queries
        .insertInto('rating_question')
        .values({
          tenant_id: question.tenantId,
          round_id: question.roundId,
          person_id: question.personId,
          text: question.text,
          asked_at: question.askedAt,
          closes_at: question.closesAt,
          answers: null,
        })
        .execute();
    },
    async findQuestion(tenantId, roundId) {
      const row = await questions.where('tenant_id', '=', tenantId).where('round_id', '=', roundId).executeTakeFirst();
      return row === undefined ? null : toQuestion(row);
    },
    async listDueQuestions(now, limit) {
      const rows = await questions.where('answers', 'is', null).where('closes_at', '<=', now).limit(limit).execute();
      return rows.map(toQuestion);
    },
    async closeQuestion(tenantId, roundId, answers) {
      await queries
        .updateTable('rating_question')
        .set({ answers: JSON.stringify(answers) })
        .where('tenant_id', '=', tenantId)
        .where('round_id', '=', roundId)
        .execute();
    },
    async putQuestionAnswer(tenantId, roundId, nomineeId, text) {
      await queries
        .insertInto('rating_question_answer')
        .values({ tenant_id: tenantId, round_id: roundId, nomination_id: nomineeId, text })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'round_id', 'nomination_id']).doUpdateSet({ text }))
        .execute();
    },
    async listQuestionAnswers(tenantId, roundId) {
      const rows = await queries
        .selectFrom('rating_question_answer')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('round_id', '=', roundId)
        .execute();
      return rows.map((row) => ({ nomineeId: row.nomination_id, text: row.text }));
    },
    async removeQuestionAnswer(tenantId, nomineeId) {
      await queries
        .deleteFrom('rating_question_answer')
        .where('tenant_id', '=', tenantId)
        .where('nomination_id', '=', nomineeId)
        .execute();
    },
    async dropQuestionAnswers(tenantId, roundId) {
      await queries
        .deleteFrom('rating_question_answer')
        .where('tenant_id', '=', tenantId)
        .where('round_id', '=', roundId)
        .execute();
    },
  };
}

function toQuestion(row: RaterTables['rating_question']): StoredQuestion {
  return {
    tenantId: row.tenant_id,
    roundId: row.round_id,
    personId: row.person_id,
    text: row.text,
    askedAt: row.asked_at,
    closesAt: row.closes_at,
    answers: row.answers === null ? null : (JSON.parse(row.answers) as string[]),
  };
}

function erasureStatements(
  queries: Kysely<RaterTables>,
): Pick<RatingStore, 'removePerson' | 'removeCampaign' | 'listPersons'> {
  /** Rounds of a person or of a campaign, with everything in them. */
  const remove = async (tenantId: string, column: 'person_id' | 'campaign_id', id: string): Promise<void> => {
    const rounds = queries
      .selectFrom('rating_round')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where(column, '=', id);
    const nominations = queries
      .selectFrom('nomination')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('round_id', 'in', rounds);
    for (const table of ['nomination_contact', 'rating_answer', 'rating_question_answer'] as const) {
      await queries
        .deleteFrom(table)
        .where('tenant_id', '=', tenantId)
        .where('nomination_id', 'in', nominations)
        .execute();
    }
    for (const table of ['nomination', 'rating_question', 'rating_release'] as const) {
      await queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('round_id', 'in', rounds).execute();
    }
    await queries.deleteFrom('rating_round').where('tenant_id', '=', tenantId).where(column, '=', id).execute();
  };
  return {
    removePerson: (tenantId, personId) => remove(tenantId, 'person_id', personId),
    removeCampaign: (tenantId, campaignId) => remove(tenantId, 'campaign_id', campaignId),
    async listPersons() {
      const rows = await queries.selectFrom('rating_round').select(['tenant_id', 'person_id']).distinct().execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
  };
}
