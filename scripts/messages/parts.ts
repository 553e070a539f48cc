// Which messages travel together. A browser loads the part it needs; what only the server says is in none of them.

/** A part with a room of its own has a file of its own; the parts of a first visit share `participant`. */
const ROOMS = [
  'work',
  'raters',
  'campaigns',
  'profile',
  'office',
  'studies',
  'research',
  'taxonomy',
  'materials',
  'demand',
  'programmes',
  'academics',
  'calls',
  'market',
] as const;

export const CATALOGUES = ['participant', 'staff', 'server', ...ROOMS] as const;
export type Catalogue = (typeof CATALOGUES)[number];

/** Beginnings of keys per part; the longest one that fits decides. `server` never reaches a browser. */
export const PARTS = {
  first: ['shell', 'page', 'action', 'problem', 'start', 'runner', 'finish', 'pause', 'resume'],
  result: ['result', 'level', 'plan', 'explain', 'module', 'import', 'remove'],
  pages: ['accessibility', 'privacy', 'methods'],
  staff: [
    'sign-in',
    'set-up',
    'account',
    'institution',
    'installation',
    'invitation',
    'mail-page',
    'framework',
    'role',
    'staff',
    'problem.sign-in',
    'problem.code',
    'problem.password',
    'problem.two-factor',
    'problem.set-up',
    'problem.invitation',
    'problem.institution',
    'problem.unit',
    'problem.member',
    'problem.grant',
    'problem.mail',
  ],
  work: ['work'],
  raters: ['raters', 'problem.raters'],
  campaigns: ['campaigns', 'problem.campaigns'],
  profile: ['profile', 'problem.profile'],
  office: ['office', 'problem.office'],
  studies: ['studies', 'expert', 'problem.studies', 'problem.expert'],
  research: ['research', 'problem.research'],
  taxonomy: ['taxonomy', 'problem.taxonomy'],
  materials: ['materials', 'problem.materials'],
  demand: ['demand', 'problem.demand'],
  programmes: ['programmes', 'problem.programmes'],
  academics: ['academics', 'problem.academics'],
  calls: ['calls', 'problem.calls'],
  market: ['market', 'problem.market'],
  server: ['mail', 'report', 'calendar'],
} as const satisfies Record<string, readonly string[]>;

export type Part = keyof typeof PARTS;

const BEGINNINGS: readonly (readonly [beginning: string, part: Part])[] = Object.entries(PARTS)
  .flatMap(([part, beginnings]) => beginnings.map((beginning) => [beginning, part as Part] as const))
  .sort(([a], [b]) => b.length - a.length);

/** The part a key belongs to, or null when no part has its beginning. */
export function partOfKey(key: string): Part | null {
  return BEGINNINGS.find(([beginning]) => key.startsWith(`${beginning}.`))?.[1] ?? null;
}

/** The file a part's messages stand in. */
export function catalogueOfPart(part: Part): Catalogue {
  return CATALOGUES.find((catalogue) => catalogue === part) ?? 'participant';
}
