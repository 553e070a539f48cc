// What logs and tables may know of an error: its name and code. Messages quote values, and values may be a person's.
import { isAppError } from '@dragoman/kernel';

/** @example nameError(new AppError('storage.full')); // 'storage.full' */
export function nameError(error: unknown): string {
  if (isAppError(error)) return error.code;
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

/** Where it was thrown: the first lines of the stack that name code, without the message above them. */
export function readFrames(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, 5);
}
