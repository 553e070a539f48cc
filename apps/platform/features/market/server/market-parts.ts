// What the room of the job market is handed by the composition, and what its use cases share.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { OpenDatabase } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Offers } from '../contract.ts';

export interface SkillIndex {
  /** A built index, to be read in a process. */
  readonly file: string;
  readonly scheme: string;
  readonly version: string;
  readonly attribution: string;
}

/** The list of skills an institution reads with, by its index; the composition fills it. */
export interface SkillIndexes {
  /** Built when it is not there, which takes a while; null when no list is in use. */
  find(tenantId: string): Promise<SkillIndex | null>;
  /** Languages in which the list has labels. */
  languages(tenantId: string): Promise<readonly string[]>;
}

export interface SkillName {
  readonly label: string;
  readonly attribution: string;
}

export interface MarketDependencies {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly audit: RecordAudit;
  readonly offers: Offers;
  readonly indexes: SkillIndexes;
  /** What skills are called in a language, and who is to be named for it; those that nobody knows are not in it. */
  readonly findLabels: (
    tenantId: string,
    uris: readonly string[],
    language: string,
  ) => Promise<ReadonlyMap<string, SkillName>>;
  /** Folder of what was learned for matching. */
  readonly matchingFolder: string;
}

/** A member of staff at work. */
export interface Watcher {
  readonly tenantId: string;
  readonly personId: string;
}
