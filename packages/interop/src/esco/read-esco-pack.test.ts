import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileFromBytes } from '../files/pack-file.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { ESCO_ATTRIBUTION, findVersion, readEscoPack } from './read-esco-pack.ts';
import { SKILL_ROWS, skillRow, skillUri, syntheticPack, textOf, withRows } from '../testing/synthetic-pack.ts';
import type { PackChanges } from '../testing/synthetic-pack.ts';

const read = (changes: PackChanges = {}) =>
  readEscoPack({ files: syntheticPack(changes), language: 'en', version: '9.9.9', needs: 'structure' });

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('an ESCO pack', () => {
  it('gives skills with their labels, groups, relations, collections and occupations', async () => {
    const { taxonomy, findings, replacements } = await read();
    expect(findings).toEqual([]);
    expect(replacements).toEqual([]);
    expect(taxonomy).toMatchObject({ scheme: 'esco', version: '9.9.9', language: 'en', attribution: ESCO_ATTRIBUTION });
    expect(taxonomy!.concepts.map(({ uri }) => uri)).toEqual(['bargain', 'licence', 'draft'].map(skillUri));
    expect(taxonomy!.concepts[0]).toEqual({
      uri: skillUri('bargain'),
      preferredLabel: 'bargain with firms',
      altLabels: ['negotiate with firms', 'haggle'],
      hiddenLabels: [],
      description: 'Synthetic: to bargain with firms, and more.',
      skillType: 'skill',
      broader: [skillUri('S1.1')],
      related: [],
      collections: ['transversal'],
      occupations: 2,
    });
    expect(taxonomy!.concepts[1]!.related).toEqual([{ uri: skillUri('draft'), relation: 'essential' }]);
    expect(taxonomy!.groups).toEqual([
      { uri: skillUri('S1'), code: 'S1', preferredLabel: 'talking', broader: [skillUri('S')] },
      { uri: skillUri('S1.1'), code: 'S1.1', preferredLabel: 'dealing', broader: [skillUri('S1')] },
      { uri: skillUri('S'), code: 'S', preferredLabel: 'skills', broader: [] },
    ]);
  });

  it('says how far it has come, up to the end', async () => {
    const seen: number[] = [];
    let total = 0;
    await readEscoPack({
      files: syntheticPack(),
      onProgress: ({ readBytes, totalBytes }) => {
        seen.push(readBytes);
        total = totalBytes;
      },
    });
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toBe(total);
  });

  it('of a newer version, with labels in the relations and other names, is read as well', async () => {
    const relations = textOf('occupationSkillRelations.csv')
      .replaceAll('relationType', 'occupationLabel,relationType')
      .replaceAll(/(occupation\/\w+),/g, '$1,a label,');
    const { taxonomy, findings } = await read({
      'occupationSkillRelations.csv': null,
      'occupationSkillRelations_en.csv': relations,
      'dictionary_en.csv': 'filename,data header\n',
    });
    expect(findings).toEqual([]);
    expect(taxonomy!.concepts[0]!.occupations).toBe(2);
  });

  it('may begin with a byte order mark, end its lines in either way and be apart by semicolons', async () => {
    const { taxonomy, findings } = await read({
      'broaderRelationsSkillPillar.csv': `\uFEFF${textOf('broaderRelationsSkillPillar.csv').replaceAll(',', ';').replaceAll('\n', '\r\n')}`,
    });
    expect(findings).toEqual([]);
    expect(taxonomy!.concepts[2]!.broader).toEqual([skillUri('licence')]);
  });

  it('maps a concept that is no longer in use to the one that stands for it', async () => {
    const rows = [...SKILL_ROWS, skillRow('old', 'haggle with firms', [], 'obsolete')];
    const { taxonomy, replacements } = await read({
      ...withRows('skills_en.csv', rows),
      'replacements.csv': `conceptUri,replacedBy\n${skillUri('old')},${skillUri('bargain')}\n`,
    });
    expect(replacements).toEqual([{ from: skillUri('old'), to: skillUri('bargain') }]);
    expect(taxonomy!.concepts).toHaveLength(3);
  });

  it('tells its version by the name of its folder', () => {
    expect(findVersion('/data/esco-v1.1.1/')).toBe('1.1.1');
    expect(findVersion('ESCO dataset - v1.2.0 - classification - fi - csv')).toBe('1.2.0');
    expect(findVersion('/data-1.0/esco')).toBeNull();
  });
});

describe('an ESCO pack that is not whole', () => {
  it('names the file that is missing and what there is instead', async () => {
    expect(refusalOf(await read({ 'skills_en.csv': null }))).toMatchObject({
      code: 'esco.file-missing',
      file: 'skills_en.csv',
    });
    const groups = await read({ 'skillGroups_en.csv': null });
    expect(refusalOf(groups)).toMatchObject({ code: 'esco.file-missing', file: 'skillGroups_en.csv' });
    expect(refusalOf(await read({ 'broaderRelationsSkillPillar.csv': null }))).toMatchObject({
      file: 'broaderRelationsSkillPillar.csv',
    });
  });

  it('gives its labels where those are enough, and says what is lost', async () => {
    const files = syntheticPack({ 'skillGroups_en.csv': null, 'skillsHierarchy_en.csv': null });
    const { taxonomy, findings } = await readEscoPack({ files, version: '1' });
    expect(taxonomy!.concepts).toHaveLength(3);
    expect(findings.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'esco.file-missing'],
      ['warning', 'esco.file-missing'],
      ['warning', 'taxonomy.broader-unknown'],
    ]);
  });

  it('says which languages there are when another is asked for, and asks when there are several', async () => {
    const files = syntheticPack({ 'skills_fi.csv': textOf('skills_en.csv') });
    const missing = await readEscoPack({ files, language: 'pl' });
    expect(refusalOf(missing)).toMatchObject({ code: 'esco.language-missing' });
    expect(missing.findings[0]!.sentence).toContain('en, fi');
    expect(refusalOf(await readEscoPack({ files }))).toMatchObject({ code: 'esco.language-open' });
  });

  it('names a column that is missing, and the columns there are', async () => {
    const reading = await read({ 'skills_en.csv': textOf('skills_en.csv').replace('preferredLabel', 'title') });
    expect(refusalOf(reading)).toMatchObject({
      code: 'table.column-missing',
      file: 'skills_en.csv',
      line: 1,
      column: 'preferredLabel',
    });
    expect(reading.findings[0]!.sentence).toContain('title');
  });

  it('is refused when a file is no text, in an older encoding or empty, with the line where it stops being text', async () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]);
    expect(refusalOf(await read({ 'skills_en.csv': zip }))).toMatchObject({
      code: 'file.binary',
      file: 'skills_en.csv',
    });
    expect(refusalOf(await read({ 'skills_en.csv': Uint8Array.from([65, 66, 0, 67]) }))).toMatchObject({
      code: 'file.binary',
    });
    expect(refusalOf(await read({ 'skills_en.csv': Uint8Array.from([0xff, 0xfe, 65, 0]) }))).toMatchObject({
      code: 'file.utf-16',
    });
    const rows = textOf('skills_en.csv').replace('draft a licence', 'licenssiä laatia');
    expect(refusalOf(await read({ 'skills_en.csv': latin1(rows) }))).toMatchObject({ code: 'file.not-utf-8', line: 6 });
    expect(refusalOf(await read({ 'skills_en.csv': '' }))).toMatchObject({ code: 'file.empty' });
  });

  it('is refused when a quotation mark is never closed or a row has cells without a column', async () => {
    const open = await read(withRows('skills_en.csv', [...SKILL_ROWS, `a,"${'x'.repeat(2000)}`]));
    expect(refusalOf(open)).toMatchObject({ code: 'table.malformed' });
    const long = `${skillRow('more', 'more')},surplus`;
    expect(refusalOf(await read(withRows('skills_en.csv', [...SKILL_ROWS, long])))).toMatchObject({
      code: 'table.row-length',
      line: 7,
    });
  });

  it('names both lines of a concept that stands in it twice', async () => {
    const reading = await read(withRows('skills_en.csv', [...SKILL_ROWS, SKILL_ROWS[0]!]));
    expect(refusalOf(reading)).toMatchObject({ code: 'row.uri-twice', line: 7 });
    expect(reading.findings[0]!.sentence).toContain('line 2');
  });

  it('names the labels along a circle', async () => {
    const rows = ['bargain,licence', 'licence,draft', 'draft,bargain'].map((pair) => {
      const [below, above] = pair.split(',').map((name) => skillUri(name));
      return `KnowledgeSkillCompetence,${below},KnowledgeSkillCompetence,${above}`;
    });
    const reading = await read(withRows('broaderRelationsSkillPillar.csv', rows));
    expect(refusalOf(reading)).toMatchObject({ code: 'taxonomy.cycle', file: 'skills_en.csv', line: 2 });
    expect(reading.findings[0]!.sentence).toContain(
      '“bargain with firms” → “license an invention” → “draft a licence” → “bargain with firms”',
    );
  });

  it('names rows without an address, with a wrong one, without a label or of an unknown type', async () => {
    const rows = [
      skillRow('a', ''),
      skillRow('b', 'b').replace(skillUri('b'), ''),
      skillRow('c', 'c').replace(skillUri('c'), 'javascript:alert(1)'),
      skillRow('d', 'd').replace('skill/competence', 'talent'),
    ];
    const { taxonomy, findings } = await read(withRows('skills_en.csv', rows));
    expect(taxonomy).toBeNull();
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['row.label-missing', 2],
      ['row.uri-missing', 3],
      ['row.uri-malformed', 4],
      ['row.skill-type-unknown', 5],
    ]);
  });

  it('is refused before it is read when a file is too large, and while it is read when it hid its size', async () => {
    const files = syntheticPack();
    const fileBytes = Math.max(...files.map(({ bytes }) => bytes)) - 1;
    expect(refusalOf(await readEscoPack({ files, fileBytes }))).toMatchObject({ code: 'file.too-large' });
    const hiding = files.map((file) => ({ ...file, bytes: 1 }));
    expect(refusalOf(await readEscoPack({ files: hiding, fileBytes }))).toMatchObject({ code: 'file.too-large' });
  });

  it('lists a hundred findings and counts the rest', async () => {
    const rows = Array.from({ length: 150 }, (_each, index) => skillRow(`s${index}`, ''));
    const { findings } = await read(withRows('skills_en.csv', rows));
    expect(findings).toHaveLength(101);
    expect(findings.at(-1)).toMatchObject({ code: 'findings.more', severity: 'error' });
  });

  it('is not an ESCO pack when its files are about something else', async () => {
    const files = [fileFromBytes('notes.csv', 'a,b\n1,2\n')];
    expect(refusalOf(await readEscoPack({ files }))).toMatchObject({ code: 'esco.file-missing' });
  });
});

// The official pack is not part of the repository: `ESCO_FOLDER` names a folder that holds it.
const folder = process.env['ESCO_FOLDER'] ?? '';
describe.skipIf(!existsSync(folder))('the official pack of ESCO 1.1.1 in English', () => {
  it('is read as a whole, without an error', async () => {
    const { taxonomy, findings } = await readEscoPack({ folder, language: 'en', version: '1.1.1', needs: 'structure' });
    expect(findings).toEqual([]);
    expect(taxonomy!.concepts).toHaveLength(13_896);
    expect(taxonomy!.groups).toHaveLength(647);
    expect(taxonomy!.concepts.filter(({ skillType }) => skillType === 'knowledge')).toHaveLength(3059);
    expect(taxonomy!.concepts.filter(({ collections }) => collections.includes('transversal'))).toHaveLength(96);
    expect(taxonomy!.concepts.reduce((sum, { occupations }) => sum + occupations, 0)).toBe(123_855);
  });
});
