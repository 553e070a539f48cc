// The sign-in library, set up for our tables and rules. Nothing outside this folder knows that there is one.
import { betterAuth } from 'better-auth';
import type { BetterAuthOptions } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { OpenDatabase } from '../../../../core/database/database.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import type { Log } from '../../../../core/log.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import {
  BACKUP_CODES,
  CODE_DIGITS,
  FAILURE_MINUTES,
  FAILURES_PER_ACCOUNT,
  PASSWORD_MAX,
  PASSWORD_MIN,
  SESSION_DAYS,
} from '../../limits.ts';
import { hashPassword, verifyPassword } from './hash-password.ts';

export interface AuthDependencies {
  readonly database: OpenDatabase;
  readonly keys: InstallationKeys;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** Where the library hangs a session that has passed both factors; everything else begins with one. */
const SECOND_FACTOR_PATHS: ReadonlySet<string> = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

export const COOKIE_PREFIX = 'dragoman';
/** Purpose of the library's secret among the installation's keys. */
export const AUTH_SECRET = 'accounts';

/** Names of the library's tables and columns in our words. Its tables are the installation's: an account is of no institution. */
const tables = {
  user: {
    modelName: 'account',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
  session: {
    modelName: 'account_session',
    expiresIn: SESSION_DAYS * 86_400,
    fields: {
      expiresAt: 'expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      userId: 'account_id',
    },
    additionalFields: {
      begunBy: { type: 'string', fieldName: 'begun_by', required: true, input: false },
      secondFactorAt: { type: 'date', fieldName: 'second_factor_at', required: false, input: false },
      institutionId: { type: 'string', fieldName: 'institution_id', required: false, input: false },
    },
  },
  account: {
    modelName: 'account_credential',
    fields: {
      accountId: 'subject',
      providerId: 'provider',
      userId: 'account_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'account_challenge',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} as const satisfies Partial<BetterAuthOptions>;

const secondFactor = twoFactor({
  issuer: 'Dragoman',
  totpOptions: { digits: CODE_DIGITS },
  backupCodeOptions: { amount: BACKUP_CODES, storeBackupCodes: 'encrypted' },
  accountLockout: { enabled: true, maxFailedAttempts: FAILURES_PER_ACCOUNT, durationSeconds: FAILURE_MINUTES * 60 },
  schema: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      modelName: 'account_second_factor',
      fields: {
        backupCodes: 'backup_codes',
        userId: 'account_id',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
});

/** What the library is started with; also read by the test that compares our migrations with what it expects. */
export function authOptions({ database, keys, runtime, log }: AuthDependencies) {
  return {
    appName: 'Dragoman',
    // Never used to make a link: mails are written by us with the configured public address.
    baseURL: 'http://localhost',
    secret: keys.secretFor(AUTH_SECRET),
    database: { db: database.direct as never, type: database.engine, transaction: true },
    ...tables,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    plugins: [secondFactor],
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: {
              ...session,
              begunBy: 'password',
              secondFactorAt: SECOND_FACTOR_PATHS.has(context?.path ?? '') ? new Date(runtime.clock.now()) : null,
            },
          }),
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ library: 'better-auth' }, message),
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: false,
      database: { generateId: () => runtime.makeId() },
      ipAddress: { disableIpTracking: true },
    },
  } satisfies BetterAuthOptions;
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth(dependencies: AuthDependencies) {
  return betterAuth(authOptions(dependencies));
}
