import { describe, expect, it } from 'vitest';
import { readAudienceFile, splitLine } from './read-audience-file.ts';

const codes = async (content: string) => (await readAudienceFile(content)).faults.map(({ line, code }) => [line, code]);

describe('a file of people', () => {
  it('is read with any of three separators, a byte order mark, Finnish headings and any line ends', async () => {
    for (const [separator, end] of [
      [',', '\n'],
      [';', '\r\n'],
      ['\t', '\r'],
    ] as const) {
      const content = `\uFEFF${['Sähköposti', 'Nimi', 'Yksikkö'].join(separator)}${end}${['a@x.example', 'Äijö "Synthetic"', 'North'].join(separator)}${end}${end}`;
      expect(await readAudienceFile(content)).toMatchObject({
        rows: 1,
        people: [{ line: 2, email: 'a@x.example', name: 'Äijö "Synthetic"', attributes: { unit: 'North' } }],
        faults: [],
      });
    }
  });

  it('goes on after a broken line', async () => {
    expect(await codes('email,name\n"a@x.example,A\nb@x.example,B\nc@x.example\n')).toEqual([
      [2, 'quote-not-closed'],
      [4, 'wrong-number-of-cells'],
    ]);
  });

  it('names what is wrong with the heading', async () => {
    expect(await codes('')).toEqual([[1, 'empty']]);
    expect(await codes('email\n')).toEqual([[1, 'empty']]);
    expect(await codes('name\nA\n')).toEqual([[1, 'column-missing']]);
    expect(await codes('email,E-mail\na@x.example,b\n')).toEqual([[1, 'column-twice']]);
    expect(await codes('email,=cmd\na@x.example,b\n')).toEqual([[1, 'column-not-fitting']]);
    const extra = Array.from({ length: 11 }, (_, index) => `extra-${index}`).join(',');
    expect(await codes(`email,${extra}\n`)).toEqual([[1, 'too-many-columns']]);
  });

  it('refuses what could not be kept or would turn a list around', async () => {
    expect(await codes('email,name\na@x.example,A\u0000\n')).toEqual([[2, 'not-storable']]);
    expect(await codes('email,name\na@x.example,A\u202Ebc\n')).toEqual([[2, 'not-storable']]);
    expect(await codes(`email,name\na@x.example,${'A'.repeat(121)}\n`)).toEqual([[2, 'name-too-long']]);
    expect(await codes(`email,unit\na@x.example,${'A'.repeat(121)}\n`)).toEqual([[2, 'value-too-long']]);
    expect(await codes('email\na@x.example\r\nb@x.example, c@x.example\n')).toEqual([[3, 'email-not-an-address']]);
  });

  it('splits a line as spreadsheets write it', () => {
    expect(splitLine('a, "b, ""c""" ,,d', ',')).toEqual(['a', 'b, "c"', '', 'd']);
    expect(splitLine('"', ',')).toBeNull();
    expect(splitLine('', ',')).toEqual(['']);
  });
});
