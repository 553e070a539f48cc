// The one error of use cases: an expected failure with a code that has a sentence in every language.

export interface AppErrorOptions {
  /** Values for the sentence, for example `{ limit: 32 }`. Never personal data. */
  readonly values?: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

/** Thrown by use cases; mapped to an HTTP status and a message in one table, see the platform's `core/http/problem.ts`. */
export class AppError extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: string, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.values = options.values ?? {};
  }
}

/** Narrows an unknown thrown value to an `AppError`, optionally with one code. */
export function isAppError(error: unknown, code?: string): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
