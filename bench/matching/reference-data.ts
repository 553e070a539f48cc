// Test data that is not part of the repository: ESCO, SkillSkape and SkillSpan, read from beside it when they are there.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { readEscoPack } from '@dragoman/interop';
import { addWordings, escoWordings, loadMatchingModel, vocabularySources } from '@dragoman/matching';
import type { FurtherWordings, TaxonomySource, VocabularyHead, VocabularySkills } from '@dragoman/matching';

const CONTENT = join(import.meta.dirname, '..', '..', 'content');

export interface Folders {
  esco: string;
  skillskape: string;
  skillspan: string;
}

export interface LabelledText {
  id: string;
  text: string;
  /** URIs; empty for a sentence without a skill. */
  skills: string[];
}

export interface TaggedSentence {
  source: string;
  words: string[];
  /** Whether each word stands in a span of skill or knowledge. */
  inSpan: boolean[];
  /** Whether each word stands in a span of knowledge. */
  inKnowledge: boolean[];
}

/** Told by options, else beside DRAGOMAN_REFERENCE_DATA (the folder of the psychometric data), else beside the repository. */
export function referenceFolders(told: Partial<Folders> = {}): Folders {
  const named = process.env['DRAGOMAN_REFERENCE_DATA'];
  const base = named === undefined ? join(import.meta.dirname, '..', '..', '..', 'shared', 'data') : join(named, '..');
  const root = named !== undefined && existsSync(join(named, 'esco-v1.1.1')) ? named : base;
  return {
    esco: told.esco ?? join(root, 'esco-v1.1.1'),
    skillskape: told.skillskape ?? join(root, 'skills', 'skillskape'),
    skillspan: told.skillspan ?? join(root, 'skills', 'skillspan'),
  };
}

export async function readEsco(folder: string, language = 'en'): Promise<TaxonomySource> {
  const { taxonomy, findings } = await readEscoPack({ folder, language });
  if (taxonomy === null) throw new Error(`ESCO cannot be read from ${folder}: ${findings[0]?.sentence ?? 'no reason'}`);
  return taxonomy;
}

/** Sentences with the URIs of their skills; labels that ESCO does not have are dropped. */
export async function readSkillSkape(
  folder: string,
  split: 'train' | 'dev',
  esco: TaxonomySource,
): Promise<LabelledText[]> {
  const uris = new Map(esco.concepts.map(({ preferredLabel, uri }) => [preferredLabel.toLowerCase().trim(), uri]));
  const rows: LabelledText[] = [];
  const parser = createReadStream(join(folder, `${split}.csv`)).pipe(parse({ columns: true, bom: true }));
  for await (const row of parser as AsyncIterable<Record<string, string>>) {
    const labels = [...row['skills']!.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1] ?? m[2]!);
    const skills = [...new Set(labels.flatMap((label) => uris.get(label.toLowerCase().trim()) ?? []))];
    rows.push({ id: `skillskape-${split}-${row['']}`, text: row['sentence']!, skills });
  }
  return rows;
}

export function readSkillSpan(folder: string, split: 'train' | 'dev' | 'test'): TaggedSentence[] {
  return readFileSync(join(folder, `${split}.json`), 'utf8')
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as { source: string; tokens: string[]; tags_skill: string[]; tags_knowledge: string[] },
    )
    .map(({ source, tokens, tags_skill: skill, tags_knowledge: knowledge }) => ({
      source,
      words: tokens,
      inSpan: tokens.map((_, at) => skill[at] !== 'O' || knowledge[at] !== 'O'),
      inKnowledge: tokens.map((_, at) => knowledge[at] !== 'O'),
    }));
}

/** Our own vocabulary, one source a language; empty when it is not there. */
export function readVocabularySources(): TaxonomySource[] {
  const vocabulary = readVocabularyFiles();
  return vocabulary === null ? [] : vocabularySources(vocabulary.head, vocabulary.files);
}

/** What is added to ESCO's labels before an index is built: our wordings from adverts, and those of our vocabulary. */
export function furtherWordings(): FurtherWordings[] {
  const vocabulary = readVocabularyFiles();
  const { wordings } = loadMatchingModel(join(CONTENT, 'matching'));
  return [...wordings, ...(vocabulary === null ? [] : escoWordings(vocabulary.head, vocabulary.files))];
}

/** ESCO as the product reads it. */
export async function readEscoWithWordings(folder: string): Promise<TaxonomySource> {
  return addWordings([await readEsco(folder)], furtherWordings())[0]!;
}

function readVocabularyFiles(): { head: VocabularyHead; files: VocabularySkills[] } | null {
  const folder = join(CONTENT, 'vocabulary');
  if (!existsSync(join(folder, 'vocabulary.json'))) return null;
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const files = readdirSync(join(folder, 'skills'))
    .filter((name) => name.endsWith('.json'))
    .sort();
  return {
    head: read('vocabulary.json') as VocabularyHead,
    files: files.map((name) => read(join('skills', name)) as VocabularySkills),
  };
}
