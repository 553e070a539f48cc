// The official CSV pack of ESCO, in any of its languages: all of it or, with every fault named, nothing.
import { filesFromFolder } from '../files/pack-file.ts';
import type { PackFile } from '../files/pack-file.ts';
import { FindingList } from '../taxonomy/finding.ts';
import { concludeReading, refuseReading } from '../taxonomy/taxonomy-reading.ts';
import type { OnProgress, TaxonomyReading } from '../taxonomy/taxonomy-reading.ts';
import type { TaxonomySource } from '../taxonomy/taxonomy-source.ts';
import { createDraft } from './draft.ts';
import type { EscoDraft } from './draft.ts';
import type { FileReading } from './file-reading.ts';
import { findPackFiles } from './pack-files.ts';
import type { EscoNeeds, EscoPackFiles } from './pack-files.ts';
import {
  readBroaderRelations,
  readCollection,
  readHierarchy,
  readOccupationRelations,
  readReplacements,
  readSkillRelations,
} from './read-relations.ts';
import { readSkillGroups, readSkills } from './read-skills.ts';

/** The sentence the Commission asks services to show (Decision 2011/833/EU on the reuse of its documents). */
export const ESCO_ATTRIBUTION = 'This service uses the ESCO classification of the European Commission.';

/** Bytes of one file of a pack. The largest of ESCO 1.1.1 has 21 MB; later versions add labels to it. */
export const ESCO_FILE_BYTES = 128 * 1024 * 1024;

export interface ReadEscoPackOptions {
  /** Path of a folder that holds the files of the pack. */
  readonly folder?: string;
  /** The files themselves, instead of a folder. */
  readonly files?: readonly PackFile[];
  /** Two letters; may be left out when the pack has one language. */
  readonly language?: string;
  /** For example `1.1.1`; the files do not say it, so without it the name of the folder is asked. */
  readonly version?: string;
  /** `labels`, unless told: files other than the skills may be missing, and the findings say what is lost. */
  readonly needs?: EscoNeeds;
  readonly fileBytes?: number;
  readonly onProgress?: OnProgress;
}

/**
 * Reads a pack. Never rejects for what is in the files; rejects as `node:fs` does when the folder is not there.
 *
 * @example
 * const { taxonomy, findings } = await readEscoPack({ folder: 'esco-v1.1.1', language: 'en' });
 */
export async function readEscoPack(options: ReadEscoPackOptions): Promise<TaxonomyReading> {
  if (options.files === undefined && options.folder === undefined) throw new TypeError('Give a folder or files.');
  const files = options.files ?? (await filesFromFolder(options.folder!));
  const findings = new FindingList();
  const found = findPackFiles(files, options.language, options.needs ?? 'labels', findings);
  if (found === null) return refuseReading(findings);
  const draft = createDraft();
  await readFiles(found, draft, createFileReading(found, findings, options));
  const version = options.version ?? findVersion(options.folder ?? '');
  if (version === null) {
    findings.warn('esco.version-unknown', 'The files do not say which version of ESCO this is, and nobody else did.');
  }
  const source = toSource(draft, found.language, version ?? 'unknown');
  return concludeReading(source, [...draft.replacements.values()], findings, draft.places);
}

/** The version in a name such as `ESCO dataset - v1.2.0 - classification - en - csv`. */
export function findVersion(name: string): string | null {
  const last = name.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  return /v?(\d+\.\d+(?:\.\d+)?)/i.exec(last)?.[1] ?? null;
}

async function readFiles(found: EscoPackFiles, draft: EscoDraft, reading: FileReading): Promise<void> {
  await readSkills(found.skills, draft, reading);
  if (found.skillGroups !== null) await readSkillGroups(found.skillGroups, draft, reading);
  if (found.skillsHierarchy !== null) await readHierarchy(found.skillsHierarchy, draft, reading);
  if (found.broaderRelations !== null) await readBroaderRelations(found.broaderRelations, draft, reading);
  if (found.skillRelations !== null) await readSkillRelations(found.skillRelations, draft, reading);
  if (found.occupationRelations !== null) await readOccupationRelations(found.occupationRelations, draft, reading);
  for (const [name, file] of found.collections) await readCollection(name, file, draft, reading);
  if (found.replacements !== null) await readReplacements(found.replacements, draft, reading);
}

function createFileReading(
  found: EscoPackFiles,
  findings: FindingList,
  { onProgress, fileBytes = ESCO_FILE_BYTES }: ReadEscoPackOptions,
): FileReading {
  const { collections, language: _language, ...single } = found;
  const files = [...Object.values(single), ...collections.values()].filter((file) => file !== null);
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const read = new Map<string, number>();
  return {
    findings,
    of: (file) => ({
      findings,
      fileBytes,
      onBytes: (bytes) => {
        read.set(file.name, bytes);
        onProgress?.({
          file: file.name,
          readBytes: [...read.values()].reduce((sum, each) => sum + each, 0),
          totalBytes,
        });
      },
    }),
  };
}

function toSource(draft: EscoDraft, language: string, version: string): TaxonomySource {
  return {
    scheme: 'esco',
    version,
    language,
    attribution: ESCO_ATTRIBUTION,
    concepts: [...draft.concepts.values()].map((concept) => ({ ...concept, broader: [...concept.broader] })),
    groups: [...draft.groups.values()].map((group) => ({ ...group, broader: [...group.broader] })),
  };
}
