import { AppError } from '@dragoman/kernel';
import { describe, expect, it } from 'vitest';
import { nameError, readFrames } from './name-error.ts';

describe('what logs may know of an error', () => {
  it('is its name and code, not what it quotes', () => {
    expect(nameError(new AppError('storage.full'))).toBe('storage.full');
    expect(nameError(Object.assign(new TypeError('canary@example.org'), { code: 'EENVELOPE' }))).toBe(
      'TypeError EENVELOPE',
    );
    expect(nameError('canary@example.org')).toBe('string');
  });

  it('is where it was thrown, even when its message looks like a place', () => {
    const frames = readFrames(new Error('first line\nat canary (who said so)'));
    expect(frames[0]).toContain('name-error.test.ts');
    expect(frames.join()).not.toContain('canary');
    expect(readFrames(null)).toEqual([]);
  });
});
