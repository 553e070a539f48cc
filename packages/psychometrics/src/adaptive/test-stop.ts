// Whether a test ends, and why.
import type { TestState } from './test-state.ts';
import type { TestStopReason } from './test-types.ts';

/** The first stop rule that is met, or null. */
export function testStop(state: TestState): TestStopReason | null {
  const { stop } = state.policy;
  const answered = state.answeredItems.length;
  if (stop.maximum !== undefined && answered >= stop.maximum) {
    return { code: 'maximum', numbers: { answered, maximum: stop.maximum } };
  }
  if (stop.seconds !== undefined && state.seconds >= stop.seconds) {
    return { code: 'seconds', numbers: { seconds: state.seconds, limit: stop.seconds } };
  }
  const error = state.standardError;
  if (answered < (stop.minimum ?? 0) || error === null || answered === 0) return null;
  if (stop.standardError !== undefined && error <= stop.standardError) {
    return { code: 'standard-error', numbers: { standardError: error, limit: stop.standardError } };
  }
  if (stop.change !== undefined && state.errorBefore !== null) {
    const change = Math.abs(state.errorBefore - error);
    if (change < stop.change) return { code: 'change', numbers: { change, limit: stop.change } };
  }
  return null;
}
