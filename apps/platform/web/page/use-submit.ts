// Something sent to the server by a click: busy, done, or a problem in words.
import { useState } from 'preact/hooks';
import { toProblem } from '../api/problem.ts';
import type { Problem } from '../api/problem.ts';

export interface Submit {
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  /** Runs one action at a time; a second call while one is under way does nothing. Gives true when it succeeded. */
  run(action: () => Promise<unknown>): Promise<boolean>;
}

export function useSubmit(): Submit {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    isBusy,
    problem,
    async run(action) {
      if (isBusy) return false;
      setBusy(true);
      setProblem(null);
      try {
        await action();
        return true;
      } catch (error) {
        setProblem(toProblem(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
