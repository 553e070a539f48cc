import { describe, expect, it } from 'vitest';
import { readAdverts } from './read-adverts.ts';

const TODAY = '2026-11-22';
const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a file of adverts', () => {
  it('is read from CSV, whatever the order of its columns and its separator', () => {
    const text =
      'Company;Description;Date;ID\nSynthetic Oy;Plan maintenance.;1.2.2026;a1\n;"Read drawings;\nand weld.";2026-03-05;a2\n';
    expect(readAdverts(text, 'csv', TODAY)).toEqual({
      adverts: [
        { externalId: 'a1', title: '', employer: 'Synthetic Oy', text: 'Plan maintenance.', postedOn: '2026-02-01' },
        { externalId: 'a2', title: '', employer: null, text: 'Read drawings;\nand weld.', postedOn: '2026-03-05' },
      ],
      faults: [],
    });
  });

  it('is read from JSON lines, with an organisation as a name or as an object', () => {
    const text = [
      JSON.stringify({
        title: 'Welder',
        hiringOrganization: { name: 'Synthetic Ab' },
        description: '<p>Weld&nbsp;steel</p>',
        datePosted: '2026-01-31T10:00',
      }),
      '{ broken',
      JSON.stringify(['no', 'object']),
      '',
    ].join('\n');
    const { adverts, faults } = readAdverts(text, 'jsonl', TODAY);
    expect(adverts).toEqual([
      { externalId: null, title: 'Welder', employer: 'Synthetic Ab', text: 'Weld steel', postedOn: '2026-01-31' },
    ]);
    expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
      [2, 'not-readable'],
      [3, 'not-readable'],
    ]);
  });

  it('is read from a feed, with markup inside its texts', () => {
    const item =
      '<item><title>Welder</title><guid>g1</guid><author>Synthetic Ab</author><description>&lt;ul&gt;&lt;li&gt;Weld&lt;/li&gt;&lt;li&gt;Read drawings&lt;/li&gt;&lt;/ul&gt;</description><pubDate>Mon, 02 Feb 2026 09:00:00 GMT</pubDate></item>';
    expect(readAdverts(`<?xml version="1.0"?><rss><channel>${item}</channel></rss>`, 'rss', TODAY).adverts).toEqual([
      {
        externalId: 'g1',
        title: 'Welder',
        employer: 'Synthetic Ab',
        text: 'Weld\nRead drawings',
        postedOn: '2026-02-02',
      },
    ]);
  });

  it('keeps its good rows when others are broken, and says what is wrong with each', () => {
    const text =
      'id,text,date\n1,Weld.,2026-02-01\n1,Again.,2026-02-01\n2,,2026-02-01\n3,Weld.,\n4,Weld.,soon\n5,Weld.,31.2.2026\n6,Weld.,2027-01-01\n';
    const { adverts, faults } = readAdverts(text, 'csv', TODAY);
    expect(adverts).toHaveLength(1);
    expect(faults.map(({ line, fault }) => `${line} ${fault}`)).toEqual([
      '3 twice',
      '4 no-text',
      '5 no-date',
      '6 date-not-understood',
      '7 date-not-understood',
      '8 date-in-future',
    ]);
  });

  it('loses what names a person to write to', () => {
    const text =
      'text,date\n"Weld steel. Ask synthetic.person@firm.example or +358 40 123 4567 by 30.6.2026.",2026-02-01\n';
    const [advert] = readAdverts(text, 'csv', TODAY).adverts;
    expect(advert!.text).toBe('Weld steel. Ask or by 30.6.2026.');
  });

  it('is refused as a whole when it is not what it says it is', () => {
    expect(codeOf(() => readAdverts('name,when\nx,y\n', 'csv', TODAY))).toBe('market.column-missing');
    expect(codeOf(() => readAdverts('text,date\n', 'csv', TODAY))).toBe('market.no-adverts');
    expect(codeOf(() => readAdverts('%PDF-1.7\u0000\u0001', 'csv', TODAY))).toBe('market.file-not-understood');
    expect(codeOf(() => readAdverts('<rss><channel><item>', 'rss', TODAY))).toBe('market.file-not-understood');
    const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol">]><rss><channel/></rss>';
    expect(codeOf(() => readAdverts(bomb, 'rss', TODAY))).toBe('market.file-not-understood');
    expect(codeOf(() => readAdverts('<rss><channel/></rss>', 'rss', TODAY))).toBe('market.no-adverts');
    expect(codeOf(() => readAdverts('x'.repeat(40_000_001), 'jsonl', TODAY))).toBe('market.file-too-large');
  });
});
