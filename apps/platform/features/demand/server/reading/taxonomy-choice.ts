// Which lists of skills a need may be read with, and their index: built once in a process, kept as a file, viewed in place.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@dragoman/kernel';
import { INDEX_FORMAT } from '@dragoman/matching';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { PackHead } from '../../../taxonomy/server/index.ts';
import type { DemandParts } from '../demand-parts.ts';
import type { run } from './build-index.worker.ts';

export interface TaxonomyChoice {
  readonly scheme: string;
  readonly version: string;
  readonly concepts: number;
  /** One pack a language. */
  readonly packs: readonly PackHead[];
}

/** ESCO in five languages takes about half a minute on two cores. */
const BUILD_PATIENCE_MS = 300_000;
const SHIPPED = 'dragoman';

/** Lists in use that the institution sees, the one it would take first in front: its own, then ESCO, then ours. */
export async function listChoices(
  { taxonomies }: Pick<DemandParts, 'taxonomies'>,
  tenantId: string,
): Promise<TaxonomyChoice[]> {
  const packs = (await taxonomies.listPacks(tenantId)).filter(({ state }) => state === 'on');
  const byVersion = Map.groupBy(packs, ({ scheme, version }) => `${scheme}\n${version}`);
  const choices = [...byVersion.values()].map((group): TaxonomyChoice => {
    // Two packs of one language: the institution's own stands before the installation's.
    const byLanguage = new Map<string, PackHead>();
    for (const pack of group) {
      if (!byLanguage.has(pack.language) || pack.scope === 'institution') byLanguage.set(pack.language, pack);
    }
    const { scheme, version } = group[0]!;
    const own = [...byLanguage.values()].toSorted((one, other) => (one.language < other.language ? -1 : 1));
    return { scheme, version, concepts: Math.max(...own.map(({ concepts }) => concepts)), packs: own };
  });
  const rank = ({ scheme, packs: own }: TaxonomyChoice): number =>
    own.some(({ scope }) => scope === 'institution') ? 0 : scheme === 'esco' ? 1 : scheme === SHIPPED ? 3 : 2;
  return choices.toSorted((one, other) => rank(one) - rank(other) || other.packs.length - one.packs.length);
}

/** The file of its index. It is built when it is not there; whoever asks meanwhile waits for the same building. */
export function createIndexFiles(
  parts: Pick<DemandParts, 'taxonomies' | 'matchingFolder' | 'vocabularyFolder' | 'cacheFolder'>,
) {
  const building = new Map<string, Promise<string>>();
  let made: string | null = null;
  return async (tenantId: string, choice: TaxonomyChoice): Promise<string> => {
    made ??= digestOf([parts.matchingFolder, join(parts.vocabularyFolder, 'skills'), parts.vocabularyFolder]);
    const file = join(parts.cacheFolder, `${nameOf(choice, made)}.idx`);
    if (existsSync(file)) return file;
    const known = building.get(file);
    if (known !== undefined) return known;
    const path = build(parts, tenantId, choice, file).finally(() => building.delete(file));
    building.set(file, path);
    return path;
  };
}

export type IndexFiles = ReturnType<typeof createIndexFiles>;

/** @param madeWith what an index is made with beside the list: an index never outlives its words and vectors */
function nameOf({ scheme, version, packs }: TaxonomyChoice, madeWith: string): string {
  const parts = [
    INDEX_FORMAT,
    madeWith,
    scheme,
    version,
    ...packs.map(({ id, version: of, language }) => `${id} ${of} ${language}`),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** Over every file that stands in the folders themselves. */
function digestOf(folders: readonly string[]): string {
  const digest = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    for (const name of files.map((entry) => entry.name).toSorted())
      digest.update(`${name}\n`).update(readFileSync(join(folder, name)));
  }
  return digest.digest('hex');
}

async function build(
  {
    taxonomies,
    matchingFolder,
    vocabularyFolder,
    cacheFolder,
  }: Pick<DemandParts, 'taxonomies' | 'matchingFolder' | 'vocabularyFolder' | 'cacheFolder'>,
  tenantId: string,
  { packs }: TaxonomyChoice,
  file: string,
): Promise<string> {
  mkdirSync(cacheFolder, { recursive: true });
  const sources = [];
  for (const { id } of packs) {
    const source = await taxonomies.readTaxonomy(tenantId, id);
    if (source !== null) sources.push(source);
  }
  if (sources.length === 0) throw new AppError('demand.no-list');
  await runInWorker<typeof run>(
    new URL('./build-index.worker.ts', import.meta.url),
    { sources, matchingFolder, vocabularyFolder, file },
    { timeoutMs: BUILD_PATIENCE_MS, megabytes: 3072 },
  );
  return file;
}
