// Brings the schema to what the code needs: numbered steps, each in one transaction with its own record.
import type { Clock } from '@dragoman/kernel';
import { StartRefusal } from '../start-refusal.ts';
import type { MigrationStep, OpenDatabase, Queries } from './database.ts';
import { isUniqueViolation } from './violations.ts';
import { withTables } from './with-tables.ts';

const STEP_NAME = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$/;

interface HistoryTables {
  schema_history: { name: string; applied_at: string };
}

/**
 * Runs the steps this database has not had, in the order of their names, and returns those names. Safe to kill at any moment and
 * to run from two processes at once: a step's record is the first thing written in its transaction, so the second process waits
 * for it and goes on. Throws a `StartRefusal` when the database is newer than the code or has another history.
 */
export async function migrate(
  database: OpenDatabase,
  steps: readonly MigrationStep[],
  clock: Clock,
): Promise<string[]> {
  const ordered = orderSteps(steps);
  await ensureHistory(database);
  const applied = await readHistory(database.read);
  compareHistory(applied, ordered);
  const missing = ordered.filter((step) => !applied.includes(step.name));
  const ran: string[] = [];
  for (const step of missing) {
    if (await runStep(database, step, clock)) ran.push(step.name);
  }
  return ran;
}

async function runStep(database: OpenDatabase, step: MigrationStep, clock: Clock): Promise<boolean> {
  try {
    await database.alter(async (queries) => {
      await withTables<HistoryTables>(queries)
        .insertInto('schema_history')
        .values({ name: step.name, applied_at: clock.iso() })
        .execute();
      await step.up(queries, database.engine);
    });
    return true;
  } catch (error) {
    const applied = await readHistory(database.read);
    if (isUniqueViolation(error) && applied.includes(step.name)) return false;
    throw error;
  }
}

async function ensureHistory(database: OpenDatabase): Promise<void> {
  try {
    await database.alter((queries) =>
      queries.schema
        .createTable('schema_history')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.notNull().primaryKey())
        .addColumn('applied_at', 'text', (column) => column.notNull())
        .execute(),
    );
  } catch (error) {
    // Two processes that start on an empty PostgreSQL at once: `if not exists` does not keep the second from failing.
    if (!isUniqueViolation(error)) throw error;
  }
}

async function readHistory(queries: Queries): Promise<string[]> {
  const rows = await withTables<HistoryTables>(queries)
    .selectFrom('schema_history')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}

function orderSteps(steps: readonly MigrationStep[]): MigrationStep[] {
  const ordered = steps.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, step] of ordered.entries()) {
    if (!STEP_NAME.test(step.name))
      throw new Error(`A migration step is called ${step.name}; it needs four digits and words.`);
    if (step.name.slice(0, 4) === ordered[index - 1]?.name.slice(0, 4))
      throw new Error(`Two migration steps carry the number of ${step.name}.`);
  }
  return ordered;
}

/**
 * Compares room by room (the first two digits): a room's history must be the beginning of that room's steps. Across rooms a later
 * release may add a lower number, because a room only knows the rooms before it.
 */
function compareHistory(applied: readonly string[], steps: readonly MigrationStep[]): void {
  const roomOf = (name: string): string => name.slice(0, 2);
  for (const room of new Set(applied.map(roomOf))) {
    const had = applied.filter((name) => roomOf(name) === room);
    const known = steps.map((step) => step.name).filter((name) => roomOf(name) === room);
    for (const [index, name] of had.entries()) {
      if (name === known[index]) continue;
      if (index >= known.length) {
        throw new StartRefusal(
          `The data was written by a newer Dragoman (it has the schema step ${name}, which this one does not know). Start the newer version, or restore a backup made by this one.`,
        );
      }
      throw new StartRefusal(
        `The data has another history than this Dragoman: it has the schema step ${name} where this one has ${known[index]}. Start the version that wrote it.`,
      );
    }
  }
}
