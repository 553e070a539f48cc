import { describe, expect, it } from 'vitest';
import { findNotPlain } from '../result/testing/find-not-plain.ts';
import { agreementWeights } from './agreement-weights.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { congerKappa, fleissKappa } from './fleiss-kappa.ts';
import { gwetAgreement } from './gwet-agreement.ts';
import { intraclassCorrelation } from './intraclass-correlation.ts';
import { kendallW } from './kendall-w.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { lightKappa } from './light-kappa.ts';
import { type AgreementRating, ratingsFromRows } from './ratings.ts';
import { rwgJ, withinGroupAgreement } from './within-group-agreement.ts';

const COEFFICIENTS = { cohenKappa, fleissKappa, congerKappa, lightKappa, gwetAgreement, krippendorffAlpha };
const every = Object.entries(COEFFICIENTS);

function codes(result: { warnings: readonly { code: string }[] }): string[] {
  return result.warnings.map(({ code }) => code);
}

describe('ratings that ask too much of a coefficient', () => {
  it.each(every)('%s: one category for all is not agreement beyond chance, and says so', (_, coefficient) => {
    const result = coefficient(
      ratingsFromRows([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    );
    expect(result.status).toBe('not-estimable');
    expect(result.value).toBeNull();
    expect(result.warnings.length).toBeGreaterThan(0);
    expect(findNotPlain(result)).toEqual([]);
  });

  it.each(every)('%s: ratings without any pair give no figure', (_, coefficient) => {
    const result = coefficient(
      ratingsFromRows([
        ['a', null],
        [null, 'b'],
      ]),
    );
    expect(result.status).toBe('not-estimable');
    expect(result.warnings.length).toBeGreaterThan(0);
    expect(findNotPlain(result)).toEqual([]);
  });

  it.each(every)('%s: full agreement is 1, a single subject does not break it', (_, coefficient) => {
    const full = coefficient(
      ratingsFromRows([
        ['a', 'a'],
        ['b', 'b'],
        ['c', 'c'],
      ]),
    );
    expect(full.value).toBeCloseTo(1, 12);
    expect(findNotPlain(full)).toEqual([]);
    expect(findNotPlain(coefficient(ratingsFromRows([['a', 'b']])))).toEqual([]);
  });

  it('a column of equal values leaves Light fewer pairs and Cohen at zero', () => {
    const rows = [
      ['a', 'a', 'a'],
      ['a', 'b', 'a'],
      ['a', 'a', 'a'],
    ];
    const light = lightKappa(ratingsFromRows(rows));
    expect(codes(light)).toContain('undefined-pairs');
    const cohen = cohenKappa(ratingsFromRows(rows.map(([first, second]) => [first, second])));
    expect(cohen.value).toBeCloseTo(0, 12);
    expect(findNotPlain(cohen)).toEqual([]);
  });

  it('raters with different sets of categories keep their labels', () => {
    // Coded by position within each column both raters would seem to agree on every subject.
    const rows = [
      ['b', 'a'],
      ['c', 'b'],
      ['b', 'a'],
      ['c', 'b'],
    ];
    expect(cohenKappa(ratingsFromRows(rows)).value).toBeLessThan(0);
    expect(krippendorffAlpha(ratingsFromRows(rows), { resamples: 0 }).value).toBeLessThan(0);
    expect(fleissKappa(ratingsFromRows(rows)).categories).toEqual(['a', 'b', 'c']);
  });

  it('intraclass correlations without variance, without error or with one subject say so', () => {
    const flat = intraclassCorrelation(
      ratingsFromRows([
        [3, 3],
        [3, 3],
      ]),
    );
    expect(codes(flat)).toContain('no-variance');
    const exact = intraclassCorrelation(
      ratingsFromRows([
        [1, 2],
        [2, 3],
        [3, 4],
      ]),
    );
    expect(exact.forms[2]).toMatchObject({ form: 'ICC3', value: 1, test: null, interval: null });
    expect(codes(exact)).toContain('no-error');
    const equal = intraclassCorrelation(
      ratingsFromRows([
        [1, 3],
        [3, 1],
      ]),
    );
    expect(codes(equal)).toContain('equal-subjects');
    expect(codes(intraclassCorrelation(ratingsFromRows([[1, 3]])))).toContain('too-few-subjects');
    expect(
      codes(
        intraclassCorrelation(
          ratingsFromRows([
            [1, 3],
            [2, null],
            [4, 4],
          ]),
        ),
      ),
    ).toContain('subjects-left-out');
    for (const result of [flat, exact, equal]) expect(findNotPlain(result)).toEqual([]);
    const uneven = intraclassCorrelation(
      ratingsFromRows([
        [1, 2, 1],
        [4, null, 5],
        [3, 3, 2],
      ]),
      { design: 'nested' },
    );
    expect(codes(uneven)).toContain('unequal-groups');
    expect(uneven.raters).toBeLessThan(3);
    expect(uneven.forms.map(({ form }) => form)).toEqual(['ICC1', 'ICC1k']);
  });

  it('concordance without order says so', () => {
    const flat = kendallW(
      ratingsFromRows([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
    );
    expect(flat.w).toBeNull();
    expect(codes(flat)).toContain('no-variance');
    const half = kendallW(
      ratingsFromRows([
        [1, 2],
        [2, 2],
        [3, 2],
      ]),
    );
    expect(codes(half)).toContain('rater-without-order');
    expect(half.meanCorrelation).toBeNull();
    expect(kendallW(ratingsFromRows([[1, 2]])).status).toBe('not-estimable');
    expect(findNotPlain([flat, half])).toEqual([]);
  });

  it('agreement within a group is cut at zero for two camps, and needs two ratings', () => {
    const result = withinGroupAgreement(
      ratingsFromRows([
        [1, 1, 5, 5],
        [4, 4, 5, 3],
        [2, null, null, null],
      ]),
      {
        name: 'uniform',
        options: 5,
      },
    );
    const [camps, group, single] = result.perSubject;
    expect(camps).toMatchObject({ rwg: 0, averageDeviation: 2, averageDeviationFromMedian: 2 });
    expect(camps!.uncutRwg).toBeLessThan(0);
    // Variance 2/3 against (25 - 1) / 12 = 2.
    expect(group!.rwg).toBeCloseTo(2 / 3, 12);
    expect(group!.averageDeviation).toBeCloseTo(0.5, 12);
    expect(single).toMatchObject({ rwg: null, mean: 2, ratings: 1 });
    expect(codes(result)).toEqual(['too-few-ratings', 'below-zero']);
    expect(result.deviationLimit).toBeCloseTo(5 / 6, 12);
    expect(
      withinGroupAgreement(ratingsFromRows([[4, 4, 5, 3]]), { name: 'slight skew', variance: 1.34 }).meanRwg,
    ).toBeCloseTo(1 - 2 / 3 / 1.34, 12);
    expect(findNotPlain(result)).toEqual([]);
  });

  it('rwg of a scale steps up like Spearman-Brown and leaves out items without two ratings', () => {
    const rating = (item: number, rater: number, value: number): AgreementRating & { item: number } => ({
      subject: 's',
      rater,
      item,
      value,
    });
    const items = [1, 2, 3].flatMap((item) => [4, 4, 5, 3].map((value, rater) => rating(item, rater, value)));
    const scale = rwgJ(items, { name: 'uniform', options: 5 }).perSubject[0]!;
    const single = 2 / 3;
    expect(scale.rwgJ).toBeCloseTo((3 * single) / (1 + 2 * single), 12);
    const short = rwgJ([...items, rating(4, 1, 2)], { name: 'uniform', options: 5 });
    expect(short.perSubject[0]!.items).toBe(3);
    expect(codes(short)).toEqual(['items-left-out']);
  });
});

describe('wrong use is refused by name', () => {
  const words = ratingsFromRows([
    ['low', 'high'],
    ['high', 'high'],
  ]);

  it('tables', () => {
    expect(() => fleissKappa([])).toThrow(/at least one rating/);
    expect(() => fleissKappa('x' as unknown as AgreementRating[])).toThrow(TypeError);
    expect(() => fleissKappa([null as unknown as AgreementRating])).toThrow(/rating 1/);
    expect(() => fleissKappa([{ subject: 1, rater: 1, value: true as unknown as string }])).toThrow(/rating 1/);
    expect(() => fleissKappa([{ subject: NaN, rater: 1, value: 'a' }])).toThrow(/rating 1: subject/);
    expect(() => fleissKappa([{ subject: 1, rater: 1, value: Infinity }])).toThrow(/infinite/);
    expect(() => fleissKappa(ratingsFromRows([[1, '1']]))).toThrow(
      'rating 2: "1" is a string where others are a number',
    );
    expect(() =>
      fleissKappa([
        { subject: 's', rater: 'r', value: 1 },
        { subject: 's', rater: 'r', value: 2 },
      ]),
    ).toThrow('rating 2: rater r rated subject s twice');
    expect(() => ratingsFromRows([[1, 2], [1]])).toThrow(/row 2/);
    expect(() => ratingsFromRows([[1, 2]], ['only one'])).toThrow(/raters/);
    expect(() => fleissKappa(ratingsFromRows([['a'], ['b']]))).toThrow(/two raters/);
    expect(() => cohenKappa(ratingsFromRows([[1, 2, 3]]))).toThrow(/two raters/);
    expect(() => intraclassCorrelation(words)).toThrow(
      'subject 1, rater rater 1: "low" is text where a number is needed',
    );
    expect(() => kendallW(words)).toThrow(TypeError);
  });

  it('categories, weights and levels', () => {
    expect(() => cohenKappa(words, { categories: ['low'] })).toThrow('subject 1, rater rater 2: "high"');
    expect(() => cohenKappa(words, { categories: ['low', 'high', 'low'] })).toThrow(/twice/);
    expect(() => cohenKappa(words, { weights: 'linear' })).toThrow(/declare/);
    expect(cohenKappa(words, { weights: 'linear', categories: ['low', 'high'] }).status).toBe('estimated');
    expect(() => cohenKappa(words, { weights: [[1]] })).toThrow(/2 x 2/);
    expect(() =>
      cohenKappa(words, {
        weights: [
          [1, 2],
          [2, 1],
        ],
      }),
    ).toThrow('row 1, column 2');
    expect(() => agreementWeights('linear', [3, 1, 2])).toThrow(/ascending/);
    expect(() => agreementWeights('linear', ['a', 'b'], 'values')).toThrow(/numbers/);
    expect(() => agreementWeights('cubic' as 'linear', [1, 2])).toThrow(/weights/);
    expect(() => krippendorffAlpha(words, { measurement: 'ordinal' })).toThrow(/declare/);
    expect(() => krippendorffAlpha(words, { measurement: 'interval' })).toThrow(/numbers/);
    expect(() => krippendorffAlpha(ratingsFromRows([[-1, 2]]), { measurement: 'ratio' })).toThrow(/zero/);
    expect(() => krippendorffAlpha(words, { measurement: 'x' as 'ratio' })).toThrow(/measurement/);
    expect(() => krippendorffAlpha(words, { resamples: -1 })).toThrow(/resamples/);
    expect(() => gwetAgreement(words, { level: 2 })).toThrow(/level/);
    expect(() => intraclassCorrelation(ratingsFromRows([[1, 2]]), { design: 'x' as 'nested' })).toThrow(/design/);
    expect(() => withinGroupAgreement(ratingsFromRows([[1, 2]]), { name: 'uniform', options: 1 })).toThrow(/options/);
    expect(() => withinGroupAgreement(ratingsFromRows([[1, 2]]), { name: 'x', variance: 0 })).toThrow(/variance/);
  });

  it('the weights by name are those of their formulas', () => {
    expect([...agreementWeights('linear', [1, 2, 3])]).toEqual([1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1]);
    expect([...agreementWeights('quadratic', [1, 2, 3])]).toEqual([1, 0.75, 0, 0.75, 1, 0.75, 0, 0.75, 1]);
    // Numbers far apart count as far apart unless ranks are asked for.
    expect(agreementWeights('linear', [0, 1, 10])[1]).toBeCloseTo(0.9, 12);
    expect(agreementWeights('linear', [0, 1, 10], 'ranks')[1]).toBeCloseTo(0.5, 12);
    const ordinal = agreementWeights('ordinal', [1, 2, 3]);
    expect(ordinal[1]).toBeCloseTo(1 - 1 / 3, 12);
    expect(ordinal[2]).toBeCloseTo(0, 12);
  });
});
