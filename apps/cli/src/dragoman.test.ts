import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, simulateResponses, syntheticItems, syntheticThetas } from '@dragoman/psychometrics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runCommand } from './main.ts';

const COMMAND = join(import.meta.dirname, '..', 'bin', 'dragoman.mjs');
let folder = '';

/** Runs the command as a process of its own. */
function dragoman(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { cwd: folder, maxBuffer: 64e6 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

/** The same in this process, which is many times faster; files are found in the folder. */
function inProcess(...args: string[]): Promise<Outcome> {
  return runCommand(args.map((arg) => (/\.(csv|json)$/.test(arg) ? join(folder, arg) : arg)));
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

function csv(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return `${names.join(',')}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-cli-'));
  const binary = syntheticItems({ model: '2pl', items: 6, seed: 'cli' });
  const random = createRandom('groups');
  const names = ['group', ...binary.map((_, j) => `q${j + 1}`)];
  const answers = simulateResponses(binary, syntheticThetas(500, 'cli'), 'cli');
  file(
    'binary.csv',
    csv(
      names,
      answers.map((row) => [random.next() < 0.5 ? 'north' : 'south', ...row]),
    ),
  );
  const graded = syntheticItems({ model: 'grm', items: 5, categories: 4, seed: 'cli' });
  const gradedRows = simulateResponses(graded, syntheticThetas(500, 'cli'), 'cli').map((row, i) =>
    row.map((cell, j) => (i % 20 === j ? 'NA' : Number(cell) + 1)),
  );
  file('graded.csv', csv(['a', 'b', 'c', 'd', 'e'], gradedRows));
  file(
    'ratings.csv',
    csv(
      ['one', 'two', 'three'],
      [
        [9, 2, 5],
        [6, 1, 3],
        [8, 4, 6],
        [7, 1, 2],
        [10, 5, 6],
        [6, 2, 4],
      ],
    ),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the dragoman command', () => {
  it('calibrates, scores and simulates one after the other', async () => {
    const calibrated = await dragoman('calibrate', 'graded.csv', '--model', 'grm', '--out', 'bank.json', '--json');
    expect(calibrated).toMatchObject({ code: 0, err: '' });
    const result = JSON.parse(calibrated.out);
    expect(result).toMatchObject({ model: 'grm', n: 500, converged: true, warnings: [] });
    for (const key of ['logLik', 'aic', 'bic', 'iterations', 'nodes', 'doubledNodesLogLik']) {
      expect(typeof result[key]).toBe('number');
    }
    expect(result.items[0]).toMatchObject({
      name: 'a',
      n: 475,
      thresholds: expect.any(Array),
      standardErrors: expect.any(Object),
    });
    const bank = JSON.parse(readFileSync(join(folder, 'bank.json'), 'utf8'));
    expect(bank.items.length).toBe(5);
    const [scored, simulated, again] = await Promise.all([
      dragoman('score', 'graded.csv', '--bank', 'bank.json', '--estimator', 'wle', '--json'),
      dragoman('simulate-cat', '--bank', 'bank.json', '--people', '100', '--stop-se', '0.6', '--max', '4', '--json'),
      dragoman('simulate-cat', '--bank', 'bank.json', '--people', '100', '--stop-se', '0.6', '--max', '4', '--json'),
    ]);
    const { scores, estimator } = JSON.parse(scored.out);
    expect(estimator).toBe('wle');
    expect(scores.length).toBe(500);
    expect(scores[0]).toMatchObject({ row: 1, status: 'estimated', answered: 4 });
    expect(JSON.parse(simulated.out)).toMatchObject({ synthetic: true, people: 100 });
    expect(again.out).toBe(simulated.out);
  });

  it('tells reliability with reversed columns as a table and as JSON', async () => {
    const reversed = ['--reverse', 'a', '--max', '4'];
    const [table, json] = await Promise.all([
      dragoman('reliability', 'graded.csv'),
      dragoman('reliability', 'graded.csv', ...reversed, '--json'),
    ]);
    expect(table.out).toMatch(/alpha \(raw\) +0\.\d{3}/);
    expect(table.out).toMatch(/alpha if dropped/);
    const { alpha } = JSON.parse(json.out);
    expect(alpha.alpha).toBeLessThan(Number(/alpha \(raw\) +(0\.\d{3})/.exec(table.out)![1]));
  });

  it('tests differential functioning by all five methods', async () => {
    const runs = await Promise.all(
      ['mh', 'gmh', 'logistic', 'ordinal', 'lr'].map((method) =>
        inProcess('dif', 'binary.csv', '--group', 'group', '--method', method, '--reference', 'south', '--json'),
      ),
    );
    for (const { code, out, err } of runs) {
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const { items, groups } = JSON.parse(out);
      expect(items.length).toBe(6);
      expect(groups[0]).toMatchObject({ label: 'south', role: 'reference' });
      expect(items[0].p).toBeGreaterThan(0);
    }
  });

  it('tells agreement from wide and long tables, the same for both', async () => {
    const wide = readFileSync(join(folder, 'ratings.csv'), 'utf8').trim().split('\n');
    const raters = wide[0]!.split(',');
    const long = wide.slice(1).flatMap((line, s) => line.split(',').map((value, r) => [`s${s}`, raters[r], value]));
    file('long.csv', csv(['who', 'by', 'rating'], long));
    const [icc, again, ...others] = await Promise.all([
      inProcess('agreement', 'ratings.csv', '--coefficient', 'icc', '--json'),
      dragoman(
        'agreement',
        'long.csv',
        '--coefficient',
        'icc',
        '--subject',
        'who',
        '--rater',
        'by',
        '--value',
        'rating',
        '--json',
      ),
      inProcess('agreement', 'ratings.csv', '--coefficient', 'krippendorff', '--level', 'interval', '--json'),
      inProcess('agreement', 'ratings.csv', '--coefficient', 'fleiss', '--json'),
      dragoman(
        'agreement',
        'ratings.csv',
        '--coefficient',
        'cohen',
        '--columns',
        'one,three',
        '--weights',
        'quadratic',
        '--json',
      ),
      inProcess('agreement', 'ratings.csv', '--coefficient', 'kendall-w', '--json'),
      inProcess('agreement', 'ratings.csv', '--coefficient', 'ac1', '--json'),
      inProcess('agreement', 'ratings.csv', '--coefficient', 'rwg', '--options', '10', '--json'),
    ]);
    expect(JSON.parse(icc!.out).forms.length).toBe(6);
    expect(JSON.parse(again!.out).forms).toEqual(JSON.parse(icc!.out).forms);
    for (const { code, out } of others) {
      expect(code).toBe(0);
      expect(out).not.toMatch(/NaN/);
    }
  });

  it('says how it is used', async () => {
    const [help, one] = await Promise.all([inProcess('--help'), inProcess('dif', '--help')]);
    for (const name of ['reliability', 'calibrate', 'score', 'dif', 'agreement', 'simulate-cat']) {
      expect(help.out).toContain(`dragoman ${name}`);
    }
    expect(one.out).toContain('--group COLUMN');
  });
});

describe('bad input', () => {
  const cases: readonly [string, string | null, readonly string[], number, RegExp][] = [
    ['text in a number column', 'x,y\n1,2\n1,two\n', ['reliability'], 1, /row 2, column y: "two" is not a number/],
    ['a ragged row', 'x,y\n1,2\n1,2,3\n', ['reliability'], 1, /row 2 has 3 cells/],
    ['a short row', 'x,y\n1,2\n1\n', ['reliability'], 1, /row 2 has 1 cells/],
    ['an empty file', '', ['reliability'], 1, /is empty/],
    ['a header alone', 'x,y\n', ['reliability'], 1, /no data rows/],
    ['a column name that stands twice', 'x,x\n1,2\n', ['reliability'], 1, /"x" stands twice/],
    ['an open quotation mark', 'x,y\n1,"2\n', ['reliability'], 1, /row 1/],
    [
      'negative categories',
      'x,y,z\n0,1,1\n-1,0,1\n',
      ['calibrate', '--model', 'grm'],
      1,
      /row 2, column x: -1 is negative/,
    ],
    ['half a category', 'x,y,z\n0,1,1\n0.5,0,1\n', ['calibrate', '--model', 'grm'], 1, /row 2, column x: 0.5/],
    [
      'more than two answers',
      'x,y,z\n0,1,1\n1,0,1\n2,1,0\n',
      ['calibrate', '--model', '2pl'],
      1,
      /column x: 3 different/,
    ],
    [
      'an answer outside the range',
      'x,y\n1,2\n9,1\n',
      ['reliability', '--reverse', 'x', '--max', '5'],
      1,
      /row 2, column x: 9 lies outside/,
    ],
    ['binary data', 'x\u0000,y\n', ['reliability'], 1, /not a text file/],
    ['a missing column', 'x,y\n1,2\n', ['reliability', '--columns', 'x,q'], 2, /no column "q" \(it has x, y\)/],
    ['a missing file', null, ['reliability'], 1, /There is no file/],
    ['an unknown option', 'x,y\n1,2\n', ['reliability', '--best'], 2, /--best/],
    ['an unknown model', 'x,y\n1,2\n', ['calibrate', '--model', 'best'], 2, /one of rasch/],
    ['one group', 'g,x,y\na,1,0\na,0,1\n', ['dif', '--group', 'g', '--method', 'mh'], 1, /two or more groups/],
    ['reversing without a maximum', 'x,y\n1,2\n', ['reliability', '--reverse', 'x'], 2, /--max/],
  ];
  for (const [what, text, [command, ...rest], code, sentence] of cases) {
    it(`is told in a sentence: ${what}`, async () => {
      const name = text === null ? 'nowhere.csv' : file(`${what.replaceAll(' ', '-')}.csv`, text);
      const run = await inProcess(command!, name, ...rest);
      expect(run.err).toMatch(sentence);
      expect(run.err).not.toMatch(/\n\s+at /);
      expect(run).toMatchObject({ code, out: '' });
    });
  }

  it('is carried as a warning where figures are still possible', async () => {
    const rows = readFileSync(join(folder, 'graded.csv'), 'utf8').trim().split('\n').slice(1, 40);
    file('constant.csv', `a,b,c,d,e,f\n${rows.map((row) => `${row},3`).join('\n')}\nNA,,.,NA,NA,NA\n`);
    const [calibrated, reliable] = await Promise.all([
      inProcess('calibrate', 'constant.csv', '--model', 'grm', '--prior', 'small', '--json'),
      inProcess('reliability', 'constant.csv', '--json'),
    ]);
    const codes = JSON.parse(calibrated.out).warnings.map((warning: { code: string }) => warning.code);
    expect(codes).toEqual(expect.arrayContaining(['rows-without-answers', 'item-excluded']));
    expect(reliable.out).toMatch(/everybody gave the same answer/);
    for (const { out } of [calibrated, reliable]) expect(out).not.toMatch(/NaN|Infinity/);
  });

  it('reaches the one who typed: exit code and sentence of the process itself', async () => {
    const [usage, data] = await Promise.all([
      dragoman('calibrate', 'graded.csv'),
      dragoman('reliability', 'nowhere.csv'),
    ]);
    expect(usage).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--model is needed') });
    expect(data).toMatchObject({ code: 1, out: '', err: 'dragoman: There is no file nowhere.csv\n' });
  });

  it('takes semicolons, a byte order mark and Windows line ends', async () => {
    file('semicolons.csv', `\uFEFFx;y;z\r\n1;2;2\r\n2;3;1\r\n4;4;5\r\n3;3;4\r\n`);
    const run = await inProcess('reliability', 'semicolons.csv', '--json');
    expect(JSON.parse(run.out).alpha).toMatchObject({ items: 3, people: 4 });
  });
});
