import { describe, expect, it } from 'vitest';
import { summarise } from './summarise.ts';

const load = (interactiveMilliseconds: number, javascriptBytes = 1, requests = 1) => ({
  interactiveMilliseconds,
  javascriptBytes,
  requests,
});

describe('the summary of several loads', () => {
  it('gives the median with its range, whatever the order of the rounds', () => {
    expect(summarise([load(900), load(700), load(1500)]).interactive).toEqual({ median: 900, low: 700, high: 1500 });
    expect(summarise([load(4), load(1), load(3), load(2)]).interactive.median).toBe(2.5);
  });

  it('counts the largest load, so that no round hides a file', () => {
    expect(summarise([load(1, 40_000, 9), load(1, 46_000, 8)])).toMatchObject({ javascriptBytes: 46_000, requests: 9 });
  });

  it('refuses to say anything about nothing', () => {
    expect(() => summarise([])).toThrow(RangeError);
  });
});
