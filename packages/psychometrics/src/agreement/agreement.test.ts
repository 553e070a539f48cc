import { describe, expect, it } from 'vitest';
import { cohenKappa } from './cohen-kappa.ts';
import diagnoses from './fixtures/irr-fleiss-diagnoses.json' with { type: 'json' };
import coders from './fixtures/irr-krippendorff-2011.json' with { type: 'json' };
import shroutFleiss from './fixtures/psych-shrout-fleiss.json' with { type: 'json' };
import { congerKappa, fleissKappa } from './fleiss-kappa.ts';
import { gwetAgreement } from './gwet-agreement.ts';
import { intraclassCorrelation } from './intraclass-correlation.ts';
import { kendallW } from './kendall-w.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { lightKappa } from './light-kappa.ts';
import { ratingsFromRows } from './ratings.ts';

const EXACT = 1e-8;
// irrCAC prints coefficients and standard errors with five decimals.
const FIVE = 5.1e-6;

const FRIEDMAN = { statistic: 17.74074074074073, p: 0.0032895092436803007 };

function gap(value: number | null | undefined, figure: number): number {
  return Math.abs(value! - figure);
}

const psychiatric = ratingsFromRows(
  diagnoses.figures.data_codes.map((row) => row.map((code) => diagnoses.figures.levels[code - 1]!)),
);
const units = coders.figures.data[0]!.map((_, unit) => coders.figures.data.map((coder) => coder[unit]!));
const coded = ratingsFromRows(units);

describe('agreement on 30 diagnoses by six raters', () => {
  const { figures } = diagnoses;

  it('gives the kappas of Fleiss, Conger and Light, and the z of Fleiss', () => {
    const fleiss = fleissKappa(psychiatric);
    expect(gap(fleiss.value, figures.fleiss.value)).toBeLessThan(EXACT);
    expect(gap(fleiss.test?.z, figures.fleiss.statistic)).toBeLessThan(EXACT);
    expect(gap(fleiss.observedAgreement, figures.fleiss_irrCAC.pa)).toBeLessThan(EXACT);
    expect(gap(fleiss.expectedAgreement, figures.fleiss_irrCAC.pe)).toBeLessThan(EXACT);
    expect(gap(fleiss.standardError, figures.fleiss_irrCAC['coeff.se'])).toBeLessThan(FIVE);
    expect(gap(congerKappa(psychiatric).value, figures.fleiss_exact_conger)).toBeLessThan(EXACT);
    expect(gap(lightKappa(psychiatric).value, figures.light)).toBeLessThan(EXACT);
  });

  it('gives Cohen for the first two raters, the categories shared by all', () => {
    const kept = psychiatric.filter(({ rater }) => rater === 'rater 1' || rater === 'rater 2');
    const cohen = cohenKappa(kept, { categories: figures.levels });
    expect(gap(cohen.value, figures.cohen_12.value)).toBeLessThan(EXACT);
    expect(gap(cohen.test?.z, figures.cohen_12.statistic)).toBeLessThan(EXACT);
  });

  it('gives AC1 with its standard error', () => {
    const gwet = gwetAgreement(psychiatric);
    expect(gap(gwet.value, figures.gwet_ac1['coeff.val'])).toBeLessThan(FIVE);
    expect(gap(gwet.standardError, figures.gwet_ac1['coeff.se'])).toBeLessThan(FIVE);
    expect(gap(gwet.observedAgreement, figures.gwet_ac1.pa)).toBeLessThan(EXACT);
    expect(gap(gwet.expectedAgreement, figures.gwet_ac1.pe)).toBeLessThan(EXACT);
  });
});

describe('Krippendorff alpha without gaps', () => {
  it('is the kappa of Fleiss moved towards 1 by (1 - kappa) / n, n the number of ratings that can be paired', () => {
    const fleiss = fleissKappa(psychiatric).value!;
    const { value } = krippendorffAlpha(psychiatric, { resamples: 0 });
    expect(gap(value, fleiss + (1 - fleiss) / 180)).toBeLessThan(1e-12);
    // irr 0.84.1 counts 180 x 5 ratings when nothing is missing (with gaps it counts as the source does, see below).
    expect(gap(diagnoses.figures.kripp_nominal, fleiss + (1 - fleiss) / (180 * 5))).toBeLessThan(EXACT);
  });
});

describe('agreement of four coders on twelve units with gaps', () => {
  it.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)(
    'gives Krippendorff alpha at %s level',
    (measurement) => {
      const result = krippendorffAlpha(coded, { measurement, resamples: 0 });
      expect(gap(result.value, coders.figures[measurement])).toBeLessThan(EXACT);
      expect(result.subjects).toBe(11);
      expect(result.warnings.map(({ code }) => code)).toEqual(['subjects-left-out']);
    },
  );

  it('gives AC1 and quadratic AC2 with their standard errors and p values', () => {
    const { ac1, ac2_quad: ac2 } = coders.figures.irrCAC;
    for (const [result, figure] of [
      [gwetAgreement(coded), ac1],
      [gwetAgreement(coded, { weights: 'quadratic' }), ac2],
    ] as const) {
      expect(gap(result.observedAgreement, figure.pa)).toBeLessThan(EXACT);
      expect(gap(result.expectedAgreement, figure.pe)).toBeLessThan(EXACT);
      expect(gap(result.value, figure['coeff.val'])).toBeLessThan(FIVE);
      expect(gap(result.standardError, figure['coeff.se'])).toBeLessThan(FIVE);
      // Their p value comes from the coefficient rounded to five decimals.
      expect(gap(result.test!.p / figure['p.value'], 1)).toBeLessThan(1e-3);
    }
  });

  it('holds a bootstrap interval that the seed fixes and more units narrow', () => {
    const one = krippendorffAlpha(coded, { seed: 1, resamples: 400 });
    expect(krippendorffAlpha(coded, { seed: 1, resamples: 400 })).toEqual(one);
    expect(krippendorffAlpha(coded, { seed: 2, resamples: 400 }).interval).not.toEqual(one.interval);
    expect(one.interval!.lower).toBeLessThan(one.value!);
    expect(one.interval!.upper).toBeGreaterThanOrEqual(one.value!);
    const eightfold = ratingsFromRows(Array.from({ length: 8 }, () => units).flat());
    const wide = one.interval!.upper - one.interval!.lower;
    const { interval } = krippendorffAlpha(eightfold, { seed: 1, resamples: 400 });
    expect((interval!.upper - interval!.lower) / wide).toBeLessThan(0.5);
  });
});

describe('intraclass correlations of four judges on six targets', () => {
  const { figures } = shroutFleiss;
  const ratings = ratingsFromRows(figures.data);

  it('gives all six forms with F tests and intervals', () => {
    const { forms } = intraclassCorrelation(ratings);
    expect(forms.map(({ form }) => form)).toEqual(figures.type);
    for (const [at, { value, test, interval }] of forms.entries()) {
      expect(gap(value, figures.ICC[at]!)).toBeLessThan(EXACT);
      expect(gap(test?.f, figures.F[at]!)).toBeLessThan(EXACT);
      expect([test?.df1, test?.df2]).toEqual([figures.df1[at], figures.df2[at]]);
      expect(gap(interval?.lower, figures.lower[at]!)).toBeLessThan(EXACT);
      expect(gap(interval?.upper, figures.upper[at]!)).toBeLessThan(EXACT);
    }
  });

  it('gives forms 1 alike whether the raters are named per subject or shared', () => {
    const own = ratings.map((rating) => ({ ...rating, rater: `${rating.subject}/${rating.rater}` }));
    const nested = intraclassCorrelation(own, { design: 'nested' });
    const crossed = intraclassCorrelation(ratings).forms;
    expect(gap(nested.forms[0]!.value, crossed[0]!.value!)).toBeLessThan(EXACT);
    expect(gap(nested.forms[1]!.interval!.lower, crossed[3]!.interval!.lower)).toBeLessThan(EXACT);
    expect(nested.raters).toBeCloseTo(4, 12);
  });
});

describe('concordance', () => {
  it('gives W with ties as the Friedman test of scipy has it', () => {
    // scipy 1.17.1: friedmanchisquare of the six targets over the four judges of Shrout and Fleiss (1979), table 2
    const { w, test, ratersWithTies } = kendallW(ratingsFromRows(shroutFleiss.figures.data));
    expect(gap(test?.chiSquare, FRIEDMAN.statistic)).toBeLessThan(EXACT);
    expect(gap(test?.p, FRIEDMAN.p)).toBeLessThan(EXACT);
    expect(gap(w, FRIEDMAN.statistic / (4 * 5))).toBeLessThan(EXACT);
    expect(ratersWithTies).toBe(4);
  });

  it('is 1 for equal orders and ties the mean Spearman correlation to W', () => {
    const full = kendallW(
      ratingsFromRows([
        [1, 10],
        [2, 20],
        [3, 30],
      ]),
      { permutations: 2000 },
    );
    expect(full.w).toBe(1);
    expect(full.meanCorrelation).toBeCloseTo(1, 12);
    // Six orders of three subjects: one in six is the same by chance.
    expect(Math.abs(full.permutationP! - 1 / 6)).toBeLessThan(0.03);
    const some = kendallW(
      ratingsFromRows([
        [1, 1, 2],
        [2, 3, 1],
        [3, 2, 3],
      ]),
    );
    expect(some.w).toBeCloseTo(4 / 9, 12);
    expect(some.meanCorrelation).toBeCloseTo((3 * some.w! - 1) / 2, 12);
  });
});
