// Kysely on our own SQLite connection: its compiler and introspector, our driver.
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, DialectAdapter, Driver, QueryResult } from 'kysely';
import type { Turnstile } from '../turnstile.ts';
import type { SqliteConnection } from './connection.ts';

export interface SqliteDialectOptions {
  readonly connection: SqliteConnection;
  /** Throws when a statement or transaction may not have the connection now. */
  readonly admit: () => void;
  readonly turnstile: Turnstile;
}

class NodeSqliteAdapter extends SqliteAdapter {
  /**
   * Kysely would put a queue of its own before the connection and never let go of it when `admit` refuses: the next user would
   * wait for ever. Our turnstile lets one user through at a time.
   */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** SQLite rolls DDL back; Kysely's own adapter denies it, and a failing migration would leave half a table. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export function createSqliteDialect(options: SqliteDialectOptions): Dialect {
  return {
    createDriver: () => createSqliteDriver(options),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: (): DialectAdapter => new NodeSqliteAdapter(),
    createIntrospector: (database) => new SqliteIntrospector(database),
  };
}

function createSqliteDriver({ connection, admit, turnstile }: SqliteDialectOptions): Driver {
  const shared = toKyselyConnection(connection);
  const run = (command: string) => async () => {
    connection.query(command);
  };
  return {
    init: async () => {},
    acquireConnection: async () => {
      admit();
      await turnstile.enter();
      return shared;
    },
    beginTransaction: run('begin immediate'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    releaseConnection: async () => turnstile.leave(),
    destroy: async () => {},
  };
}

/** A Kysely connection on ours. `check` runs before each statement and may throw. */
export function toKyselyConnection(connection: SqliteConnection, check: () => void = () => {}): DatabaseConnection {
  return {
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      check();
      const { rows, changes } = connection.query(query.sql, query.parameters);
      return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
    },
    streamQuery: async function* <Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
      check();
      for (const row of connection.iterate(query.sql, query.parameters)) yield { rows: [row as Row] };
    },
  };
}
