import { describe, expect, it } from 'vitest';
import { readWishes } from './condition.ts';
import { percentile } from './percentile.ts';

describe('the wishes on the command line', () => {
  it('are every engine, sync and number of takers when nothing is said, and 500 takers also at a pace', () => {
    const { conditions } = readWishes([]);
    expect(conditions).toHaveLength(12);
    expect(conditions.filter((each) => each.thinkSeconds > 0).every((each) => each.takers === 500)).toBe(true);
  });

  it('can be narrowed to one condition', () => {
    const { conditions } = readWishes([
      '--takers',
      '20',
      '--engine',
      'sqlite',
      '--sync',
      '0',
      '--seconds',
      '3',
      '--think',
      '1',
    ]);
    expect(conditions).toEqual([{ engine: 'sqlite', syncMilliseconds: 0, takers: 20, thinkSeconds: 1, seconds: 3 }]);
  });

  it.each([
    ['--takers', '0'],
    ['--takers', 'many'],
    ['--engine', 'oracle'],
    ['--sync', ''],
    ['--seconds', '-1'],
  ])('are refused when %s is %s', (name, value) => {
    expect(() => readWishes([name, value])).toThrow(name);
  });
});

describe('a percentile', () => {
  it('is a duration that occurred, by nearest rank', () => {
    const sorted = Array.from({ length: 200 }, (_, index) => index + 1);
    expect([percentile(sorted, 50), percentile(sorted, 99), percentile(sorted, 100)]).toEqual([100, 198, 200]);
    expect(percentile([7], 99)).toBe(7);
    expect(percentile([], 99)).toBeNaN();
  });
});
