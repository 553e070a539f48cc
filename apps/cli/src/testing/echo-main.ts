// Stands in for the command where only its launcher is tested: prints its arguments and ends with 7.

export function runMain(args: readonly string[]): Promise<number> {
  process.stdout.write(`${args.join('|')}\n`);
  return Promise.resolve(7);
}
