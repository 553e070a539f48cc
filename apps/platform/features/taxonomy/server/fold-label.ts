// A label as it is searched for: small letters, without accents and marks, one space between words.

/** @example foldLabel('  Elintarvike-Hygienia '); // 'elintarvike hygienia' */
export function foldLabel(label: string): string {
  return label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
