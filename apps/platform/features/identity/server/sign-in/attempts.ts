// Counts tries before they are made, so that a hundred at the same moment are a hundred and not one.
import { AppError } from '@dragoman/kernel';
import type { Database, Queries, WriteQueries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import { FAILURE_MINUTES, FAILURES_PER_ACCOUNT } from '../../limits.ts';

/** Failures of one network address in the same time: a lecture room of 500, each person mistyping once, stays below. */
export const FAILURES_PER_NETWORK_ADDRESS = 1000;
/** Links sent to one person in the same time; more are not sent, and the answer does not say so. */
export const LINKS_PER_ACCOUNT = 5;

type AttemptTables = {
  /** `times`: instants in milliseconds of the last tries, as JSON. */
  sign_in_attempt: { subject: string; times: string; last_at: string };
  sign_in_failure: { address: string; id: string; at: string };
};

export type AttemptKind = 'password' | 'code' | 'link';

const LIMITS: Readonly<Record<AttemptKind, number>> = {
  password: FAILURES_PER_ACCOUNT,
  code: FAILURES_PER_ACCOUNT,
  link: LINKS_PER_ACCOUNT,
};
const WINDOW = FAILURE_MINUTES * 60_000;

export interface Attempt {
  readonly kind: AttemptKind;
  /** An e-mail address or an account's id; known and unknown ones are counted alike. Kept as a keyed digest. */
  readonly subject: string;
  /** The network address; kept as a keyed digest. */
  readonly address: string;
}

export interface Attempts {
  /**
   * Counts a try and gives what to say when it was right. Throws `code` with the minutes to wait when there were too many.
   * Exact for one account, however many tries come at once; for a network address right to within those under way.
   */
  begin(attempt: Attempt, code: 'sign-in.too-many' | 'code.too-many' | 'mail.too-many'): Promise<Begun>;
}

export interface Begun {
  /** The try was right: what was counted against the account is forgotten, and this try against the address. */
  succeed(): Promise<void>;
}

export function createAttempts(database: Database, runtime: Runtime, keys: InstallationKeys): Attempts {
  return {
    async begin(attempt, code) {
      const now = runtime.clock.now();
      const subject = keys.digest(`attempt ${attempt.kind}`, attempt.subject);
      const address = keys.digest('attempt address', attempt.address);
      const id = runtime.makeId();
      const since = await findOldestOfMany(database.read, address, now);
      const oldest =
        since ??
        (await database.write(
          async (queries) => {
            const oldestTry = await countTry(queries, subject, LIMITS[attempt.kind], now);
            if (oldestTry !== null) return oldestTry;
            const at = new Date(now).toISOString();
            await withTables<AttemptTables>(queries)
              .insertInto('sign_in_failure')
              .values({ address, id, at })
              .execute();
            return null;
          },
          { guard: 'own-rows' },
        ));
      if (oldest !== null) {
        const minutes = Math.max(1, Math.ceil((oldest + WINDOW - now) / 60_000));
        throw new AppError(code, { values: { minutes } });
      }
      return {
        succeed: async () => {
          await database.write(
            async (queries) => {
              const tables = withTables<AttemptTables>(queries);
              await tables.deleteFrom('sign_in_attempt').where('subject', '=', subject).execute();
              await tables.deleteFrom('sign_in_failure').where('address', '=', address).where('id', '=', id).execute();
            },
            { guard: 'own-rows' },
          );
        },
      };
    },
  };
}

/** When the address has failed too often, the instant of the first failure that still counts. */
async function findOldestOfMany(queries: Queries, address: string, now: number): Promise<number | null> {
  const row = await withTables<AttemptTables>(queries)
    .selectFrom('sign_in_failure')
    .select((eb) => [eb.fn.countAll().as('count'), eb.fn.min('at').as('oldest')])
    .where('address', '=', address)
    .where('at', '>', new Date(now - WINDOW).toISOString())
    .executeTakeFirstOrThrow();
  return Number(row.count) >= FAILURES_PER_NETWORK_ADDRESS ? Date.parse(String(row.oldest)) : null;
}

/** Adds a try to the account's row. When the limit is reached nothing is added and the oldest try that counts is given. */
async function countTry(queries: WriteQueries, subject: string, limit: number, now: number): Promise<number | null> {
  const tables = withTables<AttemptTables>(queries);
  const row = await tables
    .selectFrom('sign_in_attempt')
    .select('times')
    .where('subject', '=', subject)
    .executeTakeFirst();
  const times = (JSON.parse(row?.times ?? '[]') as number[]).filter((time) => time > now - WINDOW);
  if (times.length >= limit) return times[0]!;
  const values = { times: JSON.stringify([...times, now]), last_at: new Date(now).toISOString() };
  if (row === undefined)
    await tables
      .insertInto('sign_in_attempt')
      .values({ subject, ...values })
      .execute();
  else await tables.updateTable('sign_in_attempt').set(values).where('subject', '=', subject).execute();
  return null;
}

/** Removes what is too old to count. */
export async function forgetAttempts(queries: Queries, now: number): Promise<void> {
  const before = new Date(now - WINDOW).toISOString();
  const tables = withTables<AttemptTables>(queries);
  await tables.deleteFrom('sign_in_attempt').where('last_at', '<', before).execute();
  await tables.deleteFrom('sign_in_failure').where('at', '<', before).execute();
}
