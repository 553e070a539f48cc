// Kysely on our PostgreSQL pool: its compiler and introspector, our driver.
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult } from 'kysely';
import type { Pool, QueryResult as ServerResult } from 'pg';
import { checkParameters } from '../parameters.ts';
import { namePostgresError, sortFailure } from './errors.ts';

export interface PostgresConnection extends DatabaseConnection {
  /** True once the connection itself failed: nothing more will be answered on it. */
  readonly isBroken: boolean;
  /** Sends a command without parameters and gives back its tag, for example `COMMIT`. Errors come as PostgreSQL's own. */
  command(sql: string): Promise<string>;
  /** Gives the connection back, or throws it away when it failed as a connection. */
  release(): void;
}

export interface PostgresDialectOptions {
  readonly pool: Pool;
  /** Throws when a statement or transaction may not have a connection now. */
  readonly admit: () => void;
  /** Whether parameters must be what both databases keep; a library's own queries may send dates and booleans. */
  readonly isStrict: boolean;
}

export function createPostgresDialect({ pool, admit, isStrict }: PostgresDialectOptions): Dialect {
  return {
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => {
        admit();
        try {
          return nameErrors(await acquire(pool, isStrict));
        } catch (error) {
          throw namePostgresError(error);
        }
      },
      beginTransaction: async (connection, { isolationLevel, accessMode }) => {
        const words = [
          'begin',
          ...(isolationLevel ? ['isolation level', isolationLevel] : []),
          ...(accessMode ? [accessMode] : []),
        ];
        await own(connection).command(words.join(' '));
      },
      commitTransaction: (connection) => commit(own(connection)),
      rollbackTransaction: async (connection) => {
        await own(connection).command('rollback');
      },
      releaseConnection: async (connection) => own(connection).release(),
      destroy: async () => {},
    }),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (database) => new PostgresIntrospector(database),
  };
}

export async function acquire(pool: Pool, isStrict: boolean): Promise<PostgresConnection> {
  const client = await pool.connect();
  let isBroken = false;
  const send = async (sql: string, parameters: readonly unknown[]): Promise<ServerResult> => {
    try {
      return await client.query(sql, parameters as unknown[]);
    } catch (error) {
      // A client whose answer never came still has that query under way; the next user would wait behind it.
      if (sortFailure(error) === 'lost') isBroken = true;
      throw error;
    }
  };
  return {
    get isBroken() {
      return isBroken;
    },
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      const parameters = isStrict ? checkParameters(query.parameters) : query.parameters;
      const result = await send(query.sql, parameters);
      return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    // eslint-disable-next-line require-yield -- refuses instead of yielding
    streamQuery: async function* () {
      throw new Error('Streaming a query needs a cursor, which only SQLite has here: read in pages instead.');
    },
    command: async (sql) => (await send(sql, [])).command,
    release: () => client.release(isBroken),
  };
}

/** PostgreSQL answers COMMIT with the tag ROLLBACK when an earlier statement had already ended the transaction. */
export async function commit(connection: PostgresConnection): Promise<void> {
  const tag = await connection.command('commit');
  if (tag !== 'COMMIT')
    throw new Error(
      'The transaction was already over at its commit: a failed statement in it was not awaited or its error swallowed.',
    );
}

function nameErrors(connection: PostgresConnection): PostgresConnection {
  return {
    ...connection,
    executeQuery: async (query) => {
      try {
        return await connection.executeQuery(query);
      } catch (error) {
        throw namePostgresError(error);
      }
    },
  } as PostgresConnection;
}

function own(connection: DatabaseConnection): PostgresConnection {
  return connection as PostgresConnection;
}
