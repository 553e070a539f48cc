// Lots of a call: "Lot 1: Negotiation", "Osa 2", "Lotto 1", "Część nr 3", "Perceel 1", and where a sentence speaks of one of them.

const NUMBER = '(?:no\\.?|nr\\.?|n\\.|numero)?\\s{0,2}(\\d{1,2}|[A-H])(?![\\p{L}\\p{N}]|[.,]\\d)';
/** Each stem is one way of naming parts; inflected forms of it name the same part. */
const STEMS: readonly (readonly [string, string])[] = [
  ['lot', 'lots?|lott[oi]'],
  ['topic', 'topics?'],
  ['strand', 'strands?'],
  ['osa', 'os(?:a|an|assa|asta|aan|alla|alta|alle|ien|issa)'],
  ['osa-alue', 'osa-alue\\p{L}{0,4}'],
  ['teema', 'teem(?:a|an|assa|asta|aan|alla|alle)'],
  ['część', 'część|części|częścią'],
  ['zadanie', 'zadani(?:e|a|u|em)'],
  ['pakiet', 'pakiet(?:u|em|cie)?'],
  ['perceel', 'perceel|percelen'],
];
const MENTION = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${STEMS.map(([, forms]) => `(${forms})`).join('|')})\\s{1,2}${NUMBER}`,
  'giu',
);
const LINE = new RegExp(
  `^(?:[-–—*•]\\s+)?(?:${STEMS.map(([, forms]) => `(?:${forms})`).join('|')})\\s{1,2}${NUMBER}`,
  'iu',
);

export interface LotMention {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export function lotMentions(text: string): LotMention[] {
  return [...text.matchAll(MENTION)].map((match) => {
    const at = STEMS.findIndex((_, index) => match[index + 1] !== undefined);
    const stem = STEMS[at]![0];
    return { key: `${stem} ${match.at(-1)!.toUpperCase()}`, start: match.index, end: match.index + match[0].length };
  });
}

/** The lot that a line names first of all, as a heading does; null for a sentence that begins with one. */
export function lotOfLine(text: string): LotMention | null {
  const match = LINE.exec(text.slice(0, 200));
  if (match === null || text.length > 200) return null;
  const rest = text.slice(match[0].length).trimStart();
  if (!/^(?:$|[-–—:.)(|│\t]|\p{Lu})/u.test(rest) || (/^\p{Lu}/u.test(rest) && /[.]$/u.test(rest))) return null;
  return lotMentions(text)[0] ?? null;
}
