import { describe, expect, it } from 'vitest';
import { ratingsFromRows } from '../agreement/ratings.ts';
import { findNotPlain } from '../result/testing/find-not-plain.ts';
import { fairCoinTail } from './binomial-tail.ts';
import { contentValidityIndex } from './content-validity-index.ts';
import { contentValidityRatio, criticalContentValidityRatio } from './content-validity-ratio.ts';
import critical from './fixtures/content-validity-ratio.json' with { type: 'json' };
import wilcoxon from './fixtures/signed-rank.json' with { type: 'json' };
import { type ConsensusRule, panelSummary } from './panel-summary.ts';
import { rankStability } from './rank-stability.ts';
import { roundStability } from './round-stability.ts';
import { signedRank } from './signed-rank.ts';

const RULE: ConsensusRule = { band: { from: 4, to: 5 }, share: 0.7, interquartileRange: 1 };

function codes(result: { warnings: readonly { code: string }[] }): string[] {
  return result.warnings.map(({ code }) => code);
}

describe('the summary of a panel', () => {
  it('holds a statement against the rule declared before the round', () => {
    const kept = panelSummary([4, 5, 5, 3, 4], RULE);
    expect(kept).toMatchObject({ median: 4, interquartileRange: 1, inBand: 4, shareInBand: 0.8, consensus: true });
    expect(panelSummary([1, 5, 5, 1, 4], RULE).consensus).toBe(false);
    expect(panelSummary([4, 4], { band: { from: 4, to: 5 } }).consensus).toBeNull();
    expect(kept.method.parameters).toMatchObject({ bandFrom: 4, share: 0.7, quantileType: 7 });
  });

  it('counts who did not rate, and asks for enough panellists', () => {
    const few = panelSummary([5, null, undefined, NaN], { ...RULE, panellists: 3 });
    expect(codes(few)).toEqual(['missing-ratings', 'few-panellists']);
    expect(few.consensus).toBe(false);
    const nobody = panelSummary([null], RULE);
    expect(nobody).toMatchObject({ status: 'not-estimable', median: null, consensus: null });
    expect(findNotPlain([few, nobody])).toEqual([]);
  });

  it('refuses ratings and rules that do not fit', () => {
    expect(() => panelSummary(['5' as unknown as number], RULE)).toThrow('ratings, 1: "5" is not a number');
    expect(() => panelSummary([Infinity], RULE)).toThrow(/infinite/);
    expect(() => panelSummary([1], { band: { from: 5, to: 4 } })).toThrow(/band/);
    expect(() => panelSummary([1], { ...RULE, share: 80 })).toThrow(/share/);
    expect(() => panelSummary([1], { ...RULE, interquartileRange: -1 })).toThrow(/interquartileRange/);
    expect(() => panelSummary([1], { ...RULE, panellists: 0 })).toThrow(/panellists/);
  });
});

describe('the signed rank test', () => {
  it('gives exact and normal p values of another program, ties included', () => {
    for (const { differences, statistic, exact, normal } of wilcoxon.figures) {
      const result = signedRank(differences);
      expect(result.method).toBe('exact');
      expect(result.statistic).toBeCloseTo(statistic, 12);
      expect(result.p).toBeCloseTo(exact, 12);
      expect(signedRank(differences, 'normal').p).toBeCloseTo(normal, 10);
      // Turned round it is the same test.
      expect(signedRank(differences.map((value) => -value)).p).toBeCloseTo(exact, 12);
    }
  });

  it('passes to the normal form beyond fifty changes and says so', () => {
    const many = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1));
    const auto = signedRank(many);
    expect(auto.method).toBe('normal');
    expect(Math.abs(auto.p! - signedRank(many, 'exact').p!)).toBeLessThan(0.002);
    expect(() => signedRank([NaN])).toThrow(/difference 1/);
  });

  it('without any change there is nothing to test', () => {
    expect(signedRank([0, 0])).toEqual({ pairs: 0, zeros: 2, statistic: null, p: null, effect: null, method: 'exact' });
  });
});

describe('stability between rounds', () => {
  it('counts who moved and tests the movement', () => {
    const first = { a: 3, b: 4, c: 2, d: 5, e: 3, f: null };
    const second = { a: 4, b: 4, c: 2, d: 5, e: 3, f: 4, g: 1 };
    const result = roundStability(first, second);
    expect(result).toMatchObject({
      panellists: 5,
      unchanged: 4,
      raised: 1,
      lowered: 0,
      shareUnchanged: 0.8,
      isStable: true,
    });
    expect(codes(result)).toEqual(['panellists-left-out', 'few-changes']);
    expect(result.method.parameters['test']).toBe('exact');
    expect(findNotPlain(result)).toEqual([]);
  });

  it('says when nobody changed, nobody answered twice, or a round does not vary', () => {
    expect(codes(roundStability({ a: 1 }, { a: 1 }))).toContain('no-change');
    const nobody = roundStability({ a: 1 }, { b: 1 });
    expect(codes(nobody)).toContain('no-pairs');
    expect(nobody.shareUnchanged).toBeNull();
    expect(roundStability({ a: 1, b: 1 }, { a: 1, b: 2 }).rankCorrelation).toBeNull();
    expect(() => roundStability({ a: 'x' as unknown as number }, { a: 1 })).toThrow('first round, a');
    expect(() => roundStability({ a: 1 }, { a: 1 }, { stableShare: 2 })).toThrow(/stableShare/);
  });
});

describe('content validity', () => {
  it('has the exact critical ratio for panels of 5 to 40', () => {
    for (const [at, panel] of critical.figures.N.entries()) {
      const { panellists, ratio } = criticalContentValidityRatio(panel);
      expect(panellists).toBe(critical.figures.ne[at]);
      expect(Math.abs(ratio! - critical.figures.cvr[at]!)).toBeLessThan(5.1e-7);
    }
  });

  it('says when a panel is too small to tell anything from chance', () => {
    const small = contentValidityRatio(4, 4);
    expect(small).toMatchObject({ ratio: 1, isKept: null, p: 1 / 16 });
    expect(codes(small)).toEqual(['panel-too-small']);
    expect(contentValidityRatio(0, 0).status).toBe('not-estimable');
    expect(contentValidityRatio(5, 10).ratio).toBe(0);
    expect(contentValidityRatio(8, 10).isKept).toBe(false);
    expect(() => contentValidityRatio(11, 10)).toThrow(/essential/);
    expect(() => criticalContentValidityRatio(0)).toThrow(/panel/);
    expect(() => criticalContentValidityRatio(10, 0)).toThrow(/alpha/);
    expect(fairCoinTail(8, 10)).toBeCloseTo(56 / 1024, 15);
    expect(fairCoinTail(-1, 10)).toBeCloseTo(1, 14);
  });

  it('gives the published indices and modified kappas', () => {
    // D. F. Polit, C. T. Beck and S. V. Owen (2007), table 4: experts, relevant, I-CVI, chance, kappa*, printed with 2 to 3 digits
    for (const [experts, relevant, index, kappa, verdict] of [
      [3, 3, 1, 1, 'excellent'],
      [3, 2, 0.67, 0.47, 'fair'],
      [4, 3, 0.75, 0.67, 'good'],
      [5, 4, 0.8, 0.76, 'excellent'],
      [6, 4, 0.67, 0.56, 'fair'],
      [8, 6, 0.75, 0.72, 'good'],
      [9, 7, 0.78, 0.76, 'excellent'],
    ] as const) {
      const ratings = Array.from({ length: experts }, (_, g) => (g < relevant ? 4 : 2));
      const [item] = contentValidityIndex({ item: ratings }).items;
      expect(item!.index).toBeCloseTo(index, 1.9);
      expect(Math.abs(item!.modifiedKappa! - kappa)).toBeLessThan(0.0051);
      expect(item!.verdict).toBe(verdict);
    }
  });

  it('averages over items and counts the unanimous ones', () => {
    const result = contentValidityIndex({ a: [4, 4, 3], b: [4, 1, 3], c: [null, 4, 4], d: [null] });
    expect(result.scaleAverage).toBeCloseTo((1 + 2 / 3 + 1) / 3, 12);
    expect(result.scaleUniversal).toBeCloseTo(2 / 3, 12);
    expect(result.items[3]).toMatchObject({ index: null, verdict: null });
    expect(codes(result)).toEqual(['missing-ratings', 'few-experts', 'missing-ratings']);
    expect(() => contentValidityIndex({})).toThrow(/item/);
    expect(findNotPlain(result)).toEqual([]);
  });
});

describe('rank stability', () => {
  const clear = ratingsFromRows([
    [5, 5, 5, 5, 5, 5, 5, 4],
    [3, 3, 3, 3, 3, 3, 3, 3],
    [1, 1, 1, 2, 1, 1, 1, 1],
  ]);

  it('is full for a clear order and half for a coin toss', () => {
    const stable = rankStability(clear, { cut: 1, resamples: 200 });
    expect(stable).toMatchObject({ swapAtCut: 0, sameSet: 1 });
    expect(stable.statements.map(({ subject }) => subject)).toEqual([1, 2, 3]);
    expect(stable.statements[0]).toMatchObject({ shareKept: 1, rankRange: [1, 1] });
    const even = rankStability(
      ratingsFromRows([
        [1, 2, 1, 2, 1, 2, 1, 2],
        [2, 1, 2, 1, 2, 1, 2, 1],
      ]),
      { cut: 1 },
    );
    expect(Math.abs(even.swapAtCut - 0.5)).toBeLessThan(0.04);
    expect(codes(even)).toEqual(['tie-at-cut']);
  });

  it('agrees with a calculation by hand for two statements', () => {
    // Differences of eight panellists: six of +1, two of -1. They swap when at least five of eight draws are -1: binomial(8, 1/4).
    const rows = [
      [2, 2, 2, 2, 2, 2, 1, 1],
      [1, 1, 1, 1, 1, 1, 2, 2],
    ];
    const swap = [4, 5, 6, 7, 8].reduce((sum, x) => {
      let ways = 1;
      for (let i = 0; i < x; i += 1) ways = (ways * (8 - i)) / (i + 1);
      return sum + ways * 0.25 ** x * 0.75 ** (8 - x) * (x === 4 ? 0.5 : 1);
    }, 0);
    const { swapAtCut } = rankStability(ratingsFromRows(rows), { cut: 1, resamples: 20_000 });
    expect(Math.abs(swapAtCut - swap)).toBeLessThan(4 * Math.sqrt((swap * (1 - swap)) / 20_000));
  });

  it('is the same for the same seed, by median too, with gaps', () => {
    const gappy = ratingsFromRows([
      [5, null, null],
      [4, 4, 3],
      [1, 2, 1],
    ]);
    const one = rankStability(gappy, { cut: 2, by: 'median', seed: 3, resamples: 100 });
    expect(rankStability(gappy, { cut: 2, by: 'median', seed: 3, resamples: 100 })).toEqual(one);
    expect(codes(one)).toEqual(['unrated-in-resample', 'few-panellists']);
    expect(findNotPlain(one)).toEqual([]);
  });

  it('refuses what does not fit', () => {
    expect(() => rankStability(clear, { cut: 3 })).toThrow(/cut/);
    expect(() => rankStability(clear, { cut: 1, resamples: 0 })).toThrow(/resamples/);
    expect(() => rankStability(clear, { cut: 1, by: 'mode' as 'mean' })).toThrow(/by/);
    expect(() => rankStability(ratingsFromRows([[1], [2]]), { cut: 1 })).toThrow(/two panellists/);
    expect(() =>
      rankStability(
        ratingsFromRows([
          [1, 2],
          [null, null],
        ]),
        { cut: 1 },
      ),
    ).toThrow('nobody rated 2');
  });
});
