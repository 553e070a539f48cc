// Every refusal as RFC 9457 problem JSON: one table from code to status, one mapper from anything thrown.
import { isAppError } from '@dragoman/kernel';

/** Codes that belong to no feature. Features add theirs in their own `errors.ts`. */
export const coreErrors = {
  'request.invalid': 400,
  'request.not-json': 400,
  'request.bad-address': 400,
  'request.foreign-origin': 403,
  'request.too-large': 413,
  'request.wrong-type': 415,
  'request.too-many': 429,
  'idempotency.key-missing': 400,
  'idempotency.other-body': 422,
  'text.not-storable': 400,
  'session.needed': 401,
  'session.two-factor-needed': 403,
  'route.forbidden': 403,
  'route.not-found': 404,
  'storage.full': 507,
  'storage.busy': 503,
  'storage.unavailable': 503,
  'server.overloaded': 503,
  'server.stopping': 503,
  'server.failed': 500,
} as const satisfies Readonly<Record<string, number>>;

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Where in the request, for `request.invalid`: JSON paths with the code of what is wrong. */
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly instance?: string;
}

export type StatusTable = Readonly<Record<string, number>>;
export type Sentence = (code: string, values: Readonly<Record<string, string | number>>) => string;

/** Codes of the HTTP library, turned into ours. */
const LIBRARY_CODES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.wrong-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.not-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.invalid',
  FST_ERR_BAD_URL: 'request.bad-address',
  FST_ERR_VALIDATION: 'request.invalid',
  FST_UNDER_PRESSURE: 'server.overloaded',
};

interface Thrown {
  readonly code?: unknown;
  readonly statusCode?: unknown;
  readonly validation?: readonly {
    readonly instancePath?: string;
    readonly keyword?: string;
    readonly message?: string;
  }[];
  readonly name?: unknown;
}

/**
 * Makes the problem for anything thrown. What is not an expected failure becomes `server.failed` and tells the caller nothing
 * about its cause; the caller of this function logs it.
 */
export function toProblem(error: unknown, statuses: StatusTable, sentence: Sentence, instance?: string): Problem {
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as Thrown;
  const code = codeOf(error, thrown, statuses);
  const values = isAppError(error) ? error.values : {};
  const errors = thrown.validation?.map((issue) => ({
    path: issue.instancePath ?? '',
    code:
      issue.message?.includes('.') === true && !issue.message.includes(' ')
        ? issue.message
        : (issue.keyword ?? 'invalid'),
  }));
  return {
    type: `urn:dragoman:problem:${code}`,
    title: code,
    status: statuses[code] ?? 500,
    code,
    detail: sentence(code, values),
    values,
    ...(errors === undefined ? {} : { errors }),
    ...(instance === undefined ? {} : { instance }),
  };
}

function codeOf(error: unknown, thrown: Thrown, statuses: StatusTable): string {
  if (isAppError(error)) return error.code in statuses ? error.code : 'server.failed';
  if (typeof thrown.code === 'string' && thrown.code in LIBRARY_CODES) return LIBRARY_CODES[thrown.code]!;
  if (thrown.name === 'SyntaxError' && thrown.statusCode === 400) return 'request.not-json';
  if (thrown.statusCode === 413) return 'request.too-large';
  if (typeof thrown.statusCode === 'number' && thrown.statusCode >= 400 && thrown.statusCode < 500)
    return 'request.invalid';
  return 'server.failed';
}
