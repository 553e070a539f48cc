// The server's log: who writes into it may hand over errors and requests as they are, and nothing that a person wrote comes out.
import { pino } from 'pino';
import type { DestinationStream, LogFn, Logger, LoggerOptions } from 'pino';
import { nameError, readFrames } from './jobs/name-error.ts';

export function openLogger(level: string, destination: DestinationStream): Logger {
  const hooks: LoggerOptions['hooks'] = {
    logMethod(said, write) {
      write.apply(this, withoutMessage(said) as Parameters<LogFn>);
    },
  };
  return pino({ level, serializers: { err: describeError, req: describeRequest }, hooks }, destination);
}

/** A library that logs an error often gives its message as the line, and the log itself takes it where no line is given. */
function withoutMessage([first, ...rest]: readonly unknown[]): unknown[] {
  const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err;
  if (!(error instanceof Error)) return [first, ...rest];
  const line = rest[0] === undefined || rest[0] === error.message ? 'failed' : rest[0];
  return [first instanceof Error ? { err: first } : first, line, ...rest.slice(1)];
}

/** Messages and the fields that databases hang on to an error quote values: of a failing row PostgreSQL tells all. */
function describeError(error: unknown): object {
  return { name: nameError(error), at: readFrames(error) };
}

interface LoggedRequest {
  readonly method?: string;
  readonly routeOptions?: { readonly url?: string | undefined };
}

/** The route and not the address: what stands behind its question mark is what somebody searched for. */
function describeRequest({ method, routeOptions }: LoggedRequest): object {
  return { method, route: routeOptions?.url ?? 'none' };
}
