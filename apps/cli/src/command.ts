// What every sub-command is: its options, how it is used, and what it does.
import type { ParseArgsConfig } from 'node:util';
import type { Values } from './options.ts';

export interface CommandResult {
  /** What --json prints. */
  json: unknown;
  /** What is printed otherwise. */
  text: string;
}

export interface Command {
  name: string;
  usage: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** False for a command without a data file. */
  takesData: boolean;
  run(path: string, values: Values): Promise<CommandResult>;
}
