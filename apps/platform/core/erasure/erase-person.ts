// Erases a person: rows, digested rows, files; a tombstone stays so that a restored backup does not bring the person back.
import type { RecordAudit } from '../audit-port.ts';
import type { OpenDatabase, WriteQueries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { InstallationKeys } from '../keys/installation-keys.ts';
import type { Log } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import type { Erasable, Person, PersonDigest } from './erasable.ts';
import type { ErasureTables } from './erasure-tables.ts';
import type { TombstoneFile } from './tombstone-file.ts';

export interface ErasureOptions {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly log: Log;
  readonly erasables: readonly Erasable[];
  readonly tombstones: TombstoneFile;
  readonly audit: RecordAudit;
}

/**
 * `byPersonId`: who asked for it, null for a retention job. When this resolves, the person is gone from tables, files and, on
 * SQLite, from the freed parts of the database file and its log.
 * The tombstone is written first and outside the database: a power cut in between leaves an intention that the next start carries out.
 */
export async function erasePerson(options: ErasureOptions, person: Person, byPersonId: string | null): Promise<void> {
  const { database, runtime, keys, tombstones, audit } = options;
  const digested: PersonDigest = {
    tenantId: person.tenantId,
    personDigest: keys.digestPerson(person.tenantId, person.personId),
  };
  tombstones.append({ ...digested, at: runtime.clock.iso() });
  await eraseFiles(options, digested);
  await database.write(async (queries) => {
    await eraseRows(options, queries, person, digested);
    const subject = { type: 'person', id: person.personId };
    await audit(queries, { tenantId: person.tenantId, personId: byPersonId, action: 'person.erased', subject });
  });
  await database.scrub();
}

/**
 * Erases again whom a tombstone names and a restored backup brought back. Runs at every start, before the service opens. Returns
 * how many persons were erased again.
 */
export async function applyTombstones(options: ErasureOptions): Promise<number> {
  const { database, log } = options;
  const buried = await gatherTombstones(options);
  if (buried.size === 0) return 0;
  const returned = await findReturned(options, buried);
  for (const { digested, person } of returned) {
    await eraseFiles(options, digested);
    await database.write((queries) => eraseRows(options, queries, person, digested));
  }
  if (returned.length > 0) {
    await database.scrub();
    log.warn({ persons: returned.length }, 'persons that a restored backup had brought back were erased again');
  }
  return returned.length;
}

interface Returned {
  readonly digested: PersonDigest;
  /** Null when only rows or files that know the person by digest came back. */
  readonly person: Person | null;
}

async function findReturned(
  { database, keys, erasables }: ErasureOptions,
  buried: ReadonlySet<string>,
): Promise<Returned[]> {
  const returned = new Map<string, Returned>();
  for (const erasable of erasables) {
    for (const person of (await erasable.listPersons?.(database.read)) ?? []) {
      const digested = { tenantId: person.tenantId, personDigest: keys.digestPerson(person.tenantId, person.personId) };
      if (buried.has(keyOf(digested))) returned.set(keyOf(digested), { digested, person });
    }
    for (const digested of (await erasable.listDigests?.(database.read)) ?? []) {
      const key = keyOf(digested);
      if (buried.has(key) && !returned.has(key)) returned.set(key, { digested, person: null });
    }
  }
  return [...returned.values()];
}

function keyOf({ tenantId, personDigest }: PersonDigest): string {
  return `${tenantId} ${personDigest}`;
}

async function gatherTombstones({ database, tombstones }: ErasureOptions): Promise<Set<string>> {
  const kept = await withTables<ErasureTables>(database.read)
    .selectFrom('tombstone')
    .select(['tenant_id', 'person_digest'])
    .execute();
  return new Set([
    ...kept.map((row) => keyOf({ tenantId: row.tenant_id, personDigest: row.person_digest })),
    ...tombstones.read().map(keyOf),
  ]);
}

async function eraseFiles({ erasables, database }: ErasureOptions, digested: PersonDigest): Promise<void> {
  for (const erasable of erasables) await erasable.eraseFiles?.(database.read, digested);
}

async function eraseRows(
  { erasables, runtime }: ErasureOptions,
  queries: WriteQueries,
  person: Person | null,
  digested: PersonDigest,
): Promise<void> {
  for (const erasable of erasables) {
    if (person !== null) await erasable.erase?.(queries, person);
    await erasable.eraseDigest?.(queries, digested);
  }
  await withTables<ErasureTables>(queries)
    .insertInto('tombstone')
    .values({ tenant_id: digested.tenantId, person_digest: digested.personDigest, at: runtime.clock.iso() })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_digest']).doNothing())
    .execute();
}
