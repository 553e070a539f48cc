import { describe, expect, it } from 'vitest';
import { cumulativeLogit } from './cumulative-logit.ts';
import { difGeneralised } from './dif-generalised.ts';
import { difLikelihoodRatio } from './dif-likelihood-ratio.ts';
import { difLogistic, difOrdinal } from './dif-logistic.ts';
import { difMantelHaenszel } from './dif-mantel-haenszel.ts';
import { nagelkerke } from './nagelkerke.ts';
import { syntheticGroups } from './testing/synthetic-groups.ts';

const sound = syntheticGroups({ items: 5, people: 60, shift: 0, seed: 'degenerate' });
const tests = {
  difMantelHaenszel,
  difGeneralised,
  difLogistic,
  difOrdinal,
  difLikelihoodRatio: (data: Parameters<typeof difLikelihoodRatio>[0]) => difLikelihoodRatio(data, { model: 'rasch' }),
};

describe('differential functioning of data that cannot tell', () => {
  for (const [name, test] of Object.entries(tests)) {
    it(`is null with a sentence for a constant item (${name})`, () => {
      const responses = sound.responses.map((row) => [1, ...row.slice(1)]);
      const [item] = test({ ...sound, responses }).items;
      expect(item).toMatchObject({ status: 'not-estimable', statistic: null, p: null, flagged: false });
      expect(item!.warnings[0]!.message).toMatch(/item 1/);
    });

    it(`refuses one group, ragged rows, text and unknown names (${name})`, () => {
      expect(() => test({ ...sound, groups: sound.groups.map(() => 'a') })).toThrow(/two or more groups/);
      expect(() => test({ ...sound, groups: ['a'] })).toThrow(/1 entries for 120 rows/);
      expect(() => test({ ...sound, responses: [[1, 0], ...sound.responses.slice(1)] })).toThrow(/row 2 has 5 cells/);
      const text = sound.responses.map((row, i) => (i === 3 ? ['yes', ...row.slice(1)] : row)) as number[][];
      expect(() => test({ ...sound, responses: text })).toThrow(/row 4, column item 1/);
      expect(() => test({ ...sound, referenceGroup: 'c' })).toThrow(/no group "c"/);
    });

    it(`holds no NaN, whatever is empty (${name})`, () => {
      const responses = sound.responses.map((row, i) => (i % 10 === 0 ? row.map(() => null) : row));
      const result = test({ ...sound, responses });
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    });
  }

  it('says so when nobody of the two groups has an equal score', () => {
    const responses = [
      [1, 1, 1],
      [1, 1, 1],
      [0, 0, 1],
      [0, 1, 0],
    ];
    const [item] = difMantelHaenszel({ responses, groups: [1, 1, 2, 2] }).items;
    expect(item!.warnings[0]!.code).toBe('no-overlap');
  });

  it('says so when every answer of a group is the same at equal scores', () => {
    const responses = [
      [1, 0, 1],
      [1, 0, 0],
      [0, 1, 1],
      [0, 1, 0],
    ];
    const [item] = difMantelHaenszel({ responses, groups: [1, 1, 2, 2] }).items;
    expect(item).toMatchObject({ oddsRatio: null, delta: null, etsClass: null });
    expect(item!.warnings[0]!.code).toBe('separation');
  });

  it('leaves out rows with a missing answer or group and says how many', () => {
    const groups = sound.groups.map((group, i) => (i === 0 ? null : group));
    const responses = sound.responses.map((row, i) => (i === 5 ? [null, ...row.slice(1)] : row));
    const result = difMantelHaenszel({ responses, groups });
    expect(result).toMatchObject({ n: 118, droppedRows: 2 });
    expect(result.warnings[0]!.code).toBe('rows-left-out');
  });

  it('sends more than two groups or answers to the test that takes them', () => {
    const groups = sound.groups.map((group, i) => (i % 3 === 0 ? 'c' : group));
    expect(() => difMantelHaenszel({ ...sound, groups })).toThrow(/generalised/);
    expect(difLogistic({ ...sound, groups }).items[0]!.df).toBe(4);
    const responses = sound.responses.map((row, i) => [i % 3, ...row.slice(1)]);
    expect(() => difLogistic({ ...sound, responses })).toThrow(/ordinal/);
    expect(() => difMantelHaenszel({ ...sound, responses })).toThrow(/generalised/);
  });

  it('refuses levels, anchors and kinds that do not exist', () => {
    expect(() => difMantelHaenszel(sound, { alpha: 2 })).toThrow(/alpha/);
    expect(() => difMantelHaenszel(sound, { anchors: ['x'] })).toThrow(/"x"/);
    expect(() => difMantelHaenszel(sound, { anchors: ['item 1'], purify: true })).toThrow(/anchors/);
    expect(() => difLogistic(sound, { test: 'any' as 'both' })).toThrow(/test/);
  });
});

describe('the cumulative logit', () => {
  it('has the closed form of one two-valued predictor', () => {
    const x = [0, 0, 0, 0, 0, 1, 1, 1, 1];
    const y = [0, 0, 0, 1, 1, 0, 1, 1, 1];
    const fit = cumulativeLogit(y, 2, [x]);
    expect(fit.slopes![0]).toBeCloseTo(Math.log(3 / (2 / 3)), 8);
    expect(fit.intercepts![0]).toBeCloseTo(Math.log(2 / 3), 8);
    expect(fit.standardErrors![0]).toBeCloseTo(Math.sqrt(1 / 3 + 1 / 2 + 1 + 1 / 3), 6);
  });

  it('turns its slopes when the categories are turned round', () => {
    const x = Array.from({ length: 80 }, (_, i) => Math.sin(i));
    const y = x.map((value, i) => Math.min(2, Math.max(0, Math.round(1 + value + Math.cos(i * 3)))));
    const fit = cumulativeLogit(y, 3, [x]);
    const turned = cumulativeLogit(
      y.map((value) => 2 - value),
      3,
      [x],
    );
    expect(turned.slopes![0]).toBeCloseTo(-fit.slopes![0]!, 8);
    expect(turned.logLik).toBeCloseTo(fit.logLik, 10);
  });

  it('sees perfect separation and predictors that repeat each other', () => {
    const x = [1, 2, 3, 4, 5, 6];
    expect(cumulativeLogit([0, 0, 0, 1, 1, 1], 2, [x])).toMatchObject({ status: 'separated', slopes: null });
    expect(cumulativeLogit([0, 1, 0, 1, 0, 1], 2, [x, x.map((v) => 2 * v)]).status).toBe('collinear');
    expect(cumulativeLogit([0, 1, 0, 1], 2, [[3, 3, 3, 3]]).status).toBe('collinear');
    expect(() => cumulativeLogit([0, 2], 3, [])).toThrow(/category 1/);
    expect(nagelkerke(0, 0, 5)).toBeNull();
  });
});
