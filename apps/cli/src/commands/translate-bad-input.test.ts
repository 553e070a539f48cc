// `dragoman translate` on what it should not choke on: mails too long, files that are no text, texts without a need, packs half there.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../main.ts';
import type { Outcome } from '../main.ts';

interface Reading {
  sentences: { status: string; reason: string | null; message: string }[];
  skills: { label: string; confidence: string; probability: number }[];
  notes: string[];
}

let folder = '';

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function translate(...args: string[]): Promise<Outcome> {
  return runCommand(['translate', ...args, '--cache', join(folder, 'cache')]);
}

async function readingOf(...args: string[]): Promise<Reading> {
  const { code, out, err } = await translate(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Reading;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-bad-input-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a mail that is hard to read', () => {
  it('of five megabytes is read from its beginning, within seconds, and the answer says so', async () => {
    const mail = 'We need help with life cycle assessment of our packaging.\n'.repeat(90_000);
    expect(mail.length).toBeGreaterThan(5_000_000);
    const started = performance.now();
    const { skills, notes } = await readingOf(write('long.txt', mail));
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(notes.join(' ')).toMatch(/Only the first [\d,]+ of 5,[\d,]+ characters were read/);
    expect(skills[0]?.label).toMatch(/life cycle/i);
  });

  it('that is a picture, an archive or text of another encoding under the name of a text is refused in a sentence', async () => {
    const files = {
      'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'archive.txt': Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
      'wide.txt': Buffer.from('We need welding.', 'utf16le'),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const { code, out, err } = await translate(write(name, bytes));
      expect({ code, out }, name).toEqual({ code: 1, out: '' });
      expect(err, name).toMatch(/not (?:a text file|text in UTF-8)/);
    }
  });

  it('without any skill gets no skill called likely, in any of five languages', async () => {
    const texts = {
      en: 'Thank you for the lovely evening. The fish was excellent, and my wife still talks about your garden.',
      fi: 'Kiitos mukavasta illasta. Kala oli erinomaista, ja vaimoni puhuu yhä puutarhastanne.',
      it: 'Grazie per la bella serata. Il pesce era ottimo e mia moglie parla ancora del vostro giardino.',
      pl: 'Dziękujemy za miły wieczór. Ryba była znakomita, a żona wciąż wspomina Państwa ogród.',
      nl: 'Bedankt voor de fijne avond. De vis was heerlijk en mijn vrouw heeft het nog steeds over uw tuin.',
    };
    for (const [language, text] of Object.entries(texts)) {
      const { skills } = await readingOf(write(`evening-${language}.txt`, text));
      expect(
        skills.filter(({ confidence }) => confidence === 'likely'),
        language,
      ).toEqual([]);
    }
  });

  it('in a language without a pack is not read, and both sentence and note say so', async () => {
    const text =
      'Vi behöver någon som kan utbilda våra tekniker i underhåll av maskiner.\nDet är viktigt att kursen hålls hos oss under hösten.\n';
    const { sentences, skills, notes } = await readingOf(write('swedish.txt', text));
    expect(sentences.map(({ reason }) => reason)).toEqual(['no-language-pack', 'no-language-pack']);
    expect(sentences[0]!.message).toMatch(/no words in this language \(sv\); it has: en, fi, it, nl, pl/);
    expect(skills).toEqual([]);
    expect(notes.join(' ')).toContain('Sentences in "sv" were not read');
  });
});

describe('a pack that is not whole', () => {
  const HEAD =
    'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description';
  const row = (id: string, label: string): string =>
    `KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/${id},skill/competence,cross-sector,${label},,,released,2024-01-01,,,,`;

  it('is refused in a sentence, and nothing of it is kept', async () => {
    const need = write('need.txt', 'We need people who can weld metal parts.');
    write('empty/readme.md', 'nothing');
    write('columns/skills_en.csv', 'name,text\nweld,join\n');
    write('cut/skills_en.csv', `${HEAD}\n${row('a', 'weld metal parts')}\n"KnowledgeSkillCompetence,never closed\n`);
    write('binary/skills_en.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 255]));
    const kept = (): string[] => (existsSync(join(folder, 'cache')) ? readdirSync(join(folder, 'cache')) : []);
    const before = kept();
    for (const pack of ['empty', 'columns', 'cut', 'binary']) {
      const { code, out, err } = await translate(need, '--taxonomy', join(folder, pack));
      expect({ code, out }, pack).toEqual({ code: 1, out: '' });
      expect(err, pack).toMatch(/cannot be read as an ESCO pack: .{20,}/);
      expect(err, pack).not.toMatch(/at .*\.ts:\d/);
    }
    expect(kept()).toEqual(before);
  });

  it('with the skills alone is read; a newer version of it is read anew, not from what was kept of the older', async () => {
    const need = write('need.txt', 'We need people who can weld metal parts.');
    const rest = ['archive data', 'paint wood', 'store grain', 'train horses'].map((label, at) => row(`n${at}`, label));
    const older = [HEAD, row('a', 'weld metal parts'), ...rest].join('\n');
    write('pack-v1.0.0/skills_en.csv', `${older}\n`);
    const readWith = async (version: string): Promise<{ version: string; label: string | undefined }> => {
      const { out } = await translate(need, '--taxonomy', join(folder, `pack-v${version}`), '--json');
      const reading = JSON.parse(out) as Reading & { taxonomy: { version: string } };
      return { version: reading.taxonomy.version, label: reading.skills[0]?.label };
    };
    expect(await readWith('1.0.0')).toEqual({ version: '1.0.0', label: 'weld metal parts' });
    write('pack-v2.0.0/skills_en.csv', `${older.replace('weld metal parts', 'weld metal pieces')}\n`);
    expect(await readWith('2.0.0')).toEqual({ version: '2.0.0', label: 'weld metal pieces' });
    expect(await readWith('1.0.0')).toEqual({ version: '1.0.0', label: 'weld metal parts' });
  });
});
