import { describe, expect, it } from 'vitest';
import { bodyOfAnswer, isSameModule } from './answer-values.ts';
import type { AnswerValues } from './answer-values.ts';

const REF = { source: 'shipped', institutionId: null, moduleId: 'listening', version: '1.0.0' } as const;
const VALUES: AnswerValues = {
  status: 'met',
  text: ' Two trainers, certified. ',
  promise: 'delivery',
  modules: [{ ref: REF, title: 'Listening', institution: null }],
  academics: [{ id: '019a0000-0000-7000-8000-000000000001', name: 'Anna Synthetic' }],
  sessionIds: ['s1'],
};

describe('an answer to a requirement', () => {
  it('is sent by what it is tied to, not by names', () => {
    expect(bodyOfAnswer(VALUES, 3)).toEqual({
      revision: 3,
      status: 'met',
      text: 'Two trainers, certified.',
      promise: 'delivery',
      modules: [REF],
      academicIds: ['019a0000-0000-7000-8000-000000000001'],
      sessionIds: ['s1'],
    });
  });

  it('promises nothing that is not met', () => {
    expect(bodyOfAnswer({ ...VALUES, status: 'not-met' }, 0).promise).toBeNull();
    expect(bodyOfAnswer({ ...VALUES, status: 'partly' }, 0).promise).toBe('delivery');
  });

  it('knows a module in another version again', () => {
    expect(isSameModule(REF, { ...REF, version: '2.0.0' })).toBe(true);
    expect(isSameModule(REF, { ...REF, source: 'institution', institutionId: 'x' })).toBe(false);
  });
});
