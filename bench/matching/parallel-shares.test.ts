import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildIndex, loadMatchingModel, openTaxonomy } from '@dragoman/matching';
import { parallelShares, readParallelNeeds, readTellings, sharedOf, tellingShares } from './parallel-shares.ts';
import { readVocabularySources } from './reference-data.ts';

const model = loadMatchingModel(join(import.meta.dirname, '..', '..', 'content', 'matching'));

describe('the same need in two languages', () => {
  it('shares what stands in both lists, of the longer', () => {
    expect(sharedOf(['a', 'b', 'c'], ['c', 'd'])).toEqual({ shared: 1, of: 3 });
    expect(sharedOf([], [])).toEqual({ shared: 0, of: 0 });
  });

  it('is told in five languages, ten needs to measure with and six to develop with', () => {
    const [test, dev] = [readParallelNeeds('test'), readParallelNeeds('dev')];
    expect([test.length, dev.length]).toEqual([10, 6]);
    for (const { texts } of [...test, ...dev]) {
      expect(Object.keys(texts).sort()).toEqual(['en', 'fi', 'it', 'nl', 'pl']);
      expect(new Set(Object.values(texts)).size).toBe(5);
    }
  });

  it('D2: is read as alike as was reached on the half to measure with, and less so without the lexicons', () => {
    const needs = readParallelNeeds('test');
    const index = buildIndex(readVocabularySources(), model.vectors);
    const shares = parallelShares(needs, openTaxonomy(index, model), 10);
    expect(shares['all']!.value).toBeGreaterThanOrEqual(51);
    expect(shares['pl']!.value).toBeGreaterThanOrEqual(44);
    const without = parallelShares(needs, openTaxonomy(index, { ...model, lexicons: [] }), 10);
    expect(without['all']!.value).toBeLessThan(shares['all']!.value - 2);
  });

  it('is told in English three times more, and a faithful telling is read far more alike than a free one', () => {
    const needs = readParallelNeeds('dev');
    expect([...readTellings().keys()]).toEqual(needs.map(({ id }) => id));
    const shares = tellingShares(needs, openTaxonomy(buildIndex(readVocabularySources(), model.vectors), model), 10);
    expect(Object.keys(shares)).toHaveLength(6);
    expect(shares['en and from-fi']!.value).toBeGreaterThan(shares['en and paraphrase']!.value + 10);
  });
});
