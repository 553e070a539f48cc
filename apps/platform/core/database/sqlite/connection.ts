// One SQLite connection of Node's own driver: pragmas, cached statements, checked parameters, errors in our words.
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { checkParameters } from '../parameters.ts';
import { nameSqliteError } from './errors.ts';

/** Statements kept prepared; more than the product has, so the bound only matters for generated queries. */
const CACHED_STATEMENTS = 500;
/** How long a statement waits for a lock another connection holds (milliseconds); within one process only a checkpoint does. */
const LOCK_WAIT = 2_000;

export interface SqliteRows {
  readonly rows: Record<string, unknown>[];
  readonly changes: number;
}

export interface SqliteConnection {
  readonly inTransaction: boolean;
  query(sql: string, parameters?: readonly unknown[]): SqliteRows;
  iterate(sql: string, parameters: readonly unknown[]): Iterable<Record<string, unknown>>;
  close(): void;
}

interface PreparedStatement {
  readonly statement: StatementSync;
  readonly isReader: boolean;
}

/** Opens the file, or for `readOnly` a second connection to it that sees committed data only. */
export function openSqliteConnection(path: string, options: { readonly readOnly: boolean }): SqliteConnection {
  const database = new DatabaseSync(path, { readOnly: options.readOnly, timeout: LOCK_WAIT });
  try {
    if (!options.readOnly) setWriterPragmas(database);
    database.exec('pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -16000');
  } catch (error) {
    database.close();
    throw error;
  }
  const prepare = createStatementCache(database);

  return {
    get inTransaction() {
      return database.isTransaction;
    },
    query: (sql, parameters = []) => {
      const values = checkParameters(parameters);
      try {
        const { statement, isReader } = prepare(sql);
        if (isReader) return { rows: statement.all(...values), changes: 0 };
        return { rows: [], changes: Number(statement.run(...values).changes) };
      } catch (error) {
        throw nameSqliteError(error);
      }
    },
    // A statement of its own: stepping a cached one would be reset by the next use of the same SQL.
    iterate: (sql, parameters) =>
      database.prepare(sql).iterate(...checkParameters(parameters)) as Iterable<Record<string, unknown>>,
    close: () => database.close(),
  };
}

function setWriterPragmas(database: DatabaseSync): void {
  // FULL syncs the log at every commit: an acknowledged write survives a power cut. secure_delete overwrites what is deleted.
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma trusted_schema = off',
  );
}

function createStatementCache(database: DatabaseSync): (sql: string) => PreparedStatement {
  const cache = new Map<string, PreparedStatement>();
  return (sql) => {
    let prepared = cache.get(sql);
    if (prepared) {
      cache.delete(sql);
    } else {
      const statement = database.prepare(sql);
      // A statement that returns columns is a reader, `insert … returning` included; no pattern on the SQL can tell.
      prepared = { statement, isReader: statement.columns().length > 0 };
      if (cache.size >= CACHED_STATEMENTS) cache.delete(cache.keys().next().value!);
    }
    cache.set(sql, prepared);
    return prepared;
  };
}
