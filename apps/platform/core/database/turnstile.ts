// Lets one user at a time through to a connection, in the order they came.

export interface Turnstile {
  /** Resolves when it is the caller's turn. */
  enter(): Promise<void>;
  leave(): void;
}

export function createTurnstile(): Turnstile {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  return {
    enter: () => {
      if (!isTaken) {
        isTaken = true;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave: () => {
      const next = waiting.shift();
      if (next) next();
      else isTaken = false;
    },
  };
}
