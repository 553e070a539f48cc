// Reads an uploaded file of adverts in a process of its own.
import { createHash } from 'node:crypto';
import type { AdvertKind } from '../../limits.ts';
import type { Advert, AdvertFault } from '../adverts/advert.ts';
import { readAdverts } from '../adverts/read-adverts.ts';

export interface FileOfAdverts {
  readonly kind: AdvertKind;
  readonly content: Uint8Array;
  /** ISO date. */
  readonly today: string;
}

export interface KeyedAdvert extends Advert {
  /** By which the same advert is known again. */
  readonly textKey: string;
}

export interface FileRead {
  readonly digest: string;
  readonly adverts: readonly KeyedAdvert[];
  readonly faults: readonly AdvertFault[];
}

export function run({ kind, content, today }: FileOfAdverts): FileRead {
  const { adverts, faults } = readAdverts(decode(content), kind, today);
  return {
    digest: createHash('sha256').update(content).digest('hex'),
    adverts: adverts.map((advert) => ({ ...advert, textKey: keyOf(advert) })),
    faults,
  };
}

/** UTF-8, UTF-16 by its mark, else the code page of the old office programs. */
function decode(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** The same words on another day are another advert: that it was posted again says something about the source. */
function keyOf({ employer, title, text, postedOn }: Advert): string {
  return createHash('sha256')
    .update([employer ?? '', title, text, postedOn].join('\n'))
    .digest('hex')
    .slice(0, 32);
}
