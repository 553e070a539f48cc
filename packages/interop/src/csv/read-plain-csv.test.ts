import { describe, expect, it } from 'vitest';
import { fileFromBytes } from '../files/pack-file.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { readPlainCsv } from './read-plain-csv.ts';

const read = (text: string, language = 'en') =>
  readPlainCsv({ file: fileFromBytes('own.csv', text), language, scheme: 'own', version: '3' });
const HEADER = 'uri,label,altLabels,description,broader,type,language,replacedBy';

describe('a taxonomy as a plain table', () => {
  it('needs only addresses and labels', async () => {
    const { taxonomy, findings } = await read('uri;label\nurn:a;bargain\nurn:b;listen\n');
    expect(findings).toEqual([]);
    expect(taxonomy).toMatchObject({ scheme: 'own', version: '3', language: 'en', attribution: '', groups: [] });
    expect(taxonomy!.concepts.map(({ uri, preferredLabel }) => [uri, preferredLabel])).toEqual([
      ['urn:a', 'bargain'],
      ['urn:b', 'listen'],
    ]);
  });

  it('gives the rows of one language, groups apart, and what was replaced', async () => {
    const table = [
      HEADER,
      'urn:g,talking,,,,group,en,',
      'urn:a,bargain,haggle | deal | bargain,To bargain.,urn:g,skill,en,',
      'urn:a,neuvotella,tinkiä,,urn:g,skill,fi,',
      'urn:old,,,,,,,urn:a',
    ].join('\n');
    const { taxonomy, replacements } = await read(table);
    expect(taxonomy!.groups).toEqual([{ uri: 'urn:g', code: '', preferredLabel: 'talking', broader: [] }]);
    expect(taxonomy!.concepts).toMatchObject([
      { uri: 'urn:a', altLabels: ['haggle', 'deal'], skillType: 'skill', broader: ['urn:g'] },
    ]);
    expect(replacements).toEqual([{ from: 'urn:old', to: 'urn:a' }]);
    const finnish = await read(table, 'fi');
    expect(finnish.taxonomy!.concepts).toMatchObject([
      { preferredLabel: 'neuvotella', altLabels: ['tinkiä'], broader: [] },
    ]);
    expect(finnish.findings).toMatchObject([{ severity: 'warning', code: 'taxonomy.broader-unknown' }]);
  });

  it('names what is wrong with line and column', async () => {
    expect(refusalOf(await read(`${HEADER}\nurn:a,bargain,,,,,fi,\n`))).toMatchObject({ code: 'csv.language-missing' });
    const broader = await read(`${HEADER}\nurn:a,bargain,,,talking,,,\n`);
    expect(refusalOf(broader)).toMatchObject({ code: 'row.uri-malformed', line: 2, column: 'broader' });
    const type = await read(`${HEADER}\nurn:a,bargain,,,,talent,,\n`);
    expect(refusalOf(type)).toMatchObject({ code: 'row.skill-type-unknown', line: 2, column: 'type' });
    expect(refusalOf(await read('label,description\na,b\n'))).toMatchObject({
      code: 'table.column-missing',
      column: 'uri',
    });
    expect(refusalOf(await read('uri,label\n'))).toMatchObject({ code: 'taxonomy.empty' });
    const circle = await read('uri,label,broader\nurn:a,one,urn:b\nurn:b,two,urn:a\n');
    expect(refusalOf(circle)).toMatchObject({ code: 'taxonomy.cycle', line: 2 });
    expect(refusalOf(await read('uri,label\nurn:a,one\nurn:a,two\n'))).toMatchObject({
      code: 'row.uri-twice',
      line: 3,
    });
    const replaced = await read('uri,label,replacedBy\nurn:a,one,\nurn:b,,urn:c\nurn:c,,urn:b\n');
    expect(replaced.findings.map(({ code }) => code)).toEqual([
      'taxonomy.replaced-in-circle',
      'taxonomy.replaced-in-circle',
    ]);
  });
});
