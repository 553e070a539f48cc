// Three steps of a schema for the tests of migrations; `reach` is called before and after every statement.
import { sql } from 'kysely';
import type { MigrationStep } from '../database.ts';

const STATEMENTS = {
  '9901-shelf': [
    'create table shelf (id text not null primary key)',
    'create index shelf_index on shelf (id)',
    "insert into shelf values ('a')",
  ],
  '9902-book': [
    'create table book (id text not null primary key, shelf_id text not null)',
    'insert into book select id, id from shelf',
  ],
  '9903-label': [
    'alter table shelf add column label text',
    "update shelf set label = 'of ' || id",
    "insert into shelf values ('b', 'of b')",
  ],
} as const;

/** Points at which `reach` is called: before each step, after each of its statements. */
export const SAMPLE_POINTS = Object.values(STATEMENTS).reduce((sum, statements) => sum + 1 + statements.length, 0);

export function makeSampleSteps(reach: () => void): MigrationStep[] {
  return Object.entries(STATEMENTS).map(([name, statements]) => ({
    name,
    up: async (queries) => {
      reach();
      for (const statement of statements) {
        await sql.raw(statement).execute(queries);
        reach();
      }
    },
  }));
}
