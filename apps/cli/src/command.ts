// What every sub-command is: its options, how it is used, and what it does.
import type { ParseArgsConfig } from 'node:util';
import type { Values } from './options.ts';

export interface CommandResult {
  /** What --json prints. */
  json: unknown;
  /** What is printed otherwise. */
  text: string;
  /** Printed one by one as they come, instead of both. */
  lines?: AsyncIterable<string>;
}

export interface Command {
  name: string;
  usage: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** False for a command without a data file; optional for one that can do without. */
  takesData: boolean | 'optional';
  run(path: string, values: Values): Promise<CommandResult>;
}
