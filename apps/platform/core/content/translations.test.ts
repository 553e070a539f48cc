import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readContent } from './read-content.ts';
import { listNamedTexts } from './translations.ts';

const source = {
  languages: ['en', 'fi'],
  title: { en: 'Title', fi: 'Otsikko' },
  scales: { people: { en: ['none', 'all'], fi: ['ei kukaan', 'kaikki'] } },
  statements: [{ id: 's01', level: 2, text: { en: 'I asked.', fi: 'Kysyin.' } }],
  steps: [{ en: 'First', fi: 'Ensin' }],
};
const names = ['title', 'scales.people.1', 'scales.people.2', 'statements.s01.text', 'steps.1'];
const italian: Record<string, string> = {
  title: 'Titolo',
  'scales.people.1': 'nessuno',
  'scales.people.2': 'tutti',
  'statements.s01.text': 'Ho chiesto.',
  'steps.1': 'Prima',
};

function folderWith(offered: string[], texts: Record<string, string>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-translations-'));
  mkdirSync(join(folder, 'banks/core'), { recursive: true });
  mkdirSync(join(folder, 'translations/it/banks/core'), { recursive: true });
  writeFileSync(join(folder, 'banks/core/bank.json'), JSON.stringify(source));
  writeFileSync(join(folder, 'translations/languages.json'), JSON.stringify({ offered }));
  const file = { review: 'not yet reviewed', texts };
  writeFileSync(join(folder, 'translations/it/banks/core/bank.json'), JSON.stringify(file));
  return pathToFileURL(join(folder, 'banks/core/bank.json'));
}

describe('languages that stand beside the content', () => {
  it('name every text by keys, ids and numbers', () => {
    expect(listNamedTexts(source).map(({ name }) => name)).toEqual(names);
  });

  it('are in the file when they are offered, and named in its list of languages', () => {
    expect(readContent(folderWith(['it'], italian), z.any())).toEqual({
      languages: ['en', 'fi', 'it'],
      title: { ...source.title, it: 'Titolo' },
      scales: { people: { ...source.scales.people, it: ['nessuno', 'tutti'] } },
      statements: [{ id: 's01', level: 2, text: { ...source.statements[0]!.text, it: 'Ho chiesto.' } }],
      steps: [{ en: 'First', fi: 'Ensin', it: 'Prima' }],
    });
  });

  it('are left out until they are offered, however much is there', () => {
    expect(readContent(folderWith([], italian), z.any())).toEqual(source);
  });

  it('stop the start when an offered language lacks a text, and say which', () => {
    const { 'statements.s01.text': _, ...rest } = italian;
    const file = folderWith(['it'], rest);
    expect(() => readContent(file, z.any())).toThrow('banks/core/bank.json has no it text for statements.s01.text');
  });
});
