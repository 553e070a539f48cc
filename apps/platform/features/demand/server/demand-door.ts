// What the rooms to the right may ask about needs. It needs nothing but the queries, so they may import it.
import type { Selectable } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { AcceptedNeed, NeedCase, NeedCaseSummary, NeedOrganisation, NeedSentence } from '../contract.ts';
import { CASE_KINDS, CASE_SOURCES, CASE_STAGES, NEED_LEVELS, NEED_PRIORITIES } from '../limits.ts';
import { readSecret } from './confidential.ts';
import { readMentions, toStretches } from './mentions.ts';
import type { DemandTables } from './tables.ts';

export interface DemandDoor {
  /** A case with its sentences and accepted needs; null when the institution has none of that id. */
  case(queries: Queries, tenantId: string, caseId: string): Promise<NeedCase | null>;
  /** The institution's cases, newest first. */
  cases(queries: Queries, tenantId: string, wanted?: CasesWanted): Promise<NeedCaseSummary[]>;
  /** Accepted needs by id with the case each belongs to; those taken back are not in it. */
  needs(queries: Queries, tenantId: string, needIds: readonly string[]): Promise<(AcceptedNeed & { caseId: string })[]>;
  /**
   * The words of a case's confidential sentences by sentence id, for a page of those who work on the case. Record in the audit that
   * they were read, and put them into nothing that is kept, sent or searched.
   */
  confidentialSentences(queries: Queries, tenantId: string, caseId: string): Promise<ReadonlyMap<string, string>>;
  /** Which of these exist, for the thread: `need`, `need-sentence` or `need-case`. */
  existing(
    queries: Queries,
    tenantId: string,
    type: 'need' | 'need-sentence' | 'need-case',
    ids: readonly string[],
  ): Promise<ReadonlySet<string>>;
}

export interface CasesWanted {
  readonly organisationId?: string;
  /** 200 unless told. */
  readonly limit?: number;
}

const CASES = 200;

export const demandDoor: DemandDoor = {
  async case(queries, tenantId, caseId) {
    const tables = withTables<DemandTables>(queries);
    const row = await selectCases(queries, tenantId).where('c.id', '=', caseId).executeTakeFirst();
    if (row === undefined) return null;
    const contact = await tables
      .selectFrom('firm_contact')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '=', row.contact_id ?? '')
      .executeTakeFirst();
    const analysis = await tables
      .selectFrom('need_analysis')
      .select('gate')
      .where('tenant_id', '=', tenantId)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    return {
      ...describe(row),
      contact:
        contact === undefined
          ? null
          : { id: contact.id, name: contact.name, email: contact.email, language: contact.language },
      deadline: row.deadline,
      budget: row.budget,
      audience: row.audience,
      gate: (['training', 'partly', 'not-training'] as const).find((gate) => gate === analysis?.gate) ?? null,
      sentences: await readSentences(queries, tenantId, caseId),
      needs: (await readNeeds(queries, tenantId, { caseId })).map(withoutCase),
    };
  },
  async cases(queries, tenantId, { organisationId, limit = CASES } = {}) {
    let select = selectCases(queries, tenantId).orderBy('c.received_at', 'desc').orderBy('c.id', 'desc').limit(limit);
    if (organisationId !== undefined) select = select.where('c.organisation_id', '=', organisationId);
    const rows = await select.execute();
    const counted = await withTables<DemandTables>(queries)
      .selectFrom('need')
      .select((build) => ['case_id', build.fn.countAll().as('needs')])
      .where('tenant_id', '=', tenantId)
      .where('state', '=', 'accepted')
      .groupBy('case_id')
      .execute();
    const needs = new Map(counted.map((each) => [each.case_id, Number(each.needs)]));
    return rows.map((row) => ({ ...describe(row), needs: needs.get(row.id) ?? 0 }));
  },
  needs: (queries, tenantId, needIds) =>
    needIds.length === 0 ? Promise.resolve([]) : readNeeds(queries, tenantId, { needIds }),
  async confidentialSentences(queries, tenantId, caseId) {
    const tables = withTables<DemandTables>(queries);
    const texts = await tables
      .selectFrom('need_text')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('case_id', '=', caseId)
      .execute();
    const sentences = await sentenceRows(queries, tenantId, caseId);
    const words = new Map<string, string>();
    for (const text of texts) {
      const whole = await readSecret(queries, tenantId, text);
      for (const { id, text_id, start_at, end_at, is_confidential } of sentences) {
        if (text_id === text.id && Number(is_confidential) === 1) {
          words.set(id, whole.slice(Number(start_at), Number(end_at)));
        }
      }
    }
    return words;
  },
  async existing(queries, tenantId, type, ids) {
    if (ids.length === 0) return new Set();
    const table = ({ need: 'need', 'need-sentence': 'need_sentence', 'need-case': 'need_case' } as const)[type];
    const rows = await withTables<DemandTables>(queries)
      .selectFrom(table)
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', [...ids])
      .execute();
    return new Set(rows.map(({ id }) => id));
  },
};

function withoutCase(need: AcceptedNeed & { caseId: string }): AcceptedNeed {
  const { id, skill, level, priority, sentences, decidedBy, decidedAt } = need;
  return { id, skill, level, priority, sentences, decidedBy, decidedAt };
}

function selectCases(queries: Queries, tenantId: string) {
  return withTables<DemandTables>(queries)
    .selectFrom('need_case as c')
    .innerJoin('need_organisation as o', (join) =>
      join.onRef('o.tenant_id', '=', 'c.tenant_id').onRef('o.id', '=', 'c.organisation_id'),
    )
    .selectAll('c')
    .select(['o.name as organisation_name', 'o.country', 'o.sector'])
    .where('c.tenant_id', '=', tenantId);
}

type CaseRow = Selectable<DemandTables['need_case']> & {
  readonly organisation_name: string;
  readonly country: string;
  readonly sector: string;
};

function describe(row: CaseRow): Omit<NeedCaseSummary, 'needs'> {
  const organisation: NeedOrganisation = {
    id: row.organisation_id,
    name: row.organisation_name,
    country: row.country,
    sector: row.sector,
  };
  return {
    id: row.id,
    title: row.title,
    organisation,
    kind: CASE_KINDS.find((kind) => kind === row.kind) ?? 'open',
    stage: CASE_STAGES.find((stage) => stage === row.stage) ?? 'received',
    source: CASE_SOURCES.find((source) => source === row.source) ?? 'mail',
    language: row.language,
    receivedAt: row.received_at,
  };
}

/** In the order of the texts, and of the sentences in each. */
async function sentenceRows(queries: Queries, tenantId: string, caseId: string) {
  return withTables<DemandTables>(queries)
    .selectFrom('need_sentence as s')
    .innerJoin('need_text as t', (join) =>
      join.onRef('t.tenant_id', '=', 's.tenant_id').onRef('t.id', '=', 's.text_id'),
    )
    .selectAll('s')
    .select(['t.text'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.case_id', '=', caseId)
    .orderBy('t.place')
    .orderBy('s.place')
    .execute();
}

async function readSentences(queries: Queries, tenantId: string, caseId: string): Promise<NeedSentence[]> {
  return (await sentenceRows(queries, tenantId, caseId)).map((row) => {
    const [start, end, isConfidential] = [Number(row.start_at), Number(row.end_at), Number(row.is_confidential) === 1];
    const text = isConfidential ? '' : row.text.slice(start, end);
    return { id: row.id, textId: row.text_id, text, start, end, language: row.language, isConfidential };
  });
}

async function readNeeds(
  queries: Queries,
  tenantId: string,
  of: { readonly caseId: string } | { readonly needIds: readonly string[] },
): Promise<(AcceptedNeed & { caseId: string })[]> {
  let select = withTables<DemandTables>(queries)
    .selectFrom('need')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'accepted');
  select = 'caseId' in of ? select.where('case_id', '=', of.caseId) : select.where('id', 'in', [...of.needIds]);
  const rows = await select.orderBy('priority').orderBy('id').execute();
  const secret = await confidentialIds(queries, tenantId, [...new Set(rows.map(({ case_id }) => case_id))]);
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    skill: { uri: row.uri, label: row.label },
    level: row.level === null ? null : (NEED_LEVELS.find((level) => level === Number(row.level)) ?? null),
    priority: NEED_PRIORITIES.find((priority) => priority === Number(row.priority)) ?? 2,
    sentences: readMentions(row.mentions).map(({ sentenceId, words }) => ({
      id: sentenceId,
      words: secret.has(sentenceId) ? [] : toStretches(words),
    })),
    decidedBy: row.person_id,
    decidedAt: row.decided_at,
  }));
}

async function confidentialIds(
  queries: Queries,
  tenantId: string,
  caseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await withTables<DemandTables>(queries)
    .selectFrom('need_sentence')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('case_id', 'in', [...caseIds])
    .where('is_confidential', '=', 1)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
