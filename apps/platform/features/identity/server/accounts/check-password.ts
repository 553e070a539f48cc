// Whether a new password would be among the first tries of somebody who guesses. Length is the contract's business.
import { AppError } from '@dragoman/kernel';
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords.ts';

/** Rows and runs whose parts, forwards and backwards, are no secret. */
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyzåäö',
  'qwertyuiopåasdfghjklöäzxcvbnm',
  'qwertzuiopüasdfghjklöäyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
];
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Throws `password.too-common`. `about`: the person's own name and address, which are no secrets either. */
export function checkPassword(password: string, about: { readonly name: string; readonly email: string }): void {
  if (isGuessable(password, about)) throw new AppError('password.too-common');
}

export function isGuessable(password: string, about: { readonly name: string; readonly email: string }): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (new Set(text).size < 4) return true;
  const plain = text.replaceAll(/[\s._-]/g, '');
  if (COMMON_PASSWORDS.has(text) || COMMON_PASSWORDS.has(plain)) return true;
  return [text, plain, unmask(text), unmask(plain)].some((each) => {
    const word = each.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
    // Digits and signs alone are dates and telephone numbers.
    if (word === '') return plain.length < 16 || isRunOrRepetition(plain);
    return COMMON_WORDS.has(word) || isRunOrRepetition(word) || isOwn(word, about);
  });
}

/** `p4ssw0rd` → `password`; digits at the end stay digits, because there they are a number. */
function unmask(text: string): string {
  const end = /[\d!@$]*$/.exec(text)?.[0] ?? '';
  const body = text.slice(0, text.length - end.length);
  return [...body].map((letter) => LOOKALIKES[letter] ?? letter).join('') + end;
}

function isRunOrRepetition(text: string): boolean {
  if (text.length >= 4 && RUNS.some((run) => run.includes(text) || run.includes([...text].toReversed().join(''))))
    return true;
  for (let size = 1; size <= text.length / 2 && size <= 6; size += 1) {
    if (
      text ===
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length)
    )
      return true;
  }
  return false;
}

function isOwn(word: string, { name, email }: { readonly name: string; readonly email: string }): boolean {
  const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  const [local = '', domain = ''] = email.split('@');
  const own = [letters(name), letters(local), letters(email), letters(domain), letters(domain.split('.')[0] ?? '')];
  return own.includes(letters(word));
}
