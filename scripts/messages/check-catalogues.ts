// Finds what is wrong with the catalogues: missing and surplus keys, unlike placeholders, broken messages, homeless keys.
import { readMessageShape } from './message-shape.ts';
import type { MessageShape } from './message-shape.ts';
import { LANGUAGES } from '@dragoman/kernel';
import { CATALOGUES, catalogueOfPart, partOfKey } from './parts.ts';
import type { Catalogues } from './read-catalogues.ts';

export interface MessageFault {
  readonly kind: 'missing' | 'surplus' | 'placeholders' | 'broken' | 'key' | 'homeless' | 'twice';
  /** For example `fi/participant runner.saved`. */
  readonly where: string;
  readonly what: string;
}

const KEY = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/;

/** Every fault in every catalogue; an empty list means that they are complete. The first language is the measure. */
export function checkCatalogues(catalogues: Catalogues): MessageFault[] {
  const [first, ...others] = LANGUAGES;
  const faults: MessageFault[] = [];
  const seen = new Set<string>();
  for (const catalogue of CATALOGUES) {
    const measure = catalogues[first][catalogue];
    for (const [key, message] of Object.entries(measure)) {
      const where = `${first}/${catalogue} ${key}`;
      faults.push(...keyFaults(key, catalogue, where));
      if (seen.has(key)) faults.push({ kind: 'twice', where, what: 'stands in two catalogues' });
      seen.add(key);
      const shape = shapeOrFault(message, where, faults);
      for (const language of others) {
        const there = `${language}/${catalogue} ${key}`;
        const translation = catalogues[language][catalogue][key];
        if (translation === undefined) {
          faults.push({ kind: 'missing', where: there, what: `has no ${language} text` });
          continue;
        }
        const other = shapeOrFault(translation, there, faults);
        if (shape !== null && other !== null) faults.push(...shapeFaults(shape, other, there));
      }
    }
    for (const language of others) {
      for (const key of Object.keys(catalogues[language][catalogue])) {
        if (!Object.hasOwn(measure, key)) {
          faults.push({ kind: 'surplus', where: `${language}/${catalogue} ${key}`, what: `is not in ${first}` });
        }
      }
    }
  }
  return faults;
}

function keyFaults(key: string, catalogue: string, where: string): MessageFault[] {
  if (!KEY.test(key)) return [{ kind: 'key', where, what: 'is not words with hyphens, joined by dots' }];
  const part = partOfKey(key);
  if (part === null) return [{ kind: 'homeless', where, what: 'belongs to no part; see scripts/messages/parts.ts' }];
  if (catalogueOfPart(part) !== catalogue) {
    return [{ kind: 'homeless', where, what: `belongs to the part ${part}, which is not in this catalogue` }];
  }
  return [];
}

function shapeOrFault(message: string, where: string, faults: MessageFault[]): MessageShape | null {
  try {
    return readMessageShape(message);
  } catch (error) {
    faults.push({ kind: 'broken', where, what: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

function shapeFaults(measure: MessageShape, other: MessageShape, where: string): MessageFault[] {
  const wanted = describeShape(measure);
  const found = describeShape(other);
  return wanted === found
    ? []
    : [{ kind: 'placeholders', where, what: `has ${found || 'none'}, needs ${wanted || 'none'}` }];
}

function describeShape(shape: MessageShape): string {
  const placeholders = [...shape.placeholders]
    .map(([name, kind]) => `{${name}: ${typeof kind === 'string' ? kind : kind.join('|')}}`)
    .sort();
  return [...placeholders, ...[...shape.tags].sort().map((tag) => `<${tag}>`)].join(' ');
}
