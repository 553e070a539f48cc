// How a feature says where it keeps what is personal and how that is removed.
import type { Queries, WriteQueries } from '../database/database.ts';

export interface Person {
  readonly tenantId: string;
  readonly personId: string;
}

export interface PersonDigest {
  readonly tenantId: string;
  readonly personDigest: string;
}

export interface Erasable {
  /** Feature and thing, for the message when something is wrong. */
  readonly name: string;
  /** Tables with a `person_id` that this one looks after; a test compares them with the schema. */
  readonly tables: readonly string[];
  /** Removes the person's rows. Runs inside one write with all the others; doing it twice must be the same as once. */
  readonly erase?: (queries: WriteQueries, person: Person) => Promise<void>;
  /** Removes rows that know the person only by digest. Same promises. */
  readonly eraseDigest?: (queries: WriteQueries, person: PersonDigest) => Promise<void>;
  /** Removes what lies outside the database; called before the write, so that it can still look up what belongs to whom. */
  readonly eraseFiles?: (queries: Queries, person: PersonDigest) => Promise<void>;
  /** Everybody this one holds something of, for applying tombstones after a restore. Goes with `erase`. */
  readonly listPersons?: (queries: Queries) => Promise<Person[]>;
  /** The same by digest. Goes with `eraseDigest` and `eraseFiles`. */
  readonly listDigests?: (queries: Queries) => Promise<PersonDigest[]>;
}
