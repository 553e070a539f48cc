// The dragoman command: finds the sub-command, reads its options, prints the result or one sentence.
import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { CommandError, usageError } from './command-error.ts';
import { agreementCommand } from './commands/agreement.ts';
import { calibrateCommand } from './commands/calibrate.ts';
import { difCommand } from './commands/dif.ts';
import { matchPeopleCommand } from './commands/match-people.ts';
import { reliabilityCommand } from './commands/reliability.ts';
import { scoreCommand } from './commands/score.ts';
import { simulateCatCommand } from './commands/simulate-cat.ts';
import { translateCommand } from './commands/translate.ts';
import type { Values } from './options.ts';

const COMMANDS: readonly Command[] = [
  reliabilityCommand,
  calibrateCommand,
  scoreCommand,
  difCommand,
  agreementCommand,
  simulateCatCommand,
  translateCommand,
  matchPeopleCommand,
];

const FOOT = `CSV has a header row; empty cells, NA and . are missing. --json prints the result as JSON, --help this text.
Exit codes: 0 done, 1 the data or figures cannot be used, 2 the command was not written as it has to be.`;

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line, prints, and gives the exit code. */
export async function runMain(args: readonly string[]): Promise<number> {
  // A reader that stops early (head) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const { code, out, err } = await runCommand(args, (line) => writeOut(line));
  process.stdout.write(out);
  process.stderr.write(err);
  return code;
}

/** Waits when the reader is slower than we are. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}

/** The same without printing, except for lines that come one by one: they go to `onLine` when it is there. */
export async function runCommand(args: readonly string[], onLine?: (line: string) => Promise<void>): Promise<Outcome> {
  let out = '';
  try {
    const result = await answer(args);
    if (typeof result === 'string') return { code: 0, out: `${result}\n`, err: '' };
    for await (const line of result) {
      if (onLine) await onLine(`${line}\n`);
      else out += `${line}\n`;
    }
    return { code: 0, out, err: '' };
  } catch (error) {
    const code = error instanceof CommandError ? error.exitCode : 1;
    return { code, out, err: `dragoman: ${sentenceOf(error)}\n` };
  }
}

async function answer([name, ...rest]: readonly string[]): Promise<string | AsyncIterable<string>> {
  if (name === undefined || name === '--help' || name === 'help' || name === '-h') {
    return `${COMMANDS.map(({ usage }) => `  ${usage}`).join('\n')}\n\n${FOOT}`;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    throw usageError(`there is no command "${name}"; the commands are ${COMMANDS.map((one) => one.name).join(', ')}`);
  }
  const { values, positionals } = read(command, rest);
  if (values['help'] === true) return `  ${command.usage}\n\n${FOOT}`;
  const wanted = command.takesData === false ? 0 : 1;
  const isMissing = command.takesData === true && positionals.length === 0;
  if (isMissing || positionals.length > wanted) {
    throw usageError(
      wanted === 1 ? `one data file is needed.\n  ${command.usage}` : `no data file is taken.\n  ${command.usage}`,
    );
  }
  const result = await command.run(positionals[0] ?? '', values);
  if (result.lines !== undefined) return result.lines;
  return values['json'] === true ? JSON.stringify(result.json, null, 1) : result.text;
}

function read(command: Command, args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    return { values: values as Values, positionals };
  } catch (error) {
    const message = (error as Error).message.split(/\.\s|\n/)[0]!;
    throw usageError(`${message}.\n  ${command.usage}`);
  }
}

/** The library names argument, row and column itself; anything else is a fault of ours and says so. */
function sentenceOf(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  const isSentence =
    (error instanceof RangeError || error instanceof TypeError) && !/undefined|is not a function|Invalid/.test(message);
  if (isSentence) return message;
  return `something went wrong that should not (${message}). Please report it with the command and, if you may, the data.`;
}
