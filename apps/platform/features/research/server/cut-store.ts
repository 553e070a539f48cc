// The SQL of standard setting: rounds, panellists, and bookmarks in a table of their own.
import type { Selectable } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { CutRound } from '../contract.ts';
import type { ResearchTables } from './tables.ts';

export interface Booklet {
  readonly skill: string;
  /** In ascending order of their places. */
  readonly statements: readonly { readonly itemId: string; readonly location: number }[];
}

export interface CutRoundRecord {
  readonly id: string;
  readonly title: string;
  readonly stage: CutRound['stage'];
  readonly parameters: string;
  readonly bankDigest: string;
  readonly booklet: readonly Booklet[];
  readonly personId: string | null;
  readonly createdAt: string;
  readonly accepted: string | null;
}

export interface Panellist {
  readonly id: string;
  readonly roundId: string;
  readonly name: string | null;
  readonly addedAt: string;
  readonly linkVersion: number;
}

export interface Bookmarks {
  readonly panellistId: string;
  readonly turn: 1 | 2;
  readonly skill: string;
  /** How many statements lie before each of the three bookmarks. */
  readonly marks: readonly [number, number, number];
}

export interface CutStore {
  addRound(tenantId: string, round: CutRoundRecord): Promise<void>;
  findRound(tenantId: string, id: string): Promise<CutRoundRecord | null>;
  /** Newest first. */
  listRounds(tenantId: string): Promise<CutRoundRecord[]>;
  /** False when it is in another stage by now. */
  moveRound(tenantId: string, id: string, from: CutRound['stage'], to: CutRound['stage']): Promise<boolean>;
  markAccepted(tenantId: string, id: string, parameters: string): Promise<void>;
  addPanellist(tenantId: string, panellist: Panellist): Promise<void>;
  findPanellist(tenantId: string, id: string): Promise<Panellist | null>;
  listPanel(tenantId: string, roundId: string): Promise<Panellist[]>;
  /** Takes the name away and voids the link; bookmarks stay without anybody's name. */
  forgetPanellist(tenantId: string, id: string): Promise<void>;
  putBookmarks(tenantId: string, roundId: string, bookmarks: Bookmarks, at: string): Promise<void>;
  listBookmarks(tenantId: string, roundId: string): Promise<Bookmarks[]>;
}

export function cutStore(anyQueries: Queries): CutStore {
  return { ...roundStatements(anyQueries), ...panelStatements(anyQueries) };
}

type RoundStatements = Pick<CutStore, 'addRound' | 'findRound' | 'listRounds' | 'moveRound' | 'markAccepted'>;

function roundStatements(anyQueries: Queries): RoundStatements {
  const queries = withTables<ResearchTables>(anyQueries);
  return {
    async addRound(tenantId, round) {
      await queries
        .insertInto('cut_round')
        .values({
          tenant_id: tenantId,
          id: round.id,
          title: round.title,
          stage: round.stage,
          parameters: round.parameters,
          bank_digest: round.bankDigest,
          booklet: JSON.stringify(round.booklet),
          person_id: round.personId,
          created_at: round.createdAt,
          accepted: round.accepted,
        })
        .execute();
    },
    async findRound(tenantId, id) {
      const row = await queries
        .selectFrom('cut_round')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toRound(row);
    },
    async listRounds(tenantId) {
      const rows = await queries
        .selectFrom('cut_round')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toRound);
    },
    async moveRound(tenantId, id, from, to) {
      const moved = await queries
        .updateTable('cut_round')
        .set({ stage: to })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('stage', '=', from)
        .executeTakeFirst();
      return Number(moved.numUpdatedRows) > 0;
    },
    async markAccepted(tenantId, id, parameters) {
      await queries
        .updateTable('cut_round')
        .set({ accepted: parameters })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
  };
}

type PanelStatements = Omit<CutStore, keyof RoundStatements>;

function panelStatements(anyQueries: Queries): PanelStatements {
  const queries = withTables<ResearchTables>(anyQueries);
  return {
    async addPanellist(tenantId, { id, roundId, name, addedAt, linkVersion }) {
      await queries
        .insertInto('cut_panellist')
        .values({ tenant_id: tenantId, id, round_id: roundId, name, added_at: addedAt, link_version: linkVersion })
        .execute();
    },
    async findPanellist(tenantId, id) {
      const row = await queries
        .selectFrom('cut_panellist')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toPanellist(row);
    },
    async listPanel(tenantId, roundId) {
      const rows = await queries
        .selectFrom('cut_panellist')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('round_id', '=', roundId)
        .orderBy('id')
        .execute();
      return rows.map(toPanellist);
    },
    async forgetPanellist(tenantId, id) {
      await queries
        .updateTable('cut_panellist')
        .set((eb) => ({ name: null, link_version: eb('link_version', '+', 1) }))
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    async putBookmarks(tenantId, roundId, { panellistId, turn, skill, marks }, at) {
      const row = { marks: JSON.stringify(marks), placed_at: at };
      await queries
        .insertInto('cut_bookmark')
        .values({ tenant_id: tenantId, round_id: roundId, panellist_id: panellistId, turn, skill, ...row })
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'round_id', 'panellist_id', 'turn', 'skill']).doUpdateSet(row),
        )
        .execute();
    },
    async listBookmarks(tenantId, roundId) {
      const rows = await queries
        .selectFrom('cut_bookmark')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('round_id', '=', roundId)
        .orderBy('panellist_id')
        .execute();
      return rows.map((row) => ({
        panellistId: row.panellist_id,
        turn: Number(row.turn) === 2 ? 2 : 1,
        skill: row.skill,
        marks: JSON.parse(row.marks) as [number, number, number],
      }));
    },
  };
}

function toRound(row: Selectable<ResearchTables['cut_round']>): CutRoundRecord {
  return {
    id: row.id,
    title: row.title,
    stage: row.stage as CutRoundRecord['stage'],
    parameters: row.parameters,
    bankDigest: row.bank_digest,
    booklet: JSON.parse(row.booklet) as Booklet[],
    personId: row.person_id,
    createdAt: row.created_at,
    accepted: row.accepted,
  };
}

function toPanellist(row: Selectable<ResearchTables['cut_panellist']>): Panellist {
  return {
    id: row.id,
    roundId: row.round_id,
    name: row.name,
    addedAt: row.added_at,
    linkVersion: Number(row.link_version),
  };
}
