import { describe, expect, it } from 'vitest';
import { fileFromBytes } from '../files/pack-file.ts';
import type { TaxonomySource } from '../taxonomy/taxonomy-source.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { MOODLE_COLUMNS } from './moodle-columns.ts';
import { readMoodleCompetencies } from './read-moodle-competencies.ts';
import { htmlOfText, textOfHtml } from './text-of-html.ts';
import { writeMoodleCompetencies } from './write-moodle-competencies.ts';

const read = (text: string) =>
  readMoodleCompetencies({ file: fileFromBytes('moodle.csv', text), language: 'en', scheme: 'kt', version: '1' });
const quoted = MOODLE_COLUMNS.map((name) => `"${name}"`).join(',');
const EXPORT = [
  quoted,
  ',KT,"Synthetic framework","<p>All.</p>",1,"Not yet competent,Competent","[{""scaleid"":""2""}]",,,,,1,1,"competency"',
  ',K1,"Bargain","<p>To bargain &amp; deal.</p>",1,,,,,,"K2",2,,',
  'K1,K2,"Draft a licence","Plain < text",2,,,,,,,3,,',
].join('\n');

describe('a competency framework of Moodle', () => {
  it('becomes a group with the competencies below it', async () => {
    const { taxonomy, findings } = await read(EXPORT);
    expect(findings).toEqual([]);
    expect(taxonomy!.groups).toMatchObject([
      { uri: 'urn:moodle:competency:KT:KT', preferredLabel: 'Synthetic framework' },
    ]);
    expect(taxonomy!.concepts).toMatchObject([
      {
        uri: 'urn:moodle:competency:KT:K1',
        description: 'To bargain & deal.',
        broader: ['urn:moodle:competency:KT:KT'],
        related: [{ uri: 'urn:moodle:competency:KT:K2', relation: 'related' }],
      },
      { description: 'Plain < text', broader: ['urn:moodle:competency:KT:K1'] },
    ]);
  });

  it('comes back the same after it was written and read again', async () => {
    const { taxonomy } = await read(EXPORT);
    const written = writeMoodleCompetencies(taxonomy!, 'not needed');
    expect(written.findings).toEqual([]);
    expect((await read(written.csv)).taxonomy).toEqual(taxonomy);
  });

  it('is written with what Moodle has no place for named', () => {
    const concept = {
      preferredLabel: 'a',
      hiddenLabels: [],
      description: '',
      skillType: null,
      related: [],
      collections: [],
      occupations: 0,
    };
    const source: TaxonomySource = {
      scheme: 'own',
      version: '1',
      language: 'en',
      attribution: '',
      groups: [],
      concepts: [
        { ...concept, uri: 'urn:a', altLabels: ['b'], broader: [] },
        { ...concept, uri: 'urn:b', altLabels: [], broader: ['urn:a', 'urn:c'] },
        { ...concept, uri: `urn:${'c'.repeat(120)}`, altLabels: [], broader: [] },
      ],
    };
    const { csv, findings } = writeMoodleCompetencies(source, 'Synthetic, title');
    expect(csv).toContain(',own,"Synthetic, title",');
    expect(findings.map(({ code }) => code)).toEqual(['moodle.one-parent', 'moodle.labels-lost', 'moodle.id-too-long']);
  });

  it('is refused without a framework, with two, with an ID number twice, or with a circle', async () => {
    const rows = EXPORT.split('\n');
    expect(refusalOf(await read([rows[0], rows[2]].join('\n')))).toMatchObject({ code: 'moodle.framework-missing' });
    const two = [...rows, ',KX,"Other",,1,,,,,,,9,1,'].join('\n');
    expect(refusalOf(await read(two))).toMatchObject({ code: 'moodle.framework-twice', line: 5 });
    expect(refusalOf(await read([...rows, rows[3]].join('\n')))).toMatchObject({ code: 'row.uri-twice', line: 5 });
    const circle = [rows[0], rows[1], `K2${rows[2]}`, rows[3]].join('\n');
    expect(refusalOf(await read(circle))).toMatchObject({ code: 'taxonomy.cycle', line: 3 });
  });

  it('gives descriptions as text, whatever was in their HTML', () => {
    expect(textOfHtml('<p>One</p><ul><li>two</li></ul><script>x</script>&#228;&#x142; &lt;b&gt;')).toBe(
      'One\ntwo\nxäł <b>',
    );
    expect(textOfHtml(htmlOfText('a < b & c\nd'))).toBe('a < b & c\nd');
  });
});
