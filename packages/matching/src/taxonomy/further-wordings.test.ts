import { describe, expect, it } from 'vitest';
import { loadMatchingModel } from '../load-model.ts';
import { readNeed } from '../extract/read-need.ts';
import { openTaxonomy } from '../extract/taxonomy.ts';
import { smallSources, smallTaxonomy } from '../testing/small-taxonomy.ts';
import { buildIndex } from './build-index.ts';
import { addWordings, checkWordings } from './further-wordings.ts';
import type { FurtherWordings } from './further-wordings.ts';

const sources = smallSources();
const further: FurtherWordings = {
  id: 'test',
  scheme: sources[0]!.scheme,
  language: 'en',
  skills: [
    { uri: 'conflict', label: 'conflict management', wordings: ['quarrelling colleagues'] },
    { uri: 'gone', label: 'gone', wordings: ['x'] },
  ],
};

describe('further wordings', () => {
  it('let a skill be found by words that its labels do not have, and keep its name', () => {
    const { model } = smallTaxonomy();
    const text = 'We need help with quarrelling colleagues.';
    const without = openTaxonomy(buildIndex(sources), { ...model, vectors: [] });
    const withThem = openTaxonomy(buildIndex(addWordings(sources, [further])), { ...model, vectors: [] });
    expect(readNeed(text, without).skills[0]?.uri).not.toBe('conflict');
    const [found] = readNeed(text, withThem).skills;
    expect(found).toMatchObject({ uri: 'conflict' });
    expect(found!.label).not.toContain('quarrelling');
  });

  it('belong to one scheme and one language, and leave every other alone', () => {
    for (const other of [
      { ...further, scheme: 'another' },
      { ...further, language: 'xx' },
    ]) {
      expect(addWordings(sources, [other])).toEqual(sources);
    }
  });

  it('are refused when they are something else', () => {
    expect(() => checkWordings({ id: 'a', skills: [] }, 'wordings-en.json')).toThrow(/not a list of wordings/);
    expect(checkWordings(further, 'x')).toBe(further);
  });

  it('are shipped for ESCO in English, none twice for a skill', () => {
    const { wordings } = loadMatchingModel(new URL('../../../../content/matching', import.meta.url).pathname);
    expect(wordings.map(({ scheme, language }) => `${scheme} ${language}`)).toContain('esco en');
    for (const { skills } of wordings) {
      expect(new Set(skills.map(({ uri }) => uri)).size).toBe(skills.length);
      for (const { wordings: list } of skills) expect(new Set(list).size).toBe(list.length);
    }
  });
});
