// SQLite's result codes that a person or an operator must hear about, as errors of the platform.
import { AppError } from '@dragoman/kernel';

// Primary result codes, https://www.sqlite.org/rescode.html; the low byte of an extended code.
const BUSY = 5;
const LOCKED = 6;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** Gives a storage failure its AppError and passes every other error on as it is. */
export function nameSqliteError(error: unknown): unknown {
  const code = readResultCode(error);
  if (code === null) return error;
  switch (code & 0xff) {
    case FULL:
      return new AppError('storage.full', { cause: error });
    case BUSY:
    case LOCKED:
      return new AppError('storage.busy', { cause: error });
    case IO_ERROR:
    case CORRUPT:
    case CANNOT_OPEN:
    case NOT_A_DATABASE:
      return new AppError('storage.unavailable', { cause: error });
    default:
      return error;
  }
}

/** The extended result code of an error from node:sqlite, or null for any other error. */
export function readResultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode : null;
}
