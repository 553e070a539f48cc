// The one way to the data, whichever of the two databases holds it.
import type { Kysely, Transaction } from 'kysely';

/** Anything queries can be built on: the database for reading, a transaction while writing. Narrow it with `withTables` in a feature's store. */
// oxlint-disable-next-line typescript/no-explicit-any -- each store narrows it to its own tables
export type Queries = Kysely<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type WriteQueries = Transaction<any>;

export interface Database {
  readonly engine: 'sqlite' | 'postgres';
  /** For reading outside a write. Using it inside `write` throws: it would hang on SQLite and read past the transaction on PostgreSQL. */
  readonly read: Queries;
  /**
   * Runs the job in a transaction and resolves after the commit is on disk. Jobs read, compute briefly and write, nothing else:
   * on SQLite many jobs share one commit (a savepoint each), on PostgreSQL serialisation failures run the job again, so a job
   * must be repeatable. A job that throws leaves nothing behind and rejects with what it threw.
   */
  write<Value>(job: (queries: WriteQueries) => Promise<Value>): Promise<Value>;
  /** Resolves when the database answers; rejects within two seconds when it does not. */
  ping(): Promise<void>;
  /** Waits for queued jobs, then closes. */
  close(): Promise<void>;
}

/** One numbered step of the schema. Names sort in the order they run; a released step is never edited. */
export interface MigrationStep {
  /** Four digits and words: `0101-people`. 00xx core, 01xx identity, 02xx framework, 03xx itembank, 04xx assessment, 05xx catalogue, 06xx profile. */
  readonly name: string;
  up(queries: Queries, engine: Database['engine']): Promise<void>;
}
