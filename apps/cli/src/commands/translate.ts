// `dragoman translate`: a firm's text to skills, with the words that say so and what was not understood.
import { readNeed, readNeedWithEmbedder } from '@dragoman/matching';
import type { NeedReading, ReadNeedOptions, SentenceReading, Taxonomy } from '@dragoman/matching';
import type { Command, CommandResult } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { readJsonLines, textField } from '../json-lines.ts';
import { EMBEDDER_OPTIONS, openEmbedder } from '../open-embedder.ts';
import { openSkills } from '../open-skills.ts';
import { textOf } from '../options.ts';
import type { Values } from '../options.ts';
import { readTextFile } from '../read-text-file.ts';

export const translateCommand: Command = {
  name: 'translate',
  usage:
    'dragoman translate text.txt [--taxonomy esco-folder] [--lang en] [--all-sentences] [--cache folder] [--embedder address --embedder-model name]; or: dragoman translate --jsonl < in.jsonl > out.jsonl',
  options: {
    taxonomy: { type: 'string' },
    lang: { type: 'string' },
    jsonl: { type: 'boolean' },
    'all-sentences': { type: 'boolean' },
    cache: { type: 'string' },
    ...EMBEDDER_OPTIONS,
  },
  takesData: 'optional',
  async run(path, values) {
    const isMany = values['jsonl'] === true;
    if (isMany !== (path === ''))
      throw usageError(
        isMany ? 'with --jsonl the texts come from the input, not from a file' : 'a text file is needed',
      );
    const options = readOptions(values);
    const text = isMany ? '' : await readTextFile(path);
    const taxonomy = await openSkills({ taxonomy: textOf(values, 'taxonomy'), cache: textOf(values, 'cache') });
    checkLanguage(options.language, taxonomy);
    const read = await readerOf(values, taxonomy, options);
    if (isMany) return { json: null, text: '', lines: translateLines(read) };
    const reading = await read(text);
    return { json: reading, text: describe(reading) } satisfies CommandResult;
  },
};

type Reader = (text: string) => Promise<NeedReading>;

/** The built-in matchers, or with the embedder that was asked for; when it fails, every reading says so. */
async function readerOf(values: Values, taxonomy: Taxonomy, options: ReadNeedOptions): Promise<Reader> {
  const opened = await openEmbedder(values, taxonomy);
  if (opened === null) return (text) => Promise.resolve(readNeed(text, taxonomy, options));
  if ('failed' in opened) {
    return (text) => {
      const reading = readNeed(text, taxonomy, options);
      const note = `Read without the embedder: ${opened.failed}.`;
      return Promise.resolve({
        ...reading,
        path: { ...reading.path, fellBack: opened.failed },
        notes: [note, ...reading.notes],
      });
    };
  }
  return (text) => readNeedWithEmbedder(text, taxonomy, opened.embedder, opened.labels, options);
}

function readOptions(values: Values): ReadNeedOptions {
  const language = textOf(values, 'lang')?.toLowerCase();
  if (language !== undefined && !/^[a-z]{2}$/.test(language))
    throw usageError(`--lang: two letters such as en are needed, not "${language}"`);
  return { allSentences: values['all-sentences'] === true, ...(language === undefined ? {} : { language }) };
}

function checkLanguage(language: string | undefined, { scorers, index }: Taxonomy): void {
  if (language === undefined || scorers.has(language)) return;
  throw new CommandError(
    `${index.scheme} ${index.version} has no words in "${language}" here; it has: ${[...scorers.keys()].join(', ')}`,
  );
}

async function* translateLines(read: Reader): AsyncGenerator<string> {
  for await (const { line, value } of readJsonLines(process.stdin, 'the input')) {
    const where = `the input: line ${line}`;
    const id = textField(value, 'id', where);
    const reading = await read(textField(value, 'text', where));
    yield JSON.stringify({
      id: typeof value['id'] === 'number' ? value['id'] : id,
      skills: reading.skills.map(({ uri, label, probability, spans }) => ({ uri, label, score: probability, spans })),
      unmatched: reading.sentences
        .filter(({ status }) => status === 'unmatched')
        .map(({ start, end, text, reason, message }) => ({ start, end, text, reason, message })),
    });
  }
}

function describe(reading: NeedReading): string {
  const { taxonomy } = reading;
  const lines = reading.sentences.flatMap(describeSentence);
  const most = reading.skills
    .filter(({ confidence }) => confidence !== 'weak')
    .map(({ label, probability, uri }) => `  ${probability.toFixed(2)}  ${label}  ${uri}`);
  return [
    `${taxonomy.scheme} ${taxonomy.version} (${taxonomy.languages.join(', ')}). ${taxonomy.attribution}`,
    ...reading.notes.map((note) => `! ${note}`),
    '',
    ...lines,
    '',
    most.length > 0 ? 'The text as a whole:' : 'No skill was found that is sure enough to name.',
    ...most,
  ].join('\n');
}

function describeSentence(sentence: SentenceReading): string[] {
  const head = sentence.text.replace(/\s+/g, ' ');
  if (sentence.status === 'unmatched') return [`- ${head}`, `    (${sentence.message})`];
  if (sentence.group !== null) {
    return [
      `- ${head}`,
      `    ${sentence.group.probability.toFixed(2)}  something in the group "${sentence.group.label}"`,
    ];
  }
  return [
    `- ${head}`,
    ...sentence.matches.flatMap((match) => [
      `    ${match.probability.toFixed(2)} ${match.confidence}: ${match.label}  because of: ${match.words.map(({ text }) => text).join(', ')}`,
      ...(match.alternatives.length > 0
        ? [`          or: ${match.alternatives.map(({ label }) => label).join('; ')}`]
        : []),
    ]),
  ];
}
