import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNeed } from '../extract/read-need.ts';
import { openTaxonomy } from '../extract/taxonomy.ts';
import { loadVocabularyFiles } from '../load-vocabulary.ts';
import { shippedModel } from '../testing/small-taxonomy.ts';
import { buildIndex } from './build-index.ts';
import { buildNeedIndex, needIndexStamp } from './build-need-index.ts';
import { packIndex, readIndex } from './index-file.ts';
import { vocabularyLinks } from './skill-links.ts';
import type { TaxonomySource } from './taxonomy-source.ts';
import { vocabularySources } from './vocabulary-source.ts';

const vocabulary = loadVocabularyFiles(join(import.meta.dirname, '..', '..', '..', '..', 'content', 'vocabulary'));
const model = shippedModel();
const LIFE_CYCLE = 'http://data.europa.eu/esco/skill/4e87c852-602a-4a0e-b8d8-20709ce14ac5';

/** A synthetic pack of ESCO addresses with other words than ours. */
const pack: TaxonomySource = {
  scheme: 'esco',
  version: '9.9.9',
  language: 'en',
  attribution: '',
  groups: [],
  concepts: [
    [LIFE_CYCLE, 'assess the life cycle of resources'],
    ['http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001', 'store grain'],
    ['http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000002', 'train horses'],
  ].map(([uri, preferredLabel]) => ({
    uri: uri!,
    preferredLabel: preferredLabel!,
    altLabels: [],
    hiddenLabels: [],
    description: '',
    skillType: 'skill' as const,
    broader: [],
    related: [],
    collections: [],
    occupations: 1,
  })),
};

describe('the index for reading needs', () => {
  it('keeps the ESCO address of a skill read with the vocabulary, through its file and under any scheme name', () => {
    const sources = vocabularySources(vocabulary.head, vocabulary.files).map((one) => ({ ...one, scheme: 'dragoman' }));
    const taxonomy = openTaxonomy(readIndex(packIndex(buildNeedIndex(sources, model, vocabulary))), model);
    const [skill] = readNeed('We need a life cycle assessment (LCA) of our products.', taxonomy).skills;
    expect(skill).toMatchObject({
      uri: 'dragoman:life-cycle-assessment',
      links: [{ uri: LIFE_CYCLE, relation: 'close' }],
    });
    const polish = readNeed('Potrzebujemy oceny cyklu życia naszych produktów (LCA).', taxonomy).sentences[0]!.matches;
    expect(polish[0]?.links).toEqual(skill!.links);
  });

  it('maps a need between the vocabulary and an imported pack, each way', () => {
    const links = vocabularyLinks(vocabulary.files);
    const taxonomy = openTaxonomy(buildNeedIndex([pack], model, vocabulary), model);
    const [skill] = readNeed('We need an LCA of our products, cradle to grave.', taxonomy).skills;
    expect(skill).toMatchObject({ uri: LIFE_CYCLE, label: 'assess the life cycle of resources' });
    expect(skill).not.toHaveProperty('links');
    expect(links.sameAs(LIFE_CYCLE)).toBe('dragoman:life-cycle-assessment');
    expect(links.sameAs('dragoman:life-cycle-assessment')).toBe(LIFE_CYCLE);
    expect(links.of('dragoman:lca-packaging')).toEqual([{ uri: LIFE_CYCLE, relation: 'broad' }]);
    expect(links.of(LIFE_CYCLE)).toContainEqual({ uri: 'dragoman:lca-packaging', relation: 'narrow' });
    expect(links.of('dragoman:nobody')).toEqual([]);
    expect(links.sameAs('dragoman:lca-packaging')).toBeNull();
  });

  it('lends ESCO the wordings of adverts and of the vocabulary, which a plain index does not have', () => {
    const formsOf = (index: ReturnType<typeof buildIndex>): string[] => [...index.languages[0]!.formTexts];
    expect(formsOf(buildIndex([pack]))).not.toContain('cradle to grave');
    expect(formsOf(buildNeedIndex([pack], model, vocabulary))).toContain('cradle to grave');
    expect(formsOf(buildNeedIndex([pack], model, null))).not.toContain('cradle to grave');
  });

  it('has a stamp that changes with the vectors, the wordings and the vocabulary', () => {
    const stamp = needIndexStamp(model, vocabulary);
    expect(stamp).toBe(needIndexStamp({ vectors: model.vectors, wordings: model.wordings }, vocabulary));
    const newer = { ...vocabulary, head: { ...vocabulary.head, version: '99.0.0' } };
    const others = [
      needIndexStamp({ ...model, vectors: [] }, vocabulary),
      needIndexStamp({ ...model, wordings: [] }, vocabulary),
      needIndexStamp(model, newer),
      needIndexStamp(model, null),
    ];
    expect(new Set([stamp, ...others]).size).toBe(5);
  });
});
