// The one way to the data, whichever of the two databases holds it.
import type { Kysely, Transaction } from 'kysely';

/** Anything queries can be built on: the database for reading, a transaction while writing.  */
export type Queries = Kysely<NoTables>;
export type WriteQueries = Transaction<NoTables>;
/** No table is known outside its store: each narrows the queries to its own tables with `withTables`. */
export type NoTables = Record<never, never>;

export interface WriteOptions {
  /**
   * What PostgreSQL guards a job against; SQLite runs writes one after the other anyway.
   * `everything`, unless told: as if no other write ran meanwhile. It watches what is read by whole pages, so that writes to neighbouring
   * rows run again now and then, the more the smaller the tables.
   * `own-rows`: against changes to the rows the job itself changes. Enough, and faster under load, for a job whose decision rests
   * only on rows that it also updates, on rows that never change, and on unique keys.
   */
  readonly guard?: 'everything' | 'own-rows';
}

export interface Database {
  readonly engine: 'sqlite' | 'postgres';
  /** For reading outside a write. Using it inside `write` throws: it would hang on SQLite and read past the transaction on PostgreSQL. */
  readonly read: Queries;
  /**
   * Runs the job in a transaction and resolves after the commit is on disk. Jobs read, compute briefly and write, nothing else:
   * on SQLite many jobs share one commit (a savepoint each), on PostgreSQL serialisation failures run the job again, so a job
   * must be repeatable. A job that throws leaves nothing behind and rejects with what it threw.
   */
  write<Value>(job: (queries: WriteQueries) => Promise<Value>, options?: WriteOptions): Promise<Value>;
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

/** What opening gives: the database and the ways past it that only start-up, libraries and operations need. */
export interface OpenDatabase extends Database {
  /**
   * A Kysely that writes statement by statement, for a library that brings its own queries and transactions (sign-in). It takes
   * its turn between the queue's turns and does not share their commit. Using it inside `write` throws.
   */
  readonly direct: Queries;
  /** A transaction alone and without a time limit, for changes of the schema. */
  alter<Value>(job: (queries: WriteQueries) => Promise<Value>): Promise<Value>;
  /** Makes what was deleted unreadable in the files as far as the engine can; see `core/erasure`. */
  scrub(): Promise<void>;
  /** Adds the address people reach this process at to the note that names the holder of the data folder. */
  announceAddress(address: string): void;
}
