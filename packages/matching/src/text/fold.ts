// Accents folded and letters made small, so that "Pérez", "Wärme" and "łódź" meet their plain spellings.

const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const MARKS = /\p{M}+/gu;
const SPECIAL = /[łøæœßđðþı]/g;
const ASCII = /^[\u0000-\u007f]*$/; // oxlint-disable-line no-control-regex -- the plain range, where nothing is to fold

export function fold(text: string): string {
  const small = text.toLowerCase();
  if (ASCII.test(small)) return small;
  return small
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => PLAIN[letter]!);
}
