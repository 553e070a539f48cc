// A small server for tests of the runner: synthetic items, answers kept once by key, a network that can fail in both directions.
import { ProblemError } from '../../../../web/api/problem.ts';
import type { AcceptedAnswers, AnswerEvent, AnswersBody, FinishBody, RunnerState, ShownItem } from '../../contract.ts';
import { LOOK_AHEAD } from '../../limits.ts';

const CATEGORIES = { en: ['Never', 'Once', 'Half', 'Most', 'Always'] };

/** A synthetic statement; every third is a scenario with three options. */
export function inventItem(index: number): ShownItem {
  const base = {
    itemId: `item-${index}`,
    lead: { en: 'In the last six months' },
    text: { en: `Synthetic text ${index}` },
    categories: CATEGORIES,
  };
  if (index % 3 !== 2) return { kind: 'statement', ...base };
  return { kind: 'scenario', ...base, options: ['a', 'b', 'c'].map((id) => ({ id, text: { en: `Option ${id}` } })) };
}

export type Weather = 'fine' | 'request-lost' | 'reply-lost';

export interface InventedServer {
  /** What happens to each request; asked once a request. */
  weather: () => Weather;
  /** Everything stored, in the order of arrival. */
  readonly stored: AnswerEvent[];
  readonly requests: { count: number };
  status: RunnerState['status'];
  read(): Promise<RunnerState>;
  answer(body: AnswersBody): Promise<AcceptedAnswers>;
  finish(body: FinishBody): Promise<RunnerState>;
}

export function inventServer(length: number): InventedServer {
  const items = Array.from({ length }, (_, index) => inventItem(index));
  const stored: AnswerEvent[] = [];
  const requests = { count: 0 };

  const counting = (): Map<string, AnswerEvent> => {
    const best = new Map<string, AnswerEvent>();
    for (const event of stored) {
      const held = best.get(event.itemId);
      if (held === undefined || event.revision >= held.revision) best.set(event.itemId, event);
    }
    return best;
  };

  const stateFor = (holds: readonly string[]): RunnerState => {
    const answers = counting();
    // A little adaptive: what comes next depends on how many high answers there are.
    const high = [...answers.values()].filter((event) => 'category' in event.value && event.value.category > 2).length;
    const open = items.filter((item) => !answers.has(item.itemId)).map((item) => item.itemId);
    const turned = open.length === 0 ? [] : [...open.slice(high % open.length), ...open.slice(0, high % open.length)];
    const [next = null, ...rest] = server.status === 'open' ? turned : [];
    const ahead = rest.slice(0, LOOK_AHEAD);
    const named = new Set([...answers.keys(), ...(next === null ? [] : [next]), ...ahead]);
    return {
      attemptId: '00000000-0000-7000-8000-000000000001',
      status: server.status,
      form: 'full',
      language: 'en',
      roleProfile: 'kt-professional',
      stage: 'entry',
      next,
      ahead,
      answered: [...answers.values()].map(({ itemId, value, revision }) => ({ itemId, value, revision })),
      items: items.filter((item) => named.has(item.itemId) && !holds.includes(item.itemId)),
      precision: [],
      minutesLeft: { low: 1, high: 2 },
      stop: next === null ? { reason: 'bank-exhausted', settledSkills: 0, skills: 0 } : null,
      expiresAt: '2027-01-01T00:00:00.000Z',
    };
  };

  const travel = async <Value>(work: () => Value): Promise<Value> => {
    requests.count += 1;
    const weather = server.weather();
    await Promise.resolve();
    if (weather === 'request-lost') throw lost();
    const value = work();
    await Promise.resolve();
    if (weather === 'reply-lost') throw lost();
    return value;
  };

  const server: InventedServer = {
    weather: () => 'fine',
    stored,
    requests,
    status: 'open',
    read: () => travel(() => stateFor([])),
    answer: (body) =>
      travel(() => {
        const refused: { key: string; code: string }[] = [];
        for (const event of body.answers) {
          if (stored.some((held) => held.key === event.key)) continue;
          if (server.status === 'open') stored.push(event);
          else refused.push({ key: event.key, code: 'answer.attempt-closed' });
        }
        const acknowledged = body.answers
          .map((event) => event.key)
          .filter((key) => stored.some((held) => held.key === key));
        return { acknowledged, refused, state: stateFor(body.holds) };
      }),
    finish: (body) =>
      travel(() => {
        const held = counting().size;
        if (held < body.answered) {
          throw new ProblemError({
            code: 'assessment.answers-missing',
            values: { held },
            status: 409,
            retryAfter: null,
          });
        }
        server.status = 'finished';
        return stateFor([]);
      }),
  };
  return server;
}

function lost(): ProblemError {
  return new ProblemError({ code: 'network.lost', values: {}, status: 0, retryAfter: null });
}
