// PostgreSQL's and the network's failures, sorted by what the platform does about them.
import { AppError, isAppError } from '@dragoman/kernel';

/**
 * `repeat`: the transaction lost against another and may run again. `lost`: the connection or the server is gone.
 * `busy`: the server or the pool has no room now. `full`: its disk is full. `other`: a mistake in a statement, or not the database's.
 */
export type FailureKind = 'repeat' | 'lost' | 'busy' | 'full' | 'other';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const KINDS: Readonly<Record<string, FailureKind>> = {
  '40001': 'repeat', // serialization_failure
  '40P01': 'repeat', // deadlock_detected
  '53100': 'full', // disk_full
  '53200': 'busy', // out_of_memory
  '53300': 'busy', // too_many_connections
  '55P03': 'busy', // lock_not_available
  '57014': 'busy', // query_canceled, here by our statement_timeout
  '57P01': 'lost', // admin_shutdown
  '57P02': 'lost', // crash_shutdown
  '57P03': 'lost', // cannot_connect_now
  '57P05': 'lost', // idle_session_timeout
  '25P03': 'lost', // idle_in_transaction_session_timeout
};
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

export function sortFailure(error: unknown): FailureKind {
  if (!(error instanceof Error)) return 'other';
  const code = 'code' in error ? String(error.code) : '';
  if (code in KINDS) return KINDS[code]!;
  if (code.startsWith('08') || NETWORK_CODES.has(code)) return 'lost';
  // node-postgres gives these no code: pool/index.js "timeout exceeded…", client.js "Connection terminated…", query timeouts.
  if (error.message.startsWith('timeout exceeded when trying to connect')) return 'busy';
  if (/^(Connection terminated|Query read timeout|Client has encountered a connection error)/.test(error.message))
    return 'lost';
  return 'other';
}

/** Gives a storage failure its AppError and passes every other error on as it is. */
export function namePostgresError(error: unknown): unknown {
  if (isAppError(error)) return error;
  switch (sortFailure(error)) {
    case 'repeat':
    case 'busy':
      return new AppError('storage.busy', { cause: error });
    case 'lost':
      return new AppError('storage.unavailable', { cause: error });
    case 'full':
      return new AppError('storage.full', { cause: error });
    case 'other':
      return error;
  }
}
