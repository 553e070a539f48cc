// `npm run bench:labelled`: how well sentences that somebody else has labelled with ESCO skills are read, such as the TECH and HOUSE test sentences.
// npm run bench:labelled -- tech=FILE house=FILE [--esco DIR] [--json]
// A file is CSV with the columns `sentence` and `label`, one row a label, or JSON lines {"sentence" or "text", "label" or "labels": [...]};
// a label is an ESCO address or a preferred label.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { buildIndex, loadMatchingModel, openTaxonomy, readNeed } from '@dragoman/matching';
import type { Taxonomy, TaxonomySource } from '@dragoman/matching';
import { FIGURES, rankingFigures } from './ranking-figures.ts';
import { readEscoWithWordings, referenceFolders } from './reference-data.ts';
import type { LabelledText } from './reference-data.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'matching');

export interface LabelledFile {
  /** Sentences with at least one label that the taxonomy has. */
  sentences: LabelledText[];
  /** Labels that the taxonomy does not have, each once; marks such as "LABEL NOT PRESENT" are among them. */
  unknown: string[];
}

/** @throws Error when a row has no sentence or the file is of neither kind */
export function readLabelled(content: string, taxonomy: TaxonomySource): LabelledFile {
  const uris = new Map(taxonomy.concepts.map(({ preferredLabel, uri }) => [preferredLabel.toLowerCase().trim(), uri]));
  const known = new Set(taxonomy.concepts.map(({ uri }) => uri));
  const bySentence = new Map<string, Set<string>>();
  const unknown = new Set<string>();
  for (const { sentence, labels } of rowsOf(content)) {
    const skills = bySentence.get(sentence) ?? new Set<string>();
    bySentence.set(sentence, skills);
    for (const label of labels) {
      const uri = known.has(label) ? label : uris.get(label.toLowerCase().trim());
      if (uri === undefined) unknown.add(label);
      else skills.add(uri);
    }
  }
  const sentences = [...bySentence]
    .filter(([, skills]) => skills.size > 0)
    .map(([text, skills], at) => ({ id: String(at), text, skills: [...skills] }));
  return { sentences, unknown: [...unknown].sort() };
}

function rowsOf(content: string): { sentence: string; labels: string[] }[] {
  const isLines = content.trimStart().startsWith('{');
  const rows = isLines
    ? content
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : (parse(content, { columns: true, bom: true }) as Record<string, unknown>[]);
  return rows.map((row, at) => {
    const sentence = row['sentence'] ?? row['text'];
    const labels = row['labels'] ?? row['label'];
    if (typeof sentence !== 'string' || labels === undefined)
      throw new Error(`row ${at + 1} has no sentence or no label; columns: ${Object.keys(row).join(', ')}`);
    return { sentence, labels: (Array.isArray(labels) ? labels : [labels]).filter((one) => one !== '') as string[] };
  });
}

export function measureLabelled({ sentences }: LabelledFile, taxonomy: Taxonomy): ReturnType<typeof rankingFigures> {
  return rankingFigures(
    sentences.map(({ text, skills }) => ({
      ranked: readNeed(text, taxonomy, { allSentences: true, language: 'en' }).skills.map(({ uri }) => uri),
      right: new Set(skills),
    })),
  );
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { esco: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0) throw new Error('give the files as name=path, for example tech=tech-test.csv');
  const model = loadMatchingModel(CONTENT);
  const esco = await readEscoWithWordings(referenceFolders(values).esco);
  const taxonomy = openTaxonomy(buildIndex([esco], model.vectors), model);
  const report: Record<string, unknown> = {};
  for (const named of positionals) {
    const [name, path] = [named.slice(0, named.indexOf('=')), named.slice(named.indexOf('=') + 1)];
    const file = readLabelled(readFileSync(path, 'utf8'), esco);
    const figures = measureLabelled(file, taxonomy);
    report[name] = { sentences: file.sentences.length, unknownLabels: file.unknown.length, figures };
    if (values.json) continue;
    const shown = FIGURES.map((one) => {
      const { value, low, high } = figures[one];
      return `${one} ${value.toFixed(1)} [${low.toFixed(1)}; ${high.toFixed(1)}]`;
    });
    console.log(
      `${name} (${file.sentences.length} sentences, ${file.unknown.length} labels unknown): ${shown.join('  ')}`,
    );
  }
  if (values.json) console.log(JSON.stringify(report, null, 1));
}

if (import.meta.main) await run();
