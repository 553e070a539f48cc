// An end of the command that a sentence explains.

/** 1: the data or figures cannot be used; 2: the command was not written as it has to be. */
export type ExitCode = 1 | 2;

export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Wrong use of the command. */
export function usageError(message: string): CommandError {
  return new CommandError(message, 2);
}
