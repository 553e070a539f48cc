// What went wrong with a request, in one shape: a refusal of the server with its code, or no answer at all.

export interface Problem {
  /** The server's code, or one of ours: `network.lost`, `reply.unreadable`. */
  readonly code: string;
  /** Values for the sentence. */
  readonly values: Readonly<Record<string, string | number>>;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Seconds to wait that the server asks for. */
  readonly retryAfter: number | null;
}

/** Thrown by every call of the API. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.code, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** True when nothing came back: the request may or may not have arrived. */
export function isNetworkLoss(problem: Problem): boolean {
  return problem.status === 0;
}

/** True when the same request may succeed later without any change. */
export function isPassing(problem: Problem): boolean {
  return isNetworkLoss(problem) || problem.status === 429 || problem.status >= 500;
}

/** The problem behind anything thrown. What is no refusal is a fault of ours. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { code: 'page.failed', values: {}, status: -1, retryAfter: null };
}

/** Reads a refusal: RFC 9457 problem JSON with our `code` and `values`, or whatever a proxy put in its place. */
export async function readProblem(reply: Response): Promise<Problem> {
  const retryAfter = Number.parseInt(reply.headers.get('Retry-After') ?? '', 10);
  const rest = { status: reply.status, retryAfter: Number.isFinite(retryAfter) ? retryAfter : null };
  try {
    const body: unknown = await reply.json();
    if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
      return { code: body.code, values: plainValues('values' in body ? body.values : null), ...rest };
    }
  } catch {
    // Not JSON: a proxy's page or an empty body. The status is all there is.
  }
  return { code: 'reply.unreadable', values: {}, ...rest };
}

function plainValues(values: unknown): Readonly<Record<string, string | number>> {
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );
}
