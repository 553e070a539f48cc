// A reason not to start, said in one sentence to whoever starts the server.

/** Thrown while starting. Its message is a whole sentence for the terminal: what is wrong and what to do. */
export class StartRefusal extends Error {
  constructor(sentence: string, options: { readonly cause?: unknown } = {}) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'StartRefusal';
  }
}
