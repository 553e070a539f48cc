import { describe, expect, it } from 'vitest';
import { gradedProbabilities } from '../irt/graded-response.ts';
import { levelProbabilities } from './level-scale.ts';
import { bookmarkCut, mappedLocation, panelCut } from './item-mapping.ts';

describe('the place of a statement', () => {
  it('is where its upper answers have the chance asked for', () => {
    const item = { discrimination: 1.7, thresholds: [-1.3, -0.2, 0.4, 1.9] };
    for (const category of [1, 2, 3, 4]) {
      const theta = mappedLocation(item, category, 2 / 3);
      const upper = gradedProbabilities(theta, item)
        .slice(category)
        .reduce((sum, p) => sum + p, 0);
      expect(upper).toBeCloseTo(2 / 3, 12);
    }
  });

  it('is refused for a category or chance that is not there', () => {
    expect(() => mappedLocation({ discrimination: 1, thresholds: [0] }, 2)).toThrow('category: 1 to 1');
    expect(() => mappedLocation({ discrimination: 1, thresholds: [0] }, 1, 1)).toThrow('probability');
  });
});

describe('a bookmark', () => {
  it('gives the middle between its neighbours, and the outermost place at the ends', () => {
    const places = [-2, -1, 0.5, 2];
    expect([0, 1, 2, 3, 4].map((before) => bookmarkCut(places, before))).toEqual([-2, -1.5, -0.25, 1.25, 2]);
  });

  it('lies within the booklet, whose statements ascend', () => {
    expect(() => bookmarkCut([0, 1], 3)).toThrow('0 to 2');
    expect(() => bookmarkCut([1, 0], 1)).toThrow('ascending');
    expect(() => bookmarkCut([], 0)).toThrow('at least one');
  });
});

describe('a panel', () => {
  it('gives the mean of its cuts with the error of that mean', () => {
    const cut = panelCut([0.2, 0.4, 0.6, 0.8, 1]);
    expect(cut.theta).toBeCloseTo(0.6, 12);
    expect(cut.standardError).toBeCloseTo(Math.sqrt(0.1 / 5), 12);
    expect(cut.median).toBeCloseTo(0.6, 12);
    expect(panelCut([]).theta).toBeNull();
    expect(panelCut([1]).standardError).toBeNull();
  });

  it('moves the chances of the levels with its cuts', () => {
    expect(levelProbabilities(0, 1, [-1, 0, 1])).toEqual(levelProbabilities(0, 1));
    expect(levelProbabilities(0, 1, [-1, 0.5, 1])[1]).toBeGreaterThan(levelProbabilities(0, 1)[1]);
    expect(() => levelProbabilities(0, 1, [0, 0, 1])).toThrow('ascend');
  });
});
