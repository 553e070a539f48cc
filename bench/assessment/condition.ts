// What is measured: the conditions of a run, read from the command line.
import { parseArgs } from 'node:util';

export interface Condition {
  readonly engine: 'sqlite' | 'postgres';
  /** Added to each sync to disk; 0 leaves the disk as it is. */
  readonly syncMilliseconds: number;
  readonly takers: number;
  /** Mean pause of a taker between a reply and the next answer; 0 for none. */
  readonly thinkSeconds: number;
  readonly seconds: number;
}

export interface Wishes {
  readonly conditions: readonly Condition[];
  readonly isJson: boolean;
  /** Folder for CPU profiles of the server. */
  readonly profileFolder: string | null;
}

/** One answer of each of 500 takers in 2.5 s is an offered load of 200 answers a second. */
const PACED_THINK_SECONDS = 2.5;

/**
 * Reads `--takers 50,500 --seconds 15 --engine sqlite,postgres --sync 0,5 --think 0,2.5 --json --profile folder`.
 * Without `--think` the takers answer without a pause, and where there are 500 or more also at a pace.
 */
export function readWishes(args: readonly string[]): Wishes {
  const { values } = parseArgs({
    args: [...args],
    options: {
      takers: { type: 'string', default: '50,500' },
      seconds: { type: 'string', default: '15' },
      engine: { type: 'string', default: 'sqlite,postgres' },
      sync: { type: 'string', default: '0,5' },
      think: { type: 'string' },
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const seconds = readNumbers('--seconds', values.seconds, 1)[0]!;
  const engines = values.engine.split(',').map((name): Condition['engine'] => {
    if (name !== 'sqlite' && name !== 'postgres') throw new RangeError('--engine takes sqlite, postgres or both');
    return name;
  });
  const conditions = readNumbers('--sync', values.sync, 0).flatMap((syncMilliseconds) =>
    engines.flatMap((engine) =>
      readNumbers('--takers', values.takers, 1).flatMap((takers) =>
        thinkTimes(values.think, takers).map((thinkSeconds) => ({
          engine,
          syncMilliseconds,
          takers,
          thinkSeconds,
          seconds,
        })),
      ),
    ),
  );
  return { conditions, isJson: values.json, profileFolder: values.profile ?? null };
}

function thinkTimes(wanted: string | undefined, takers: number): number[] {
  if (wanted !== undefined) return readNumbers('--think', wanted, 0);
  return takers >= 500 ? [0, PACED_THINK_SECONDS] : [0];
}

function readNumbers(name: string, text: string, least: number): number[] {
  return text.split(',').map((part) => {
    const number = Number(part);
    if (!(number >= least) || part.trim() === '') throw new RangeError(`${name} takes numbers, ${least} or more`);
    return number;
  });
}
