// The one password of all synthetic accounts, from the installation's own randomness: written nowhere, the same at every start.
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';

/** 32 letters and digits that are not mistaken for one another on a screen: five bits each. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const LETTERS = 16;

/** Sixteen letters in groups of four: 80 bits. */
export function demonstrationPassword(keys: InstallationKeys): string {
  const bytes = keys.mac('demonstration password', '');
  const letters = Array.from({ length: LETTERS }, (_, index) => ALPHABET[bytes[index]! % ALPHABET.length]!).join('');
  return letters.match(/.{4}/g)!.join('-');
}
