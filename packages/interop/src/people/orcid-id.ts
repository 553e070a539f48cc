// The identifier of a person at ORCID: sixteen digits of which the last checks the others (ISO/IEC 7064 mod 11-2).

/**
 * The bare identifier, from an address or as it is; null when it is none or its check digit is wrong.
 *
 * @example
 * orcidOf('https://orcid.org/0000-0002-1825-0097'); // '0000-0002-1825-0097'
 */
export function orcidOf(written: string): string | null {
  const bare = /(?:^|\/)(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/.exec(written.trim().toUpperCase())?.[1];
  if (bare === undefined) return null;
  const digits = bare.replaceAll('-', '');
  return checkDigitOf(digits.slice(0, 15)) === digits[15] ? bare : null;
}

/** The check digit of the first fifteen digits. */
export function checkDigitOf(digits: string): string {
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const rest = (12 - (total % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}
