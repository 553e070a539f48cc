// Writes the type of all keys with the values each message needs, as TypeScript source.
import { readMessageShape } from './message-shape.ts';
import type { PlaceholderKind } from './message-shape.ts';
import { LANGUAGES } from '@dragoman/kernel';
import { CATALOGUES } from './parts.ts';
import type { Catalogues } from './read-catalogues.ts';

/** The source text of `content/messages/message-keys.ts`. */
export function messageKeysSource(catalogues: Catalogues): string {
  const lines = CATALOGUES.flatMap((catalogue) =>
    Object.entries(catalogues[LANGUAGES[0]][catalogue]).map(
      ([key, message]) => `  '${key}': ${valuesType(readMessageShape(message).placeholders)};`,
    ),
  );
  return [
    '// Written by `npm run messages` from content/messages; change the catalogues, not this file.',
    '',
    '/** What can be put into a sentence as it is. */',
    'export type Word = string | number;',
    '/** No values. */',
    'export type Nothing = Record<never, never>;',
    '',
    '/** Every key with the values its message needs. */',
    'export interface MessageValues {',
    ...lines.sort(),
    '}',
    '',
    'export type MessageKey = keyof MessageValues;',
    '',
  ].join('\n');
}

function valuesType(placeholders: ReadonlyMap<string, PlaceholderKind>): string {
  if (placeholders.size === 0) return 'Nothing';
  const members = [...placeholders].sort().map(([name, kind]) => `${name}: ${kindType(kind)}`);
  return `{ ${members.join('; ')} }`;
}

function kindType(kind: PlaceholderKind): string {
  if (kind === 'text') return 'Word';
  if (kind === 'count') return 'number';
  if (kind === 'date') return 'string | Date';
  // `other` stands for every other word, so it cannot narrow the type.
  const words = kind.filter((word) => word !== 'other').map((word) => `'${word}'`);
  return [...words, "'other'"].join(' | ');
}
