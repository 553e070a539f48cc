import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import type { Framework } from '../../contract.ts';
import { loadFramework } from '../load-framework.ts';
import { syntheticFramework } from '../testing/synthetic-framework.ts';
import { checkFramework } from './check-framework.ts';
import { compareFrameworks } from './compare-frameworks.ts';
import { readFrameworkCsv } from './read-csv.ts';
import { readFrameworkJson } from './read-json.ts';
import { writeFrameworkCsv, writeFrameworkJson } from './write-framework.ts';

const shipped = loadFramework(new URL('../../../../../../content/frameworks/dragoman-25/', import.meta.url));
const toCsv = (framework: Framework): string => writeFrameworkCsv(framework).body as string;
const toJson = (framework: Framework): string => writeFrameworkJson(framework).body as string;
const csvErrors = (text: string) => checkFramework(readFrameworkCsv(text)).errors.map(({ line, code }) => [line, code]);
const jsonErrors = (text: string) =>
  checkFramework(readFrameworkJson(text)).errors.map(({ line, code }) => [line, code]);

describe.each([
  ['the framework that ships with Dragoman', shipped],
  ['texts that are hard on file formats', syntheticFramework()],
])('%s', (_title, framework) => {
  it.each([
    ['JSON', () => checkFramework(readFrameworkJson(toJson(framework)))],
    ['CSV', () => checkFramework(readFrameworkCsv(toCsv(framework)))],
    [
      'CSV as a spreadsheet saves it, with semicolons and plain line breaks',
      () => checkFramework(readFrameworkCsv(withSemicolons(toCsv(framework)))),
    ],
  ])('goes out and comes in again without a change as %s', (_form, read) => {
    const checked = read();
    expect(checked.errors).toEqual([]);
    expect(compareFrameworks(framework, checked.framework!)).toEqual([]);
    expect({ ...checked.framework!, head: { ...checked.framework!.head, status: framework.head.status } }).toEqual(
      framework,
    );
  });
});

function withSemicolons(csv: string): string {
  return stringify(parse(csv, { bom: true }), { delimiter: ';' });
}

describe('a table', () => {
  const lines = (text: string) => text.replace('\uFEFF', '').split('\r\n');
  const csv = toCsv(syntheticFramework());
  const replaceLine = (find: RegExp, by: (line: string) => string): { text: string; line: number } => {
    const all = lines(csv);
    const at = all.findIndex((line) => find.test(line));
    expect(at).toBeGreaterThan(0);
    // Lines here are those of the file: a cell of the synthetic framework holds a break of its own.
    const line =
      all
        .slice(0, at)
        .join('\r\n')
        .split(/\r\n|\n/).length + 1;
    return { text: all.with(at, by(all[at]!)).join('\r\n'), line };
  };

  it('protects spreadsheets from cells that begin like a formula', () => {
    const cells = csv.split(/[,\r\n]/);
    expect(cells).toContain("'=SUM(A1)");
    expect(cells).toContain("''=apostrophe and equals");
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });

  it('tells in which line a part, field, number or reference is wrong', () => {
    const part = replaceLine(/^indicator,asking,asking-3-2/, (line) => line.replace('indicator', 'indikator'));
    expect(csvErrors(part.text)).toEqual([[part.line, 'csv.part-unknown']]);
    const field = replaceLine(/^role,,broker,,rationale/, (line) => line.replace('rationale', 'reason'));
    expect(csvErrors(field.text)).toContainEqual([field.line, 'csv.field-unknown']);
    const target = replaceLine(/^target,broker\/entry,listening/, (line) => line.replace(',2,', ',two,'));
    expect(csvErrors(target.text)).toContainEqual([target.line, 'csv.not-a-number']);
    const outside = replaceLine(/^target,broker\/senior,asking/, (line) => line.replace('3.5', '5'));
    expect(csvErrors(outside.text)).toEqual([[outside.line, 'schema.wrong']]);
    const reference = replaceLine(/^indicator,listening,listening-2-1/, (line) =>
      line.replace('indicator,listening', 'indicator,hearing'),
    );
    expect(csvErrors(reference.text)).toEqual([[reference.line, 'csv.of-unknown']]);
    const level = replaceLine(/^indicator,listening,listening-2-1/, (line) => line.replace(',2,', ',5,'));
    expect(csvErrors(level.text)).toEqual([[level.line, 'csv.level-unknown']]);
    const twice = replaceLine(/^indicator,asking,asking-4-2/, (line) => line.replace('asking-4-2', 'asking-4-1'));
    expect(csvErrors(twice.text)).toEqual([[twice.line, 'part.indicator-twice']]);
    const empty = replaceLine(/^indicator,asking,asking-1-1/, (line) => line.replace('Does 1', ''));
    expect(csvErrors(empty.text)).toEqual([[empty.line, 'schema.wrong']]);
    const cells = replaceLine(/^weight,broker\/senior,asking/, (line) => `${line},one,more`);
    expect(csvErrors(cells.text)).toContainEqual([cells.line, 'csv.wrong-number-of-cells']);
    const proto = replaceLine(/^target,broker\/entry,listening/, (line) => line.replace('listening', '__proto__'));
    expect(csvErrors(proto.text)).toContainEqual([proto.line, 'csv.name-not-allowed']);
  });

  it('takes decimal commas', () => {
    const { text } = replaceLine(/^target,broker\/entry,asking/, (line) => line.replace('2.5', '"2,5"'));
    expect(checkFramework(readFrameworkCsv(text)).framework!.roles[0]!.stages[0]!.targets['asking']).toBe(2.5);
  });

  it('tells every wrong line, not only the first', () => {
    const { text } = replaceLine(/^indicator,asking,asking-1-1/, (line) => line);
    const wrong = text.replaceAll(/^target,/gm, 'ziel,');
    expect(csvErrors(wrong).filter(([, code]) => code === 'csv.part-unknown')).toHaveLength(4);
  });

  it('tells where a quotation mark was not closed or stands in a cell', () => {
    const open = replaceLine(/^indicator,asking,asking-2-1/, (line) => line.replace('Does 2', '"Does 2'));
    expect(csvErrors(open.text)).toEqual([[open.line, 'csv.quote-not-closed']]);
    const within = replaceLine(/^indicator,asking,asking-2-1/, (line) => line.replace('Does 2', 'Does "2"'));
    expect(csvErrors(within.text)).toEqual([[within.line, 'csv.quote-in-cell']]);
  });

  it('tells what is wrong with its head', () => {
    const [head = '', ...rest] = lines(csv);
    const withHead = (text: string) => csvErrors([text, ...rest].join('\r\n'));
    expect(withHead(head.replace(/,fi$/, ',en'))).toContainEqual([1, 'csv.duplicate-column']);
    expect(withHead(head.replace('level', 'step'))).toEqual(
      expect.arrayContaining([
        [1, 'csv.column-missing'],
        [1, 'csv.column-unknown'],
      ]),
    );
    expect(csvErrors('')).toEqual([[1, 'csv.empty']]);
    expect(csvErrors('a')).toContainEqual([1, 'csv.column-missing']);
  });

  it('tells in which line a NUL or half a character stands', () => {
    const nul = replaceLine(/^basis,asking/, (line) => line.replace('K: ', 'K\u0000'));
    expect(csvErrors(nul.text)).toEqual([[nul.line, 'file.unstorable-character']]);
    const half = replaceLine(/^basis,asking/, (line) => line.replace('K: ', 'K\ud800'));
    expect(csvErrors(half.text)).toEqual([[half.line, 'file.unstorable-character']]);
  });
});

describe('a JSON file', () => {
  const json = toJson(syntheticFramework());
  const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

  it('tells in which line it breaks off or is broken', () => {
    const broken = json.replace('"licence": "CC-BY-4.0",', '"licence": "CC-BY-4.0"');
    expect(jsonErrors(broken)).toEqual([[lineOf(json, '"provenance"'), 'json.broken']]);
    expect(jsonErrors(json.slice(0, 200))).toEqual([[lineOf(json, json.slice(199, 240)), 'json.broken']]);
    expect(jsonErrors('')).toEqual([[1, 'json.broken']]);
  });

  it('tells the line of a value that does not fit, is missing, unknown or stands twice', () => {
    const wrong = json.replace('"asking": 2.5', '"asking": 25');
    expect(jsonErrors(wrong)).toEqual([[lineOf(wrong, '"asking": 25'), 'schema.wrong']]);
    const unknown = json.replace('"licence"', '"colour": "red",\n"licence"');
    expect(jsonErrors(unknown)).toEqual([[lineOf(unknown, '"colour"'), 'schema.wrong']]);
    const twice = json.replace('"licence"', '"version": "2.0.0",\n"licence"');
    expect(jsonErrors(twice)).toEqual([[lineOf(twice, '"version": "2.0.0"'), 'json.duplicate-key']]);
    const proto = json.replace('"asking": 2.5', '"asking": 2.5,\n"__proto__": 2');
    expect(jsonErrors(proto)).toEqual([[lineOf(proto, '"__proto__"'), 'json.key-not-allowed']]);
    const nul = json.replace('Synthetic, for tests.', 'a\\u0000b');
    expect(jsonErrors(nul)).toEqual([[lineOf(nul, 'a\\u0000b'), 'schema.wrong']]);
    const half = json.replace('Synthetic, for tests.', 'a\\ud800b');
    expect(jsonErrors(half)).toEqual([[lineOf(half, 'a\\ud800b'), 'schema.wrong']]);
    const long = json.replace('Synthetic, for tests.', 'x'.repeat(4001));
    expect(jsonErrors(long)).toEqual([[lineOf(long, 'xxxx'), 'schema.wrong']]);
  });

  it('tells the line of parts that do not fit together', () => {
    const missing = json.replace('"asking": 2.5,', '');
    expect(jsonErrors(missing)).toEqual([[lineOf(missing, '"id": "entry"') - 1, 'part.target-missing']]);
    const twice = json.replace('"asking-2-1"', '"listening-2-1"');
    expect(jsonErrors(twice)).toEqual([[lineOf(json, '"asking-2-1"') - 1, 'part.indicator-twice']]);
  });

  it('is refused when it is something else, nested without end or beyond reason', () => {
    for (const text of [
      'null',
      '[]',
      '"x"',
      '{}',
      '{"format":"dragoman-framework","formatVersion":2,"framework":{}}',
    ]) {
      expect(jsonErrors(text)).toEqual([[1, 'json.not-a-framework']]);
    }
    expect(jsonErrors('['.repeat(500_000))).toEqual([[null, 'json.too-deep']]);
    expect(
      checkFramework(
        readFrameworkJson('{"format":"dragoman-framework","formatVersion":1,"framework":{"__proto__":{"head":1}}}'),
      ).framework,
    ).toBeNull();
  });

  it('lists a hundred errors and says how many more there are', () => {
    const many = { ...syntheticFramework(), skills: Array.from({ length: 60 }, () => ({ id: 'X Y', more: 1 })) };
    const { errors } = checkFramework(readFrameworkJson(toJson(many as never)));
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)!.sentence).toMatch(/^There are \d+ more errors/);
  });
});

describe('the comparison of two versions', () => {
  it('names parts that were added, changed and removed', () => {
    const before = syntheticFramework();
    const after = structuredClone(before);
    after.head.version = '1.1.0';
    after.skills[0]!.name = { en: 'Listening well' };
    after.skills[1]!.levels[0]!.indicators.pop();
    after.skills[1]!.levels[3]!.indicators.push({ id: 'asking-4-3', text: { en: 'New' } });
    after.roles[0]!.stages[0]!.targets['asking'] = 3;
    after.roles[0]!.stages.pop();
    expect(compareFrameworks(before, after)).toEqual([
      { kind: 'changed', part: 'framework', id: 'synthetic-two', of: null, fields: ['version'] },
      { kind: 'changed', part: 'skill', id: 'listening', of: null, fields: ['name'] },
      { kind: 'added', part: 'indicator', id: 'asking-4-3', of: 'asking', fields: [] },
      { kind: 'changed', part: 'role', id: 'broker', of: null, fields: ['order'] },
      { kind: 'changed', part: 'stage', id: 'entry', of: 'broker', fields: ['targets'] },
      { kind: 'removed', part: 'indicator', id: 'asking-1-2', of: 'asking', fields: [] },
      { kind: 'removed', part: 'stage', id: 'senior', of: 'broker', fields: [] },
    ]);
    expect(compareFrameworks(null, after).every((change) => change.kind === 'added')).toBe(true);
  });
});
