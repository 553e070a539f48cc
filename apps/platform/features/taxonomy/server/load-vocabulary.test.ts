import { describe, expect, it } from 'vitest';
import { loadVocabulary } from './load-vocabulary.ts';

const sources = loadVocabulary(new URL('../../../../../content/vocabulary/', import.meta.url));

describe('the vocabulary that ships with Dragoman', () => {
  it('is one taxonomy a language, with the same skills under the same addresses in each', () => {
    expect(sources.map(({ language }) => language).toSorted()).toEqual(['en', 'fi', 'it', 'nl', 'pl']);
    const uris = sources.map(({ concepts }) => concepts.map(({ uri }) => uri));
    for (const own of uris) expect(own).toEqual(uris[0]);
    expect(new Set(uris[0]).size).toBe(uris[0]!.length);
    expect(uris[0]!.length).toBeGreaterThan(100);
  });

  it('leads from every skill to something that is there', () => {
    for (const { concepts, groups } of sources) {
      const known = new Set([...concepts, ...groups].map(({ uri }) => uri));
      expect(concepts.flatMap(({ broader }) => broader).filter((uri) => !known.has(uri))).toEqual([]);
    }
  });

  it('is none where its folder is not there', () => {
    expect(loadVocabulary(new URL('./no-such-folder/', import.meta.url))).toEqual([]);
  });
});
