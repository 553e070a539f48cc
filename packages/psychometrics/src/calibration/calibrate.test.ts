import { describe, expect, it } from 'vitest';
import type { Calibration } from './calibration-types.ts';
import { calibrate } from './calibrate.ts';
import type { ItemModel } from './curves/item-curve.ts';
import lsat from './fixtures/mirt-lsat.json' with { type: 'json' };
import questionnaires from './fixtures/mirt-questionnaires.json' with { type: 'json' };
import { SMALL_SAMPLE_PRIORS } from './priors.ts';
import { bfiScale, type DataFile, expandPatterns, hasDataFile, readDataFile } from './testing/reference-data.ts';
import { syntheticAnswers, syntheticItems, syntheticThetas } from './testing/simulate-answers.ts';

interface ReferenceFit {
  figures: {
    logLik: number;
    AIC: number;
    BIC: number;
    parameters: number;
    missingCells: number;
    patterns: number;
    slopeIntercept: Record<string, { estimates: (number | null)[]; standardErrors: (number | null)[] }>;
    irt: Record<string, { estimates: number[]; standardErrors: (number | null)[] }>;
  };
  n: number;
}

/** Largest differences from a reference fit; errors that the reference does not have are left out. */
function disagreement(
  fit: Calibration,
  reference: unknown,
): Record<'logLik' | 'information' | 'estimates' | 'errors' | 'stepErrors', number> {
  const { figures } = reference as ReferenceFit;
  const estimates: number[] = [];
  const errors: number[] = [];
  const stepErrors: number[] = [];
  const ratio = (value: number | null, expected: number | null | undefined): number =>
    expected === null || expected === undefined ? 0 : Math.abs(value! / expected - 1);
  for (const item of fit.items) {
    const irt = figures.irt[item.name]!;
    const raw = figures.slopeIntercept[item.name]!;
    const locations = item.thresholds ?? [item.difficulty!];
    const { slope, intercepts } = item.slopeIntercept!;
    estimates.push(...[item.discrimination!, ...locations].map((value, i) => Math.abs(value - irt.estimates[i]!)));
    estimates.push(...[slope, ...intercepts].map((value, i) => Math.abs(value - raw.estimates[i]!)));
    const own = item.standardErrors!;
    errors.push(...[own.slope, ...own.intercepts].map((value, i) => ratio(value, raw.standardErrors[i])));
    stepErrors.push(
      ...(own.thresholds ?? [own.difficulty!]).map((value, i) => ratio(value, irt.standardErrors[i + 1])),
    );
  }
  return {
    logLik: Math.abs(fit.logLik - figures.logLik),
    information: Math.max(Math.abs(fit.aic - figures.AIC), Math.abs(fit.bic - figures.BIC)),
    estimates: Math.max(...estimates),
    errors: Math.max(...errors),
    stepErrors: Math.max(...stepErrors),
  };
}

function countsOf(fit: Calibration): unknown {
  const { n, parameters, converged, data } = fit;
  // mirt counts persons without answers among rows and patterns; they change nothing.
  const empty = data.dropped;
  return {
    n: n + empty,
    parameters,
    converged,
    missingCells: data.missingCells + empty * fit.items.length,
    patterns: data.patterns + (empty > 0 ? 1 : 0),
  };
}

function countsOfReference(reference: unknown): unknown {
  const { figures, n } = reference as ReferenceFit;
  return {
    n,
    parameters: figures.parameters,
    converged: true,
    missingCells: figures.missingCells,
    patterns: figures.patterns,
  };
}

describe('calibration of the published LSAT tables', () => {
  const cases: [string, 'lsat6' | 'lsat7', ItemModel][] = [
    ['lsat6_2PL', 'lsat6', '2pl'],
    ['lsat6_Rasch', 'lsat6', 'rasch'],
    ['lsat7_2PL', 'lsat7', '2pl'],
    ['lsat7_Rasch', 'lsat7', 'rasch'],
  ];
  for (const [key, table, model] of cases) {
    it(`gives the estimates and standard errors of mirt for ${key}`, () => {
      const reference = lsat.fits[key as keyof typeof lsat.fits];
      const names = Object.keys(reference.figures.irt);
      const fit = calibrate(expandPatterns(lsat.patterns[table]), { model, names });
      expect(countsOf(fit)).toEqual(countsOfReference(reference));
      const { logLik, information, estimates, errors, stepErrors } = disagreement(fit, reference);
      expect(logLik).toBeLessThan(1e-3);
      expect(information).toBeLessThan(2e-3);
      expect(estimates).toBeLessThan(1e-3);
      expect(errors).toBeLessThan(0.01);
      expect(stepErrors).toBeLessThan(0.01);
      expect(fit.warnings).toEqual([]);
      expect(Math.abs(fit.doubledNodesLogLik - fit.logLik)).toBeLessThan(1e-4);
      expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
    });
  }
});

describe('calibration of whole questionnaires', () => {
  const cases: [string, string, ItemModel, () => DataFile][] = [
    ['ability_2PL', 'raw/ability.csv', '2pl', () => readDataFile('raw/ability.csv')],
    ['bfi_agree_graded', 'raw/bfi.csv', 'grm', () => bfiScale('A')],
    ['bfi_cons_graded', 'raw/bfi.csv', 'grm', () => bfiScale('C')],
    ['bfi_extra_graded', 'raw/bfi.csv', 'grm', () => bfiScale('E')],
    ['verbagg3_gpcm', 'raw/verbagg3.csv', 'gpcm', () => readDataFile('raw/verbagg3.csv')],
  ];
  for (const [key, file, model, read] of cases) {
    it.skipIf(!hasDataFile(file))(
      `gives the figures of mirt for ${key} (skipped without the data file ${file})`,
      () => {
        const { names, rows } = read();
        const reference = questionnaires.fits[key as keyof typeof questionnaires.fits];
        const fit = calibrate(rows, { model, names });
        expect(countsOf(fit)).toEqual(countsOfReference(reference));
        const { logLik, information, estimates, errors, stepErrors } = disagreement(fit, reference);
        expect(logLik).toBeLessThan(1e-3);
        expect(information).toBeLessThan(2e-3);
        expect(estimates).toBeLessThan(1e-3);
        // Errors of slope and intercepts agree for every model; mirt turns those of a first partial credit step differently.
        expect(model === 'gpcm' ? errors : Math.max(errors, stepErrors)).toBeLessThan(0.01);
      },
    );
  }
});

describe('standard errors by other routes', () => {
  const rows = expandPatterns(lsat.patterns.lsat7);

  it('agree with each other where the model holds', () => {
    const answers = syntheticAnswers(syntheticItems('2pl', 6, 2, 'routes'), syntheticThetas(3000, 'routes'), 'routes');
    const [oakes, crossprod, sandwich] = (['oakes', 'crossprod', 'sandwich'] as const).map((standardErrors) =>
      calibrate(answers, { model: '2pl', standardErrors }),
    );
    for (const [j, item] of oakes!.items.entries()) {
      const base = item.standardErrors!.slope!;
      expect(Math.abs(crossprod!.items[j]!.standardErrors!.slope! / base - 1)).toBeLessThan(0.15);
      expect(Math.abs(sandwich!.items[j]!.standardErrors!.slope! / base - 1)).toBeLessThan(0.15);
    }
    expect(oakes!.information).toMatchObject({ method: 'oakes', rank: 12 });
  });

  it('are those of the profile likelihood: half a unit of log-likelihood at one standard error', () => {
    const free = calibrate(rows, { model: 'rasch' });
    const item = free.items[0]!;
    const shifted = calibrate(rows, {
      model: 'rasch',
      fixed: { 'item 1': { difficulty: item.difficulty! + item.standardErrors!.difficulty! } },
    });
    expect(free.logLik - shifted.logLik).toBeGreaterThan(0.47);
    expect(free.logLik - shifted.logLik).toBeLessThan(0.53);
  });

  it('come with the progress of the search on wish', () => {
    const seen: number[] = [];
    calibrate(rows, { model: '2pl', onProgress: ({ logLik }) => seen.push(logLik) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)!).toBeGreaterThanOrEqual(seen[0]!);
  });

  it('are left out on wish', () => {
    const fit = calibrate(rows, { model: '2pl', standardErrors: 'none' });
    expect(fit.items[0]!.standardErrors).toBeNull();
    expect(fit.information).toEqual({ method: 'none', rank: null, condition: null });
  });
});

describe('asymptotes', () => {
  it('are recovered for three parameters from many persons, under the stated priors', () => {
    const items = syntheticItems('3pl', 12, 2, 'three');
    const fit = calibrate(syntheticAnswers(items, syntheticThetas(4000, 'three'), 'three'), { model: '3pl' });
    expect(fit.converged).toBe(true);
    expect(fit.logPrior).not.toBe(0);
    expect(fit.method.parameters['priors']).toContain('"alpha":5');
    const meanGuess = fit.items.reduce((sum, item) => sum + item.guessing!, 0) / 12;
    expect(Math.abs(meanGuess - 0.2)).toBeLessThan(0.05);
    for (const [j, item] of fit.items.entries()) {
      expect(Math.abs(item.discrimination! - items[j]!.parameters[0]!)).toBeLessThan(0.6);
    }
  });

  it('are kept apart for four parameters', () => {
    const items = syntheticItems('4pl', 10, 2, 'four');
    const answers = syntheticAnswers(items, syntheticThetas(3000, 'four'), 'four');
    const fit = calibrate(answers, { model: '4pl', priors: SMALL_SAMPLE_PRIORS });
    expect(fit.converged).toBe(true);
    for (const item of fit.items) {
      expect(item.upperAsymptote!).toBeGreaterThan(0.8);
      expect(item.guessing!).toBeLessThan(0.4);
      expect(item.standardErrors!.guessing!).toBeGreaterThan(0);
    }
  });
});

describe('several groups', () => {
  const items = syntheticItems('grm', 10, 4, 'groups');
  const rows = [
    ...syntheticAnswers(items, syntheticThetas(1200, 'one'), 'one'),
    ...syntheticAnswers(items, syntheticThetas(1200, 'two', 0.6, 1.3), 'two'),
  ];
  const groups = rows.map((_, r) => (r < 1200 ? 'first' : 'second'));

  it('find mean and variance of the second group through the anchors', () => {
    const fit = calibrate(rows, { model: 'grm', groups });
    const [one, two] = fit.groups;
    expect(one).toMatchObject({ label: 'first', mean: 0, variance: 1, standardErrors: { mean: null, variance: null } });
    expect(Math.abs(two!.mean - 0.6)).toBeLessThan(3 * two!.standardErrors.mean!);
    expect(Math.abs(two!.variance - 1.69)).toBeLessThan(3 * two!.standardErrors.variance!);
    expect(fit.range[1]).toBeGreaterThan(6);
  });

  it('give an item that is no anchor parameters of its own in each group', () => {
    const names = items.map((_, j) => `q${j}`);
    const shifted = rows.map((row, r) => row.map((x, j) => (j === 0 && r >= 1200 ? Math.max(0, x - 1) : x)));
    const fit = calibrate(shifted, { model: 'grm', names, groups, anchors: names.slice(1), categories: [0, 1, 2, 3] });
    const free = fit.items.filter((item) => item.name === 'q0');
    expect(free.map((item) => item.group)).toEqual(['first', 'second']);
    expect(free[1]!.thresholds![0]! - free[0]!.thresholds![0]!).toBeGreaterThan(0.3);
    expect(fit.warnings.map((warning) => warning.code)).toContain('empty-category');
  });

  it('need not stand in order: labels name them', () => {
    const order = rows.map((_, r) => (r * 7) % rows.length);
    const straight = calibrate(rows, { model: 'grm', groups, standardErrors: 'none' });
    const mixed = calibrate(
      order.map((r) => rows[r]!),
      { model: 'grm', groups: order.map((r) => groups[r]!), standardErrors: 'none' },
    );
    expect(mixed.logLik).toBeCloseTo(straight.logLik, 5);
    expect(mixed.groups[1]!.mean).toBeCloseTo(straight.groups[1]!.mean, 4);
  });
});

describe('fixed parameters', () => {
  const rows = expandPatterns(lsat.patterns.lsat7);

  it('stay, and all of them fixed still give likelihood and latent density', () => {
    const free = calibrate(rows, { model: '2pl' });
    const fixed = Object.fromEntries(
      free.items.map(({ name, discrimination, difficulty }) => [
        name,
        { discrimination: discrimination!, difficulty: difficulty! },
      ]),
    );
    const held = calibrate(rows, { model: '2pl', fixed });
    expect(held.logLik).toBeCloseTo(free.logLik, 7);
    expect(held).toMatchObject({ parameters: 0, converged: true });
    expect(held.items.every((item) => item.status === 'fixed' && item.standardErrors === null)).toBe(true);
    const latent = calibrate(rows, { model: '2pl', fixed, latent: { mean: 'free', variance: 'free' } });
    expect(Math.abs(latent.groups[0]!.mean)).toBeLessThan(1e-3);
    expect(Math.abs(latent.groups[0]!.variance - 1)).toBeLessThan(1e-3);
  });

  it('are refused where they make no sense', () => {
    expect(() => calibrate(rows, { model: '2pl', fixed: { 'item 1': { difficulty: 0 } } })).toThrow(/discrimination/);
    expect(() => calibrate(rows, { model: '2pl', fixed: { nobody: {} } })).toThrow(/no column is called "nobody"/);
    expect(() => calibrate(rows, { model: '2pl', fixed: { 'item 1': { guessing: 0.2 } } })).toThrow(/has none/);
  });
});
