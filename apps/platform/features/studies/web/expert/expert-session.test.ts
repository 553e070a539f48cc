import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../../web/api/problem.ts';
import type { AcceptedExpertAnswers, ExpertAnswer, ExpertState } from '../../contract.ts';
import { createExpertSession } from './expert-session.ts';

const STATE = { status: 'open', items: [], answered: [] } as unknown as ExpertState;
const lost = () => new ProblemError({ code: 'network.lost', values: {}, status: 0, retryAfter: null });

/** A server that loses the first `failures` requests, and a clock that waits for the test. */
function start(failures = 0, status: AcceptedExpertAnswers['status'] = 'open') {
  const sent: ExpertAnswer[][] = [];
  const waits: (() => void)[] = [];
  let left = failures;
  const session = createExpertSession({
    read: async () => STATE,
    answer: async (answers) => {
      if (left > 0) {
        left -= 1;
        throw lost();
      }
      sent.push([...answers]);
      return { saved: [], refused: [], status };
    },
    handIn: async () => ({ ...STATE, status: 'handed-in' }),
    wait: (_milliseconds, then) => {
      waits.push(then);
      return () => {};
    },
  });
  return { session, sent, waits };
}

describe('answers of an expert', () => {
  it('are sent one by one, each change with a higher revision, and the same answer not twice', async () => {
    const { session, sent } = start();
    await session.open();
    session.answer('a', { relevance: 3 });
    session.answer('a', { relevance: 3 });
    session.answer('a', { relevance: 4 });
    session.answer('a', { remark: 'synthetic' });
    await session.sendNow();
    await session.sendNow();
    expect(sent.flat().map(({ revision, value }) => [revision, value])).toEqual([
      [1, { relevance: 3 }],
      [2, { relevance: 4 }],
      [1, { remark: 'synthetic' }],
    ]);
    expect(session.saveState.value).toBe('saved');
    expect(session.state.value!.answered).toHaveLength(2);
  });

  it('wait while the network is away and go out when it is back, none lost', async () => {
    const { session, sent, waits } = start(2);
    await session.open();
    session.answer('a', { relevance: 3 });
    await session.sendNow();
    expect(session.saveState.value).toBe('waiting');
    session.answer('b', { relevance: 2 });
    await session.sendNow();
    expect(sent).toEqual([]);
    waits.at(-1)!();
    await session.sendNow();
    expect(sent.flat().map(({ item }) => item)).toEqual(['a', 'b']);
    expect(session.saveState.value).toBe('saved');
  });

  it('end when the study has closed meanwhile', async () => {
    const { session } = start(0, 'closed');
    await session.open();
    session.answer('a', { relevance: 3 });
    await session.sendNow();
    expect(session.state.value!.status).toBe('closed');
  });
});
