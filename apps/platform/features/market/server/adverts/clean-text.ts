// The words of an advert without markup, and without what names a person to write to: the watch is about skills.

const BLOCK = /<\/?(p|div|li|ul|ol|br|h[1-6]|tr|td|section|article)\b[^>]*>/gi;
const TAG = /<[a-z/!][^>]*>/gi;
const UNSEEN = /<(script|style)\b[\s\S]*?<\/\1>/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ' };
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
/** Seven digits and more, as telephones are written; amounts and years are shorter. */
const TELEPHONE = /(?<![\p{L}\p{N}])\+?\d[\d ()/-]{6,}\d(?![\p{L}\p{N}])/gu;

export function cleanText(text: string): string {
  return text
    .replaceAll(UNSEEN, ' ')
    .replaceAll(BLOCK, '\n')
    .replaceAll(TAG, ' ')
    .replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => readEntity(name) ?? whole)
    .replaceAll(MAIL, '')
    .replaceAll(TELEPHONE, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function readEntity(name: string): string | null {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 32 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
}
