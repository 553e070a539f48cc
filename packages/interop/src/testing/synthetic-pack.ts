// A synthetic pack in the form of ESCO's, small enough to read at a glance; tests spoil one file at a time.
import { fileFromBytes } from '../files/pack-file.ts';
import type { PackFile } from '../files/pack-file.ts';
import { writeZip } from './write-zip.ts';

export const skillUri = (name: string): string => `http://data.europa.eu/esco/skill/${name}`;

const SKILLS_HEADER =
  'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description';

export function skillRow(
  name: string,
  label: string,
  alternatives: readonly string[] = [],
  status = 'released',
): string {
  return `KnowledgeSkillCompetence,${skillUri(name)},skill/competence,cross-sector,${label},"${alternatives.join('\n')}",,${status},,,,,"Synthetic: to ${label}, and more."`;
}

export const SKILL_ROWS = [
  skillRow('bargain', 'bargain with firms', ['negotiate with firms', 'bargain with firms', 'haggle']),
  skillRow('licence', 'license an invention', ['sell a licence']),
  skillRow('draft', 'draft a licence'),
];

const FILES: Readonly<Record<string, readonly string[]>> = {
  'skills_en.csv': [SKILLS_HEADER, ...SKILL_ROWS],
  'skillGroups_en.csv': [
    'conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,description,code',
    `SkillGroup,${skillUri('S1')},talking,,,released,,,,"Talking, synthetic",S1`,
    `SkillGroup,${skillUri('S1.1')},dealing,,,released,,,,,`,
  ],
  'skillsHierarchy_en.csv': [
    'Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Level 2 URI,Level 2 preferred term,Level 3 URI,Level 3 preferred term,Description,Scope note,Level 0 code,Level 1 code,Level 2 code,Level 3 code',
    // As in the official files, rows end with their last filled cell.
    `${skillUri('S')},skills,,,,,,,,,S`,
    `${skillUri('S')},skills,${skillUri('S1')},talking,,,,,,,S,S1`,
    `${skillUri('S')},skills,${skillUri('S1')},talking,${skillUri('S1.1')},dealing,,,,,S,S1,S1.1`,
  ],
  'broaderRelationsSkillPillar.csv': [
    'conceptType,conceptUri,broaderType,broaderUri',
    `SkillGroup,${skillUri('S1.1')},SkillGroup,${skillUri('S1')}`,
    `KnowledgeSkillCompetence,${skillUri('bargain')},SkillGroup,${skillUri('S1.1')}`,
    `KnowledgeSkillCompetence,${skillUri('licence')},KnowledgeSkillCompetence,${skillUri('bargain')}`,
    `KnowledgeSkillCompetence,${skillUri('draft')},KnowledgeSkillCompetence,${skillUri('licence')}`,
  ],
  'skillSkillRelations.csv': [
    'originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri',
    `${skillUri('licence')},skill/competence,essential,skill/competence,${skillUri('draft')}`,
  ],
  'occupationSkillRelations.csv': [
    'occupationUri,relationType,skillType,skillUri',
    `http://data.europa.eu/esco/occupation/one,essential,skill/competence,${skillUri('bargain')}`,
    `http://data.europa.eu/esco/occupation/one,optional,skill/competence,${skillUri('bargain')}`,
    `http://data.europa.eu/esco/occupation/two,optional,skill/competence,${skillUri('bargain')}`,
  ],
  'transversalSkillsCollection_en.csv': [
    'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,status,altLabels,description,broaderConceptUri,broaderConceptPT',
    `KnowledgeSkillCompetence,${skillUri('bargain')},skill/competence,transversal,bargain with firms,released,,,,`,
  ],
};

export type PackChanges = Readonly<Record<string, string | Uint8Array | null>>;

/** The pack with some files replaced, added, or (null) taken away. */
export function syntheticPack(changes: PackChanges = {}): PackFile[] {
  return contentsOf(changes).map(([name, content]) => fileFromBytes(name, content));
}

/** The same as the archive it is downloaded as, with a folder inside. */
export function syntheticPackZip(changes: PackChanges = {}): Uint8Array {
  return writeZip(contentsOf(changes).map(([name, content]) => ({ path: `pack/${name}`, content })));
}

function contentsOf(changes: PackChanges): [name: string, content: string | Uint8Array][] {
  const whole: PackChanges = {
    ...Object.fromEntries(Object.entries(FILES).map(([name, lines]) => [name, `${lines.join('\n')}\n`])),
    ...changes,
  };
  return Object.entries(whole).flatMap(([name, content]) => (content === null ? [] : [[name, content]]));
}

/** The text of one file of the pack with other rows after its header. */
export function withRows(name: string, rows: readonly string[]): PackChanges {
  return { [name]: `${[FILES[name]![0], ...rows].join('\n')}\n` };
}

export function textOf(name: string): string {
  return `${FILES[name]!.join('\n')}\n`;
}
