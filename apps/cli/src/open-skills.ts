// Opens the taxonomy a command reads with: an ESCO pack of the user's, or the vocabulary that is shipped; its index is kept in a cache.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readEscoPack } from '@dragoman/interop';
import {
  buildNeedIndex,
  INDEX_FORMAT,
  loadMatchingModel,
  loadVocabularyFiles,
  MatchingError,
  openTaxonomy,
  packIndex,
  readIndex,
  vocabularySources,
} from '@dragoman/matching';
import type { MatchingModel, Taxonomy, TaxonomyIndex, TaxonomySource } from '@dragoman/matching';
import { CommandError } from './command-error.ts';

const CONTENT = join(import.meta.dirname, '..', '..', '..', 'content');
const VOCABULARY = join(CONTENT, 'vocabulary');

export interface OpenSkillsOptions {
  /** Folder of an ESCO pack; the shipped vocabulary when absent. */
  taxonomy: string | undefined;
  /** Folder of cached indexes; the user's cache folder when absent. */
  cache: string | undefined;
}

/** @throws CommandError with what is wrong with the pack */
export async function openSkills({ taxonomy, cache }: OpenSkillsOptions): Promise<Taxonomy> {
  try {
    const model = loadMatchingModel(join(CONTENT, 'matching'));
    const folder = taxonomy ?? VOCABULARY;
    const place = join(cache ?? cacheFolder(), `skills-${keyOf(folder, model)}.idx`);
    return openTaxonomy(fromCache(place) ?? (await buildAndKeep(folder, taxonomy !== undefined, model, place)), model);
  } catch (error) {
    if (error instanceof MatchingError) throw new CommandError(error.message);
    throw error;
  }
}

async function buildAndKeep(
  folder: string,
  isPack: boolean,
  model: MatchingModel,
  place: string,
): Promise<TaxonomyIndex> {
  const vocabulary = loadVocabularyFiles(VOCABULARY);
  const sources = isPack ? await readPack(folder) : vocabularySources(vocabulary.head, vocabulary.files);
  const index = buildNeedIndex(sources, model, vocabulary);
  keep(place, packIndex(index));
  return index;
}

/** All languages of the pack; the first fault is told, and how many more there are. */
async function readPack(folder: string): Promise<TaxonomySource[]> {
  const languages = namesIn(folder).flatMap((name) => /^skills_([a-z]{2})\.csv$/i.exec(name)?.[1]?.toLowerCase() ?? []);
  const sources: TaxonomySource[] = [];
  for (const language of languages.length === 0 ? [undefined] : languages.sort()) {
    const { taxonomy, findings } = await readEscoPack({ folder, ...(language === undefined ? {} : { language }) });
    if (taxonomy === null) {
      const errors = findings.filter(({ severity }) => severity === 'error');
      const more = errors.length > 1 ? ` (and ${errors.length - 1} more faults)` : '';
      throw new CommandError(
        `${folder} cannot be read as an ESCO pack: ${errors[0]?.sentence ?? 'no reason was given'}${more}`,
      );
    }
    sources.push(taxonomy);
  }
  return sources;
}

/** Names, sizes and times of the files: enough to see a change without reading 40 MB at every start. */
function keyOf(folder: string, model: MatchingModel): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([INDEX_FORMAT, folder, model.vectors.map(({ id }) => id), model.wordings]));
  const visit = (path: string): void => {
    for (const name of namesIn(path)) {
      const found = statSync(join(path, name));
      if (found.isDirectory()) visit(join(path, name));
      else if (/\.(csv|json)$/i.test(name)) hash.update(JSON.stringify([join(path, name), found.size, found.mtimeMs]));
    }
  };
  // The vocabulary lends its wordings to a pack, too.
  for (const one of new Set([folder, VOCABULARY])) visit(one);
  return hash.digest('hex').slice(0, 24);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(
      code === 'ENOTDIR' ? `${folder} is a file; the folder of the pack is needed` : `There is no folder ${folder}`,
    );
  }
}

function fromCache(place: string): TaxonomyIndex | null {
  try {
    return readIndex(readFileSync(place));
  } catch {
    // Not there, cut short or of an older format: it is built anew.
    return null;
  }
}

function keep(place: string, bytes: Uint8Array): void {
  try {
    mkdirSync(join(place, '..'), { recursive: true });
    const draft = `${place}.${process.pid}`;
    writeFileSync(draft, bytes);
    renameSync(draft, place);
  } catch {
    // Without a cache the next start is slower, and nothing else.
  }
}

export function cacheFolder(): string {
  const { env, platform } = process;
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'dragoman', 'cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'dragoman');
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'dragoman');
}
