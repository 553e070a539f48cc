// Counts tries before they are made, so that a hundred at the same moment are a hundred and not one.
import { AppError } from '@dragoman/kernel';
import type { Database, Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import { FAILURE_MINUTES, FAILURES_PER_ACCOUNT } from '../../limits.ts';

/** Failures of one network address in the same time: a lecture room of 500, each person mistyping once, stays below. */
export const FAILURES_PER_NETWORK_ADDRESS = 1000;
/** Links sent to one person in the same time; more are not sent, and the answer does not say so. */
export const LINKS_PER_ACCOUNT = 5;

type AttemptTables = {
  sign_in_attempt: { subject: string; id: string; kind: string; address: string; at: string };
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
  /** Counts a try. Throws `code` with the minutes to wait when there were too many. */
  begin(attempt: Attempt, code: 'sign-in.too-many' | 'code.too-many' | 'mail.too-many'): Promise<void>;
  /** The try was right: what was counted against the subject is forgotten. */
  succeed(attempt: Attempt): Promise<void>;
}

export function createAttempts(database: Database, runtime: Runtime, keys: InstallationKeys): Attempts {
  const digestSubject = ({ kind, subject }: Attempt): string => keys.digest(`attempt ${kind}`, subject);
  return {
    async begin(attempt, code) {
      const now = runtime.clock.now();
      const since = new Date(now - WINDOW).toISOString();
      const subject = digestSubject(attempt);
      const address = keys.digest('attempt address', attempt.address);
      const oldest = await database.write(async (anyQueries) => {
        const queries = withTables<AttemptTables>(anyQueries);
        const earlier = await queries
          .selectFrom('sign_in_attempt')
          .select('at')
          .where('subject', '=', subject)
          .where('at', '>', since)
          .orderBy('at', 'desc')
          .limit(LIMITS[attempt.kind])
          .execute();
        if (earlier.length >= LIMITS[attempt.kind]) return earlier.at(-1)!.at;
        const nearby = await queries
          .selectFrom('sign_in_attempt')
          .select((eb) => [eb.fn.countAll().as('count'), eb.fn.min('at').as('oldest')])
          .where('address', '=', address)
          .where('at', '>', since)
          .executeTakeFirstOrThrow();
        if (Number(nearby.count) >= FAILURES_PER_NETWORK_ADDRESS) return String(nearby.oldest);
        await queries
          .insertInto('sign_in_attempt')
          .values({ subject, id: runtime.makeId(), kind: attempt.kind, address, at: new Date(now).toISOString() })
          .execute();
        return null;
      });
      if (oldest === null) return;
      const minutes = Math.max(1, Math.ceil((Date.parse(oldest) + WINDOW - now) / 60_000));
      throw new AppError(code, { values: { minutes } });
    },
    async succeed(attempt) {
      const subject = digestSubject(attempt);
      await database.write((queries) =>
        withTables<AttemptTables>(queries).deleteFrom('sign_in_attempt').where('subject', '=', subject).execute(),
      );
    },
  };
}

/** Removes what is too old to count. */
export async function forgetAttempts(anyQueries: Queries, now: number): Promise<void> {
  await withTables<AttemptTables>(anyQueries)
    .deleteFrom('sign_in_attempt')
    .where('at', '<', new Date(now - WINDOW).toISOString())
    .execute();
}
