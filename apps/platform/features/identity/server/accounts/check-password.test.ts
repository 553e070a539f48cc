import { describe, expect, it } from 'vitest';
import { isGuessable } from './check-password.ts';

const aino = { name: 'Aino Virta', email: 'aino.virta@yliopisto.fi' };

describe('a new password', () => {
  it.each([
    'password123',
    'Password123!',
    'P4ssw0rd2026',
    'p@ssword!!!',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'QWERTYUIOP12',
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabc',
    '123123123123',
    'abcdefghijk',
    'Summer2026!',
    'welcome-2026',
    'Salasana123',
    '1q2w3e4r5t',
    '123password123',
    'dragoman2026',
    'AinoVirta1990',
    'aino.virta@yliopisto.fi',
    'yliopisto2026',
    '2026-11-22',
    'p a s s w o r d 1',
  ])('is refused when it is as easily guessed as %s', (password) => {
    expect(isGuessable(password, aino)).toBe(true);
  });

  it.each([
    'mustikkapiirakka ja kahvi',
    'tRk8vW!q0zLp',
    'correct staple horse',
    'aino likes thirteen pears',
    'kolme punaista ovea 7',
    'żółwie lubią deszcz',
  ])('is taken when it is as hard to guess as %s', (password) => {
    expect(isGuessable(password, aino)).toBe(false);
  });
});
