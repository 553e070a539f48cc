// What core needs of a logger: the shape of Fastify's own, so that the server's logger can be handed in as it is.

type Write = (details: object, message?: string) => void;

/** Never given names, addresses, answers or keys: ids, counts, durations and codes only. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

const say: Write = () => {};

/** Keeps everything to itself; for tests and commands that print their own lines. */
export const silentLog: Log = { debug: say, info: say, warn: say, error: say };
