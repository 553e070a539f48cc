import { describe, expect, it } from 'vitest';
import { readMarket, writeAdverts } from './hold-market.ts';

const TODAY = Date.parse('2026-11-21T10:00:00Z');

describe('the synthetic job market', () => {
  const plan = readMarket();
  const lines = writeAdverts(plan, TODAY).split('\n');
  const adverts = lines.map((line) => JSON.parse(line) as { employer: string; text: string; date: string });

  it('has as many adverts as its file says, none of a day to come, over its months', () => {
    expect(adverts).toHaveLength(plan.adverts);
    const months = new Set(adverts.map(({ date }) => date.slice(0, 7)));
    expect(months.size).toBe(plan.months);
    expect([...months].toSorted().at(-1)).toBe('2026-10');
  });

  it('names every employer as synthetic', () => {
    expect(adverts.every(({ employer }) => employer.startsWith('Synthetic'))).toBe(true);
  });

  it('is the same drawn twice, and holds the unknown technology', () => {
    expect(writeAdverts(plan, TODAY).split('\n')).toEqual(lines);
    expect(adverts.filter(({ text }) => text.includes(plan.newTerm)).length).toBeGreaterThan(50);
  });
});
