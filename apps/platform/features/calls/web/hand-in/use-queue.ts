// Changes go out one after the other, in the order they were made: a quick hand that ticks three lines loses none of them.
import { useRef, useState } from 'preact/hooks';
import { toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';

export interface Queue {
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  /** Gives true when it succeeded. */
  add(action: () => Promise<void>): Promise<boolean>;
}

export function useQueue(): Queue {
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return {
    isBusy: waiting > 0,
    problem,
    add(action) {
      setWaiting((count) => count + 1);
      setProblem(null);
      const done = last.current
        .then(action)
        .then(
          () => true,
          (error: unknown) => {
            setProblem(toProblem(error));
            return false;
          },
        )
        .finally(() => setWaiting((count) => count - 1));
      last.current = done;
      return done;
    },
  };
}
