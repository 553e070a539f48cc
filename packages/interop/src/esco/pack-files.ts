// Which file of an ESCO pack is which: names changed between versions (with and without a language, "Relations" with and without one).
import type { PackFile } from '../files/pack-file.ts';
import type { FindingList } from '../taxonomy/finding.ts';

export interface EscoPackFiles {
  readonly language: string;
  readonly skills: PackFile;
  readonly skillGroups: PackFile | null;
  readonly skillsHierarchy: PackFile | null;
  readonly broaderRelations: PackFile | null;
  readonly skillRelations: PackFile | null;
  readonly occupationRelations: PackFile | null;
  readonly replacements: PackFile | null;
  /** By name of the collection, for example `transversal`. */
  readonly collections: ReadonlyMap<string, PackFile>;
}

/** `labels`: the skills alone will do. `structure`: groups and what is broader must be there too. */
export type EscoNeeds = 'labels' | 'structure';

const LANGUAGE_AT_END = /_([a-z]{2})\.csv$/i;

/** What each file that may be missing would have told. */
const LOSSES = {
  skillGroups: 'skills cannot be shown by group',
  broaderRelationsSkillPillar: 'no skill has anything broader',
  skillsHierarchy: 'groups have no codes beyond those in skillGroups',
  skillSkillRelations: 'no skill has related skills',
  occupationSkillRelations: 'it is not known how many occupations ask for a skill',
} as const;

/** Null, with the reason among the findings, when the pack cannot be read in this language. */
export function findPackFiles(
  files: readonly PackFile[],
  asked: string | undefined,
  needs: EscoNeeds,
  findings: FindingList,
): EscoPackFiles | null {
  const language = chooseLanguage(files, asked, findings);
  if (language === null) return null;
  const find = (name: string): PackFile | null =>
    files.find((file) => isNamed(file, `${name}_${language}.csv`)) ??
    files.find((file) => isNamed(file, `${name}.csv`)) ??
    null;
  const skillRelations = find('skillSkillRelations');
  const occupationRelations = find('occupationSkillRelations');
  const found = {
    skillGroups: find('skillGroups'),
    skillsHierarchy: find('skillsHierarchy'),
    broaderRelationsSkillPillar: find('broaderRelationsSkillPillar'),
    skillSkillRelations: skillRelations,
    occupationSkillRelations: occupationRelations,
  };
  reportMissing(found, language, needs, findings);
  return {
    language,
    skills: find('skills')!,
    skillGroups: found.skillGroups,
    skillsHierarchy: found.skillsHierarchy,
    broaderRelations: found.broaderRelationsSkillPillar,
    skillRelations,
    occupationRelations,
    replacements: find('replacements') ?? find('replacedConcepts'),
    collections: findCollections(files, language),
  };
}

function chooseLanguage(files: readonly PackFile[], asked: string | undefined, findings: FindingList): string | null {
  const there = files.flatMap(({ name }) => /^skills_([a-z]{2})\.csv$/i.exec(name)?.[1]?.toLowerCase() ?? []).sort();
  if (there.length === 0) {
    const names = files.slice(0, 8).map(({ name }) => name);
    const shown =
      names.length === 0
        ? 'There are no files in it.'
        : `The files there are: ${names.join(', ')}${files.length > 8 ? ', …' : ''}.`;
    const wanted = `skills_${asked ?? 'en'}.csv`;
    findings.error(
      'esco.file-missing',
      `The file ${wanted} is missing; without it this is not an ESCO pack. ${shown}`,
      { file: wanted },
    );
    return null;
  }
  if (asked !== undefined && !there.includes(asked)) {
    findings.error(
      'esco.language-missing',
      `The pack has no skills in “${asked}” (skills_${asked}.csv); it has: ${there.join(', ')}.`,
    );
    return null;
  }
  if (asked === undefined && there.length > 1) {
    findings.error(
      'esco.language-open',
      `The pack has skills in several languages (${there.join(', ')}); say which one to read.`,
    );
    return null;
  }
  return asked ?? there[0]!;
}

function reportMissing(
  found: Readonly<Record<keyof typeof LOSSES, PackFile | null>>,
  language: string,
  needs: EscoNeeds,
  findings: FindingList,
): void {
  for (const name of Object.keys(LOSSES) as (keyof typeof LOSSES)[]) {
    if (found[name] !== null) continue;
    const file = name === 'skillGroups' || name === 'skillsHierarchy' ? `${name}_${language}.csv` : `${name}.csv`;
    const isNeeded = needs === 'structure' && (name === 'skillGroups' || name === 'broaderRelationsSkillPillar');
    if (isNeeded)
      findings.error('esco.file-missing', `The file ${file} is missing: without it ${LOSSES[name]}.`, { file });
    else findings.warn('esco.file-missing', `The file ${file} is missing: ${LOSSES[name]}.`, { file });
  }
}

function findCollections(files: readonly PackFile[], language: string): Map<string, PackFile> {
  const collections = new Map<string, PackFile>();
  for (const file of files) {
    const name = /^([a-z]+)SkillsCollection/i.exec(file.name)?.[1];
    const own = LANGUAGE_AT_END.exec(file.name)?.[1]?.toLowerCase();
    // Members are the same in every language, so a pack without this language's list still tells them.
    if (name !== undefined && (own === language || !collections.has(name))) collections.set(name, file);
  }
  return new Map([...collections].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isNamed(file: PackFile, name: string): boolean {
  return file.name.toLowerCase() === name.toLowerCase();
}
