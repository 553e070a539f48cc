// `dragoman translate` as people use it: the shipped vocabulary, small ESCO packs written here, and everything that can be wrong.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../main.ts';
import type { Outcome } from '../main.ts';

const LAUNCHER = join(import.meta.dirname, '..', '..', 'bin', 'dragoman.mjs');
const ESCO =
  process.env['DRAGOMAN_ESCO'] ??
  join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'data', 'esco-v1.1.1');
const hasEsco = existsSync(join(ESCO, 'skills_en.csv'));

let folder = '';
let cache = '';

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function translate(...args: string[]): Promise<Outcome> {
  return runCommand(['translate', ...args, '--cache', cache]);
}

/** In a process of its own, with an input. */
function piped(input: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [LAUNCHER, 'translate', '--jsonl', ...args, '--cache', cache]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
    child.stdin.end(input);
  });
}

const HEAD =
  'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description';
const URI = 'http://data.europa.eu/esco/skill/';

function skillRow(id: string, label: string, alternatives: string, description: string): string {
  return `KnowledgeSkillCompetence,${URI}${id},skill/competence,cross-sector,${label},"${alternatives}",,released,2024-01-01,,,,${description}`;
}

const NEIGHBOURS = [
  'store data',
  'protect data',
  'archive data',
  'sell data',
  'paint metal',
  'cut metal',
  'polish metal',
  'recycle metal',
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-translate-'));
  cache = join(folder, 'cache');
  const rows = [
    HEAD,
    skillRow('a', 'weld metal parts', 'welding', 'Join metal.'),
    skillRow('b', 'analyse data', 'data analysis', 'Draw conclusions.'),
    ...NEIGHBOURS.map((label, at) => skillRow(`n${at}`, label, '', '')),
  ];
  write('pack-v9.9.9/skills_en.csv', `${rows.join('\n')}\n`);
  write(
    'need.txt',
    'We need data analysis.\nWe need people for welding.\nWe are a family-owned firm, founded in 1962.\n',
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dragoman translate', () => {
  it('reads a text with the shipped vocabulary when no taxonomy is named', async () => {
    const { code, out, err } = await translate(join(folder, 'need.txt'), '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const reading = JSON.parse(out);
    expect(reading.taxonomy.scheme).toBe('dragoman-vocabulary');
    expect(reading.sentences[2]).toMatchObject({ status: 'unmatched', reason: 'about-the-firm' });
    expect(reading.skills[0].uri).toMatch(/^dragoman:/);
  });

  it('reads with an ESCO pack, keeps its index and builds it anew when the cache is broken', async () => {
    const args = [join(folder, 'need.txt'), '--taxonomy', join(folder, 'pack-v9.9.9'), '--json'];
    const first = await translate(...args);
    expect(first.err).toBe('');
    const { skills, taxonomy } = JSON.parse(first.out);
    expect(
      skills
        .slice(0, 2)
        .map(({ uri }: { uri: string }) => uri)
        .toSorted(),
    ).toEqual([`${URI}a`, `${URI}b`]);
    expect(taxonomy).toMatchObject({ version: '9.9.9', attribution: expect.stringContaining('European Commission') });
    expect((await translate(...args)).out).toBe(first.out);
    for (const name of readdirSync(cache)) truncateSync(join(cache, name), 50);
    expect((await translate(...args)).out).toBe(first.out);
  });

  it('prints the words, the doubts and the attribution for people', async () => {
    const { out } = await translate(join(folder, 'need.txt'), '--taxonomy', join(folder, 'pack-v9.9.9'));
    expect(out).toContain('because of: data, analysis');
    expect(out).toContain('(Tells about the firm, not about a need.)');
    expect(out).toContain('ESCO classification of the European Commission');
  });

  it('takes many texts as JSON lines, one answer a line in the same order', async () => {
    const input = '{"id":"x","text":"We need data analysis."}\n\n{"id":7,"text":"%%%"}\n';
    const { code, out } = await piped(input, '--taxonomy', join(folder, 'pack-v9.9.9'));
    expect(code).toBe(0);
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 'x', unmatched: [] });
    expect(first.skills[0]).toMatchObject({ uri: `${URI}b`, label: 'analyse data' });
    expect(first.skills[0].spans).toEqual([
      { start: 8, end: 12, text: 'data' },
      { start: 13, end: 21, text: 'analysis' },
    ]);
    expect(second).toMatchObject({ id: 7, skills: [] });
  });

  it('names the line of the input that is wrong, after the answers before it', async () => {
    const { code, out, err } = await piped(
      '{"id":"x","text":"We need welding."}\n{"id":"y"}\n',
      '--taxonomy',
      join(folder, 'pack-v9.9.9'),
    );
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err).toBe('dragoman: the input: line 2 has no text in "text"\n');
  });

  it('says in a sentence what is wrong, with its exit code', async () => {
    const text = join(folder, 'need.txt');
    const cases: [string[], number, string][] = [
      [[join(folder, 'nope.txt')], 1, 'There is no file'],
      [[folder], 1, 'is a folder'],
      [[write('empty.txt', ' \n')], 1, 'is empty'],
      [[write('binary.txt', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 255]))], 1, 'is not a text file'],
      [[write('latin.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9]))], 1, 'not text in UTF-8'],
      [[text, '--taxonomy', join(folder, 'nowhere')], 1, 'There is no folder'],
      [[text, '--taxonomy', text], 1, 'is a file'],
      [[text, '--lang', 'sv'], 1, 'has no words in "sv" here; it has: en, fi, it, nl, pl'],
      [[text, '--lang', 'swedish'], 2, 'two letters'],
      [[], 2, 'a text file is needed'],
      [[text, '--jsonl'], 2, 'from the input'],
    ];
    for (const [args, code, sentence] of cases) {
      const outcome = await translate(...args);
      expect(outcome).toMatchObject({ code, out: '' });
      expect(outcome.err).toContain(sentence);
      expect(outcome.err).not.toMatch(/at .*\.ts:\d/);
    }
  });

  it('refuses packs that are empty, have other columns or go in a circle', async () => {
    mkdirSync(join(folder, 'no-files'));
    write('columns/skills_en.csv', 'a,b\n1,2\n');
    write(
      'circle/skills_en.csv',
      `${[HEAD, skillRow('a', 'weld', 'welding', 'Join.'), skillRow('b', 'solder', 'soldering', 'Join.')].join('\n')}\n`,
    );
    const edge = (one: string, other: string): string =>
      `KnowledgeSkillCompetence,${URI}${one},KnowledgeSkillCompetence,${URI}${other}`;
    write(
      'circle/broaderRelationsSkillPillar.csv',
      `conceptType,conceptUri,broaderType,broaderUri\n${edge('a', 'b')}\n${edge('b', 'a')}\n`,
    );
    for (const [pack, sentence] of [
      ['no-files', 'skills_en.csv is missing'],
      ['columns', 'conceptUri'],
      ['circle', /circle|cycle|broader/i],
    ] as const) {
      const { code, err } = await translate(join(folder, 'need.txt'), '--taxonomy', join(folder, pack));
      expect(code).toBe(1);
      expect(err).toMatch(sentence);
    }
  });

  it.skipIf(!hasEsco)('reads with the whole of ESCO, within 250 MB once its index is kept', async () => {
    const input = Array.from(
      { length: 40 },
      (_, at) => `{"id":${at},"text":"You write software in Java and Python, number ${at}, and test it."}`,
    ).join('\n');
    await piped('{"id":0,"text":"warm up"}', '--taxonomy', ESCO);
    const { code, out } = await piped(input, '--taxonomy', ESCO);
    expect(code).toBe(0);
    const labels = JSON.parse(out.split('\n')[0]!)
      .skills.slice(0, 5)
      .map(({ label }: { label: string }) => label);
    expect(labels).toContain('Java (computer programming)');
    expect(labels).toContain('Python (computer programming)');
  });
});

describe('dragoman match-people', () => {
  it('ranks people by their works with reasons, and says what is wrong with the files', async () => {
    const people = write(
      'people.jsonl',
      '{"id":"a","name":"Ann (synthetic)","works":[{"title":"Battery recycling","abstract":"Metals recovered."}]}\n{"id":"b","name":"Bo (synthetic)"}\n',
    );
    const { out } = await runCommand([
      'match-people',
      '--people',
      people,
      '--query',
      'recycling of batteries',
      '--json',
    ]);
    expect(JSON.parse(out)).toMatchObject([
      { id: 'a', status: 'ranked', works: [{ title: 'Battery recycling' }] },
      { id: 'b', status: 'no-works' },
    ]);
    const queries = write('queries.jsonl', '{"id":"q1","query":"batteries"}\n');
    const many = await runCommand(['match-people', '--people', people, '--queries', queries, '--json']);
    expect(JSON.parse(many.out)).toMatchObject([{ id: 'q1', people: [{ id: 'a' }, { id: 'b' }] }]);
    const twice = write('twice.jsonl', '{"id":"a"}\n{"id":"a"}\n');
    for (const [args, code, sentence] of [
      [['--people', twice, '--query', 'x y'], 1, 'line 2: the id "a" stands twice'],
      [['--people', join(folder, 'none'), '--query', 'x'], 1, 'There is no file'],
      [['--people', people], 2, 'one of --query and --queries'],
      [['--people', people, '--query', '!!'], 1, 'has no word'],
    ] as const) {
      const outcome = await runCommand(['match-people', ...args]);
      expect(outcome.code).toBe(code);
      expect(outcome.err).toContain(sentence);
    }
  });
});

describe('an embedder for translate', () => {
  async function withServer<Result>(
    answer: (texts: string[]) => { status: number; body: unknown },
    work: (address: string, seen: { texts: string[]; key: string | undefined }[]) => Promise<Result>,
  ): Promise<Result> {
    const seen: { texts: string[]; key: string | undefined }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const { input } = JSON.parse(body) as { input: string[] };
        seen.push({ texts: input, key: request.headers.authorization });
        const { status, body: reply } = answer(input);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      return await work(`http://127.0.0.1:${port}/v1`, seen);
    } finally {
      server.close();
    }
  }

  const vectors = (texts: string[]): { status: number; body: unknown } => ({
    status: 200,
    body: {
      data: texts.map((text, index) => ({ index, embedding: [text.length % 7, text.length % 5, 1, text.length % 3] })),
    },
  });

  it('is asked only when told to, names itself, and takes its key from the environment alone', async () => {
    const file = write(
      'embedded.txt',
      'We need help with predictive maintenance.\nconfidential: the plant in Ruritania closes.\n',
    );
    await withServer(vectors, async (address, seen) => {
      await translate(file);
      expect(seen).toEqual([]);
      process.env['DRAGOMAN_EMBEDDER_KEY'] = 'planted';
      const { code, out } = await translate(file, '--embedder', address, '--embedder-model', 'fake', '--json');
      delete process.env['DRAGOMAN_EMBEDDER_KEY'];
      expect(code).toBe(0);
      expect((JSON.parse(out) as { path: { id: string } }).path.id).toContain('fake');
      expect(seen.every(({ key }) => key === 'Bearer planted')).toBe(true);
      expect(seen.flatMap(({ texts }) => texts).join(' ')).not.toContain('Ruritania');
    });
  });

  it('is done without when it fails, and the reading says so', async () => {
    const file = write('fallback.txt', 'We need help with predictive maintenance.');
    await withServer(
      () => ({ status: 500, body: {} }),
      async (address) => {
        const { code, out } = await translate(file, '--embedder', address, '--embedder-model', 'fake');
        expect(code).toBe(0);
        expect(out).toMatch(/Read without the embedder: .*status 500/);
        expect(out).toContain('maintenance');
      },
    );
  });

  it('needs an address and a model together', async () => {
    const file = write('half.txt', 'We need help.');
    expect((await translate(file, '--embedder', 'http://localhost:1/v1')).err).toContain('--embedder-model');
    expect((await translate(file, '--embedder-model', 'fake')).err).toContain('--embedder,');
    expect((await translate(file, '--embedder', 'nowhere', '--embedder-model', 'fake')).err).toContain(
      'an address such as',
    );
  });
});
