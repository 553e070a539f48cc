import { describe, expect, it } from 'vitest';
import { fixedClock } from './clock.ts';
import { createIdMaker, isUuid } from './ids.ts';
import { seededRandom } from './random.ts';

describe('ids', () => {
  it('are version 7 UUIDs that carry the clock in their first 48 bits', () => {
    const clock = fixedClock('2026-11-21T10:00:00.000Z');
    const id = createIdMaker(clock, seededRandom(1))();
    expect(isUuid(id)).toBe(true);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(clock.now());
    expect(id[14]).toBe('7');
  });

  it('keep their order within a millisecond and when the clock jumps back an hour', () => {
    const clock = fixedClock('2026-11-21T10:00:00.000Z');
    const makeId = createIdMaker(clock, seededRandom(2));
    const ids = Array.from({ length: 5000 }, makeId);
    clock.advance(-3_600_000);
    ids.push(...Array.from({ length: 5000 }, makeId));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(10_000);
  });
});
