// Reads the words of a PDF file as its fonts map them back to letters, so that a journey can say what a person would read on it.
import { inflateSync } from 'node:zlib';

/** The words in the order they were written, single blanks between. Knows the files of this program: two-byte glyphs, one map a font. */
export function readPdfWords(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const objects = new Map([...text.matchAll(/(\d+) 0 obj\b(.*?)endobj/gs)].map((match) => [match[1]!, match[2]!]));
  const letters = new Map<string, Map<string, string>>();
  for (const [, name, font] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font!) ?? '')?.[1];
    if (map !== undefined) letters.set(name!, readMap(streamOf(objects.get(map)!)));
  }
  const pages = [...objects.values()].flatMap((object) => /\/Contents (\d+) 0 R/.exec(object)?.[1] ?? []);
  return pages
    .map((page) => readPage(streamOf(objects.get(page)!), letters))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

function streamOf(object: string): string {
  // By its length: compressed bytes may end like a line.
  const start = /stream\r?\n/.exec(object);
  const length = Number(/\/Length (\d+)/.exec(object)?.[1] ?? 0);
  if (start === null) return '';
  const body = object.slice(start.index + start[0].length, start.index + start[0].length + length);
  const raw = Buffer.from(body, 'latin1');
  return (object.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
}

/** `<0000> <0002> [<0041> <0042> <0043>]`: from the first glyph on, one letter (or several) each. */
function readMap(cmap: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, from, list] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/gis))
    for (const [index, [, code]] of [...list!.matchAll(/<([0-9a-f ]+)>/gi)].entries()) {
      const glyph = (Number.parseInt(from!, 16) + index).toString(16).padStart(4, '0');
      const units = code!.replaceAll(' ', '').match(/.{4}/g) ?? [];
      map.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    }
  return map;
}

function readPage(content: string, letters: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  const words: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/gs)) {
    if (name !== undefined) font = letters.get(name);
    else words.push([...shown!.matchAll(/<([0-9a-f]+)>/gi)].map((run) => spell(run[1]!, font)).join(''));
  }
  return words.join(' ');
}

function spell(glyphs: string, font: ReadonlyMap<string, string> | undefined): string {
  return (glyphs.toLowerCase().match(/.{4}/g) ?? []).map((glyph) => font?.get(glyph) ?? '').join('');
}
