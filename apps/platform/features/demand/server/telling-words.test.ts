import { describe, expect, it } from 'vitest';
import { likenessTo, tellingWords } from './telling-words.ts';

const NEED = 'Twelve service engineers must diagnose faults remotely from log data before the summer.';

describe('cases that look alike', () => {
  it('are known by words that tell something, in any case and ending', () => {
    expect([...tellingWords('The Trainings, and the training')]).toEqual(['trainin']);
    expect(tellingWords('of to in a').size).toBe(0);
  });

  it('have the same text wholly, whatever was added round it', () => {
    expect(likenessTo(NEED, [`Hello again, as I wrote: ${NEED} Best wishes`])).toEqual([1]);
  });

  it('do not come from words that most cases have', () => {
    const polite = (own: string): string => `Dear colleagues, could the university please offer training about ${own}?`;
    const others = ['batteries', 'welding', 'contracts', 'pensions', 'fisheries'].map(polite);
    for (const likeness of likenessTo(polite('robotics'), others)) expect(likeness).toBe(0);
  });

  it('say nothing about an empty text', () => {
    expect(likenessTo('', [NEED])).toEqual([0]);
    expect(likenessTo(NEED, [''])).toEqual([0]);
  });
});
