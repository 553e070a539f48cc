// Which messages travel together. A browser loads the part it needs; what only the server says is in none of them.

/** Languages with a complete catalogue; the first is the one that defines the keys. */
export const LANGUAGES = ['en', 'fi'] as const;
export type Language = (typeof LANGUAGES)[number];

export const CATALOGUES = ['participant', 'staff', 'server'] as const;
export type Catalogue = (typeof CATALOGUES)[number];

/** First words of keys per part. `server` never reaches a browser. */
export const PARTS = {
  first: ['shell', 'page', 'action', 'problem', 'start', 'runner', 'finish', 'pause', 'resume'],
  result: ['result', 'level', 'plan', 'explain', 'module', 'import', 'remove'],
  pages: ['accessibility', 'privacy', 'methods'],
  staff: ['sign-in', 'set-up', 'account', 'institution', 'invitation', 'mail-page', 'role', 'staff'],
  server: ['mail', 'report', 'calendar'],
} as const satisfies Record<string, readonly string[]>;

export type Part = keyof typeof PARTS;

/** The part a key belongs to, or null when its first word is in no part. */
export function partOfKey(key: string): Part | null {
  const word = key.slice(0, key.indexOf('.'));
  for (const [part, words] of Object.entries(PARTS)) {
    if ((words as readonly string[]).includes(word)) return part as Part;
  }
  return null;
}

/** The file a part's messages stand in. */
export function catalogueOfPart(part: Part): Catalogue {
  return part === 'staff' || part === 'server' ? part : 'participant';
}
