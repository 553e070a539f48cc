// A module out of its files: the head checked against its schema, every page parsed. Whether it is good is asked elsewhere.
import { longModuleHead } from './head.ts';
import type { LongModuleHead } from './head.ts';
import { openPage } from './page.ts';
import type { Page } from './page.ts';

/** Paths inside the module's folder and what the files say; the form in which a fork is kept as well. */
export type ModuleFiles = Readonly<Record<string, string>>;

export interface LongModule {
  readonly head: LongModuleHead;
  readonly pages: readonly Page[];
  readonly files: ModuleFiles;
}

/** Pages for participants: there in every language of the module. Briefs come beside, one for each activity that has one. */
export const PARTICIPANT_PAGES = ['workbook', 'self-study', 'follow-up', 'practice-task', 'assessment'] as const;
/** Pages for whoever leads the module: there in English. Activities come beside. */
export const FACILITATOR_PAGES = ['guide', 'slides', 'variants'] as const;
/** Cases for the assessment and what raters look for; not needed, and never given to participants beforehand. */
export const RATERS = 'raters';
export const REFERENCES = 'references';

export type ActivityKind = 'role-play' | 'case' | 'exercise' | 'debrief';
export const ACTIVITY_KINDS: readonly ActivityKind[] = ['role-play', 'case', 'exercise', 'debrief'];

export const LIMITS = { files: 200, fileCharacters: 200_000 } as const;

/** The files do not make a module; `path` says where, the message what. */
export class ModuleFilesError extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.name = 'ModuleFilesError';
    this.path = path;
  }
}

/**
 * @example
 * const negotiation = openModule(readModuleFolder(new URL('content/modules/long/negotiation/', root)));
 * negotiation.head.title.en; // "Negotiating what both can keep"
 * @throws ModuleFilesError when the head is missing or does not fit its schema, or a file is too large.
 */
export function openModule(files: ModuleFiles): LongModule {
  const paths = Object.keys(files).sort();
  if (paths.length > LIMITS.files)
    throw new ModuleFilesError('module', `has ${paths.length} files, more than ${LIMITS.files}`);
  for (const path of paths) {
    if (files[path]!.length > LIMITS.fileCharacters)
      throw new ModuleFilesError(path, `has more than ${LIMITS.fileCharacters} characters`);
  }
  return {
    head: openHead(files['module.json']),
    pages: paths.filter((path) => path.endsWith('.md')).map((path) => openPage(path, files[path]!)),
    files,
  };
}

function openHead(text: string | undefined): LongModuleHead {
  if (text === undefined) throw new ModuleFilesError('module.json', 'is missing');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ModuleFilesError('module.json', `is no JSON (${(error as Error).message})`);
  }
  const result = longModuleHead.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ModuleFilesError('module.json', `${issue!.path.join('.') || 'the whole'}: ${issue!.message}`);
}

export function pageOf(module: Pick<LongModule, 'pages'>, name: string, language: string | null): Page | undefined {
  return module.pages.find((page) => page.name === name && page.language === language);
}

/** Ids of the activities in the order of the agenda. */
export function activitiesOf({ head }: Pick<LongModule, 'head'>): string[] {
  return head.agenda.filter(({ kind }) => kind === 'activity').map(({ id }) => id);
}

/** The ids that a front matter line such as `indicators: a, b` lists. */
export function readIds(page: Page, key: string): string[] {
  return (page.meta[key] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}
