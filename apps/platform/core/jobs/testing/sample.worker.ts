// A worker for the tests of workers.
import { AppError } from '@dragoman/kernel';
import type { ReportProgress } from '../run-in-worker.ts';

export interface SampleInput {
  readonly what: 'sum' | 'count' | 'refuse' | 'fail' | 'spin' | 'grow' | 'parse' | 'join' | 'leave' | 'settings';
  readonly numbers: Float64Array;
}

export function run(
  { what, numbers }: SampleInput,
  report: ReportProgress,
): { readonly sum: number; readonly doubled: Float64Array } {
  switch (what) {
    case 'sum':
      return { sum: numbers.reduce((sum, number) => sum + number, 0), doubled: numbers.map((number) => 2 * number) };
    case 'count':
      for (let step = 0; step <= 1000; step += 1) report(step / 1000);
      return { sum: 0, doubled: numbers };
    case 'settings':
      return { sum: process.env['SYNTHETIC_SECRET'] === undefined ? 0 : 1, doubled: numbers };
    case 'refuse':
      throw new AppError('sample.refused', { values: { limit: 3 } });
    case 'fail':
      throw new Error('the sample failed');
    case 'spin':
      for (;;) numbers[0] = Math.sin(numbers[0] ?? 0);
    case 'grow':
      for (const kept: unknown[] = []; ;) kept.push(Array.from({ length: 1e5 }, () => ({ kept })));
    // What is parsed and what is joined grow in leaps, which no warning goes before.
    case 'parse':
      for (const kept: unknown[] = []; ;) kept.push(JSON.parse(`[${'{"a":[1,2,3],"b":"c"},'.repeat(5000)}0]`));
    case 'join':
      for (let kept = ['x']; ;) kept = kept.concat(kept);
    case 'leave':
      return process.exit(7);
  }
}
