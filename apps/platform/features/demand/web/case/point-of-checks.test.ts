import { describe, expect, it } from 'vitest';
import { pointOfChecks } from './point-of-checks.ts';

describe('the five questions of the gate', () => {
  it('point away from training when people could do it if they had to', () => {
    expect(pointOfChecks(['yes', 'yes', 'yes', 'yes', 'yes'])).toBe('not-training');
  });

  it('point to training when they cannot, and nothing else stands in the way', () => {
    expect(pointOfChecks(['no', 'yes', 'yes', 'yes', 'yes'])).toBe('training');
    expect(pointOfChecks(['not-known', 'yes', 'yes', 'yes', 'yes'])).toBe('training');
  });

  it('point to training and more when something else stands in the way, too', () => {
    expect(pointOfChecks(['no', 'no', 'yes', 'yes', 'yes'])).toBe('partly');
    expect(pointOfChecks(['no', 'yes', 'yes', 'no', 'yes'])).toBe('partly');
  });

  it('say nothing when too little is known', () => {
    expect(pointOfChecks(['not-known', 'not-known', 'not-known', 'yes', 'yes'])).toBe('unknown');
    expect(pointOfChecks(['not-known', 'yes', 'yes', 'yes', 'no'])).toBe('unknown');
  });
});
