import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import { shippedModel, smallSources } from '../testing/small-taxonomy.ts';
import { buildIndex } from './build-index.ts';
import { packIndex, readIndex } from './index-file.ts';
import { vocabularySources } from './vocabulary-source.ts';

describe('the index of a taxonomy', () => {
  it('comes back the same from its file', () => {
    const index = buildIndex(smallSources(), shippedModel().vectors);
    const back = readIndex(packIndex(index));
    expect([...back.uris]).toEqual([...index.uris]);
    expect(back.languages.map(({ language }) => language)).toEqual(['en', 'fi']);
    expect([...back.languages[0]!.formTexts]).toEqual([...index.languages[0]!.formTexts]);
    expect(back.languages[0]!.formVectors).toEqual(index.languages[0]!.formVectors);
    expect(back.digest).toBe(index.digest);
  });

  it('is the same whatever the order of concepts and languages', () => {
    const turned = smallSources()
      .toReversed()
      .map((source) => ({ ...source, concepts: source.concepts.toReversed() }));
    expect(buildIndex(turned).digest).toBe(buildIndex(smallSources()).digest);
    expect(packIndex(buildIndex(turned))).toEqual(packIndex(buildIndex(smallSources())));
  });

  it('has another digest when one label changes', () => {
    const [english, finnish] = smallSources();
    const changed = english!.concepts.map((concept, at) =>
      at === 0 ? { ...concept, preferredLabel: 'solder' } : concept,
    );
    expect(buildIndex([{ ...english!, concepts: changed }, finnish!]).digest).not.toBe(
      buildIndex(smallSources()).digest,
    );
  });

  it('refuses bytes that are no index, or cut short', () => {
    const bytes = packIndex(buildIndex(smallSources()));
    expect(() => readIndex(new Uint8Array(100))).toThrow(MatchingError);
    expect(() => readIndex(bytes.slice(0, bytes.length - 20))).toThrow('cut short');
    expect(() => readIndex(bytes.slice(0, 40))).toThrow('cut short');
  });

  it('refuses a taxonomy that goes in a circle, and names the circle', () => {
    const [english] = smallSources();
    const concepts = english!.concepts.map((concept) =>
      concept.uri === 'analysis' ? { ...concept, broader: ['statistics'] } : concept,
    );
    expect(() => buildIndex([{ ...english!, concepts }])).toThrow(
      /goes in a circle: .*(analysis is under statistics|statistics is under analysis)/,
    );
  });

  it('refuses languages of different schemes or versions, and a skill that stands twice', () => {
    const [english, finnish] = smallSources();
    expect(() => buildIndex([english!, { ...finnish!, scheme: 'other' }])).toThrow('different schemes');
    expect(() => buildIndex([english!, { ...finnish!, version: '2' }])).toThrow('one version is needed');
    expect(() => buildIndex([{ ...english!, concepts: [...english!.concepts, english!.concepts[0]!] }])).toThrow(
      'stands twice',
    );
    expect(() => buildIndex([])).toThrow('no taxonomy was given');
  });
});

describe('our own vocabulary as a taxonomy', () => {
  const head = {
    id: 'v',
    version: '1',
    title: { en: 'V', fi: 'V' },
    licence: 'CC BY 4.0',
    groups: [{ id: 'g', label: { en: 'G' } }],
  };
  const skill = {
    id: 'a',
    type: 'skill' as const,
    label: { en: 'do a', fi: 'tehdä a' },
    alternatives: { en: ['doing a'] },
  };

  it('becomes one source a language', () => {
    const sources = vocabularySources(head, [{ group: 'g', skills: [skill] }]);
    expect(sources.map(({ language }) => language)).toEqual(['en', 'fi']);
    expect(sources[0]!.concepts[0]).toMatchObject({
      uri: 'dragoman:a',
      preferredLabel: 'do a',
      altLabels: ['doing a'],
      broader: ['dragoman:group:g'],
    });
  });

  it('refuses a group or a broader skill that is not there', () => {
    expect(() => vocabularySources(head, [{ group: 'x', skills: [] }])).toThrow('does not name');
    expect(() => vocabularySources(head, [{ group: 'g', skills: [{ ...skill, broader: ['z'] }] }])).toThrow(
      'does not have',
    );
  });
});
