// What rooms to the right may do with programmes: know the modules, and write what was promised elsewhere into a charter.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import type { Audience, CharterPart, DraftLanguage } from '../limits.ts';
import { changePlan, createProgramme, freezeVersion } from './change-programme.ts';
import { listKnownModules } from './modules/known-modules.ts';
import type { KnownModule } from './modules/known-modules.ts';
import type { Designer, ProgrammesParts } from './programmes-parts.ts';
import { programmeStore } from './store.ts';

export interface CharterState {
  readonly title: string;
  readonly revision: number;
  readonly language: string;
  readonly charter: Readonly<Record<CharterPart, string>>;
  /** The newest version says what the plan says: a version made now would hold nothing but the change of the charter. */
  readonly isSettled: boolean;
}

/** Of a charter, the parts that change; why, for the change log, and the note of a version. */
export interface CharterChange {
  readonly charter: Readonly<Partial<Record<CharterPart, string>>>;
  readonly reason: string;
}

export interface CharterDoor {
  /** Every module the institution can build on, titles in a language. */
  modules(queries: Queries, tenantId: string, language: string): Promise<readonly KnownModule[]>;
  /** Null for a programme that is not there. */
  read(queries: Queries, tenantId: string, programmeId: string): Promise<CharterState | null>;
  /** Begins a programme with a charter and nothing else; that is its first version. */
  begin(
    queries: WriteQueries,
    by: Designer,
    wish: CharterChange & { readonly title: string; readonly audience: Audience; readonly language: DraftLanguage },
  ): Promise<{ programmeId: string; version: number | null }>;
  /**
   * Writes parts of a charter over the revision that was read, with a line in the change log, and makes a version where nothing else
   * waits to go into one: what somebody is still working on is not published by the way. Throws `programmes.changed-meanwhile`.
   */
  write(
    queries: WriteQueries,
    by: Designer,
    wish: CharterChange & { readonly programmeId: string; readonly revision: number },
  ): Promise<{ version: number | null }>;
}

export function createCharterDoor(parts: ProgrammesParts): CharterDoor {
  const put = async (
    queries: WriteQueries,
    by: Designer,
    wish: CharterChange & { readonly programmeId: string; readonly revision: number },
    freezes: boolean,
  ): Promise<{ version: number | null }> => {
    const { programmeId, revision, reason, charter } = wish;
    await changePlan(parts, queries, by, {
      programmeId,
      revision,
      reason,
      change: (plan) => ({ ...plan, charter: { ...plan.charter, ...charter } }),
    });
    const now = await programmeStore(queries).find(by.tenantId, programmeId);
    if (!freezes || now === null || now.revision === revision) return { version: null };
    const { number } = await freezeVersion(parts, queries, by, { programmeId, revision: now.revision, note: reason });
    return { version: number };
  };
  const read: CharterDoor['read'] = async (queries, tenantId, programmeId) => {
    const record = await programmeStore(queries).find(tenantId, programmeId);
    if (record === null) return null;
    const versions = await programmeStore(queries).listVersions(tenantId, programmeId);
    const { title, language, charter } = record.plan;
    const digest = createHash('sha256').update(canonicalJson(record.plan)).digest('hex');
    return { title, revision: record.revision, language, charter, isSettled: versions.at(-1)?.digest === digest };
  };
  return {
    modules: (queries, tenantId, language) => listKnownModules(parts, queries, tenantId, language),
    read,
    async begin(queries, by, { title, audience, language, ...change }) {
      const wish = { caseId: null, title, audience, language };
      const { id, revision } = await createProgramme(parts, queries, by, wish, { needs: [], isEarly: false });
      const { version } = await put(queries, by, { ...change, programmeId: id, revision }, true);
      return { programmeId: id, version };
    },
    async write(queries, by, wish) {
      const state = await read(queries, by.tenantId, wish.programmeId);
      return put(queries, by, wish, state?.isSettled ?? false);
    },
  };
}
