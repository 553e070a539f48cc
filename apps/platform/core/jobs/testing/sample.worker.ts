// A worker for the tests of workers.
import { AppError } from '@dragoman/kernel';

export interface SampleInput {
  readonly what: 'sum' | 'refuse' | 'fail' | 'spin' | 'grow' | 'leave';
  readonly numbers: Float64Array;
}

export function run({ what, numbers }: SampleInput): { readonly sum: number; readonly doubled: Float64Array } {
  switch (what) {
    case 'sum':
      return { sum: numbers.reduce((sum, number) => sum + number, 0), doubled: numbers.map((number) => 2 * number) };
    case 'refuse':
      throw new AppError('sample.refused', { values: { limit: 3 } });
    case 'fail':
      throw new Error('the sample failed');
    case 'spin':
      for (;;) numbers[0] = Math.sin(numbers[0] ?? 0);
    case 'grow':
      for (const kept: unknown[] = []; ;) kept.push(Array.from({ length: 1e5 }, () => ({ kept })));
    case 'leave':
      return process.exit(7);
  }
}
