import { describe, expect, it } from 'vitest';
import type { SkillCalibration } from '../contract.ts';
import { settledAfter } from './accept-run.ts';

const item = (id: string, isSettled: boolean, isPilot = false): SkillCalibration['items'][number] => ({
  id,
  isPilot,
  n: 300,
  discrimination: 1,
  discriminationError: 0.1,
  thresholds: [],
  thresholdErrors: [],
  before: { discrimination: 1, thresholds: [] },
  isSettled,
});
const skill = (...items: SkillCalibration['items']): SkillCalibration =>
  ({ skill: 'asking', status: 'estimated', items }) as unknown as SkillCalibration;

describe('the statements that count as measured after a calibration', () => {
  it('are those that it settled, and earlier ones that it did not fit anew', () => {
    const before = new Set(['kept', 'shaken']);
    const fitted = [skill(item('fresh', true), item('shaken', false)), skill(item('tried-out', true, true))];
    expect(settledAfter(before, fitted)).toEqual(['fresh', 'kept']);
  });
});
