import { describe, expect, it } from 'vitest';
import { DEFAULT_VECTOR_TRAINING, trainVectors } from './train-vectors.ts';
import { embedStems, packWordVectors, readWordVectors } from './word-vectors.ts';
import type { WordVectors } from './word-vectors.ts';

function start(words: readonly string[], dimension = 8): WordVectors {
  const values = Float32Array.from({ length: words.length * dimension }, (_, at) => Math.sin(at * 12.9898) * 0.5);
  return { id: 'test', language: 'en', dimension, rows: new Map(words.map((word, row) => [word, row])), values };
}

function cosine(vectors: WordVectors, one: readonly string[], other: readonly string[]): number {
  const [a, b] = [embedStems(one, vectors)!, embedStems(other, vectors)!];
  return a.reduce((sum, value, d) => sum + value * b[d]!, 0);
}

describe('word vectors', () => {
  it('come back from their file within a step of rounding', () => {
    const vectors = start(['weld', 'solder', 'ä']);
    const back = readWordVectors(packWordVectors(vectors));
    expect([...back.rows]).toEqual([...vectors.rows]);
    for (const [at, value] of vectors.values.entries())
      expect(Math.abs(back.values[at]! - value)).toBeLessThan(0.5 / 127);
  });

  it('are refused when the file is another or cut short', () => {
    const bytes = packWordVectors(start(['weld']));
    expect(() => readWordVectors(new Uint8Array(30))).toThrow('not a file of word vectors');
    expect(() => readWordVectors(bytes.slice(0, -3))).toThrow('too early');
  });

  it('bring wordings of one skill together and keep others apart, the same for the same seed', () => {
    const words = [
      'join',
      'metal',
      'weld',
      'steel',
      'talk',
      'people',
      'negotiate',
      'deal',
      'count',
      'figures',
      'statistic',
      'number',
    ];
    const pairs = [
      { from: ['join', 'metal'], to: ['weld', 'steel'], concept: 'a' },
      { from: ['talk', 'people'], to: ['negotiate', 'deal'], concept: 'b' },
      { from: ['count', 'figures'], to: ['statistic', 'number'], concept: 'c' },
    ];
    const train = (): WordVectors => {
      const vectors = start(words);
      trainVectors(vectors, pairs, { ...DEFAULT_VECTOR_TRAINING, epochs: 60, batch: 3 });
      return vectors;
    };
    const vectors = train();
    expect(cosine(vectors, ['join', 'metal'], ['weld', 'steel'])).toBeGreaterThan(0.6);
    expect(cosine(vectors, ['join', 'metal'], ['negotiate', 'deal'])).toBeLessThan(0.4);
    expect(train().values).toEqual(vectors.values);
  });

  it('give nothing for words nobody knows', () => {
    expect(embedStems(['unheard'], start(['weld']))).toBeNull();
  });
});
