// A taxonomy in SKOS, as Turtle or JSON-LD. What a file points at elsewhere is never fetched.
import jsonld from 'jsonld';
import { StreamParser } from 'n3';
import { readText, readWholeText, sayTextFault, TextRefusal } from '../files/read-text.ts';
import { FindingList } from '../taxonomy/finding.ts';
import { TAXONOMY_FILE_BYTES, tellProgress } from '../taxonomy/source-options.ts';
import type { ReadTaxonomyFileOptions } from '../taxonomy/source-options.ts';
import { refuseReading } from '../taxonomy/taxonomy-reading.ts';
import type { TaxonomyReading } from '../taxonomy/taxonomy-reading.ts';
import { buildTaxonomy } from './build-taxonomy.ts';
import { createSkosGraph } from './skos-graph.ts';
import type { SkosGraph, Statement } from './skos-graph.ts';

export interface ReadSkosOptions extends ReadTaxonomyFileOptions {
  readonly syntax: 'turtle' | 'json-ld';
}

/** Statements of one file: a few millions would fill the memory before anything is said. */
const STATEMENTS_MAX = 3_000_000;

class SkosRefusal extends Error {
  readonly code: string;
  readonly line: number | null;

  constructor(code: string, sentence: string, line: number | null = null) {
    super(sentence);
    this.name = 'SkosRefusal';
    this.code = code;
    this.line = line;
  }
}

/** Reads the labels of one language. Never rejects for what is in the file. */
export async function readSkos(options: ReadSkosOptions): Promise<TaxonomyReading> {
  const { file } = options;
  const findings = new FindingList();
  const graph = createSkosGraph();
  try {
    await (options.syntax === 'turtle' ? readTurtle(options, graph) : readJsonLd(options, graph));
    return buildTaxonomy(graph, options, findings);
  } catch (error) {
    if (error instanceof TextRefusal) {
      findings.error(`file.${error.fault}`, sayTextFault(error.fault), { file: file.name, line: error.line });
    } else if (error instanceof SkosRefusal) {
      findings.error(error.code, error.message, { file: file.name, line: error.line });
    } else {
      throw error;
    }
    return refuseReading(findings);
  }
}

async function readTurtle(options: ReadSkosOptions, graph: SkosGraph): Promise<void> {
  const { file, fileBytes = TAXONOMY_FILE_BYTES } = options;
  const parser = new StreamParser();
  let statements = 0;
  let fault: Error | null = null;
  parser.on('error', (error: Error) => (fault ??= error));
  parser.on('data', (statement: Statement) => {
    statements += 1;
    if (statements <= STATEMENTS_MAX) graph.add(statement);
  });
  const check = (): void => {
    if (fault !== null) throw toRefusal(fault);
    if (statements > STATEMENTS_MAX)
      throw new SkosRefusal('skos.too-large', `The file has more than ${STATEMENTS_MAX} statements.`);
  };
  for await (const piece of readText(file, { fileBytes }, tellProgress(options))) {
    parser.write(piece);
    check();
    // Lets the loop turn, so that other work goes on meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await new Promise<void>((resolve) => {
    parser.once('end', resolve);
    parser.once('error', () => resolve());
    parser.end();
  });
  check();
}

/** The parser says where: `Expected entity but got … on line 12.` */
function toRefusal(error: Error): SkosRefusal {
  const line = /on line (\d+)/.exec(error.message)?.[1];
  return new SkosRefusal(
    'skos.malformed',
    'The Turtle of the file breaks off here: this cannot be read as a statement.',
    line === undefined ? null : Number(line),
  );
}

async function readJsonLd(options: ReadSkosOptions, graph: SkosGraph): Promise<void> {
  const { file, fileBytes = TAXONOMY_FILE_BYTES } = options;
  const text = await readWholeText(file, { fileBytes }, tellProgress(options));
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = at === undefined ? null : text.slice(0, Number(at)).split('\n').length;
    throw new SkosRefusal('skos.not-json', 'The file is not JSON: it breaks off or has a mark too many here.', line);
  }
  if (typeof document !== 'object' || document === null)
    throw new SkosRefusal('skos.not-json', 'The file holds no JSON-LD document.');
  let fetched: string | null = null;
  const documentLoader = async (url: string): Promise<never> => {
    fetched = url;
    throw new Error('nothing is fetched');
  };
  let statements: readonly Statement[];
  try {
    statements = (await jsonld.toRDF(document, { documentLoader })) as readonly Statement[];
  } catch {
    throw fetched === null
      ? new SkosRefusal('skos.malformed', 'The file is JSON and not JSON-LD that can be read.')
      : new SkosRefusal(
          'skos.context-remote',
          `The file points at ${String(fetched)} for the meaning of its words, and nothing is fetched from the network. Export it with its context inside, or as Turtle.`,
        );
  }
  for (const statement of statements) graph.add(statement);
}
