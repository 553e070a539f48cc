import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from './cohen-kappa.ts';
import { congerKappa, fleissKappa } from './fleiss-kappa.ts';
import { gwetAgreement } from './gwet-agreement.ts';
import { intraclassCorrelation } from './intraclass-correlation.ts';
import { kendallW } from './kendall-w.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { lightKappa } from './light-kappa.ts';
import { type AgreementRating, ratingsFromRows } from './ratings.ts';

const table = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }), {
  minLength: 4,
  maxLength: 12,
});
const LABELS: Record<number, string> = { 1: 'zebra', 2: 'apple', 3: 'mango', 4: 'kiwi' };

const nominal: Record<string, (ratings: readonly AgreementRating[]) => number | null> = {
  fleiss: (ratings) => fleissKappa(ratings).value,
  conger: (ratings) => congerKappa(ratings).value,
  light: (ratings) => lightKappa(ratings).value,
  ac1: (ratings) => gwetAgreement(ratings).value,
  alpha: (ratings) => krippendorffAlpha(ratings, { resamples: 0 }).value,
};

function sameFigure(one: number | null, other: number | null): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) < 1e-9;
}

describe('what agreement does not depend on', () => {
  it('other labels, another order of the rows, or of the raters change no nominal coefficient', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const ratings = ratingsFromRows(rows);
        const renamed = ratings.map((rating) => ({ ...rating, value: LABELS[rating.value as number]! }));
        for (const coefficient of Object.values(nominal)) {
          const figure = coefficient(ratings);
          expect(sameFigure(coefficient(renamed), figure)).toBe(true);
          expect(sameFigure(coefficient(ratings.toReversed()), figure)).toBe(true);
        }
      }),
    );
  });

  it('a reversed or shifted scale changes no interval coefficient', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 50 }), (rows, shift) => {
        const ratings = ratingsFromRows(rows);
        const turned = ratings.map((rating) => ({ ...rating, value: 5 - (rating.value as number) + shift }));
        const alpha = (of: readonly AgreementRating[]): number | null =>
          krippendorffAlpha(of, { measurement: 'interval', resamples: 0 }).value;
        expect(sameFigure(alpha(turned), alpha(ratings))).toBe(true);
        expect(sameFigure(kendallW(turned).w, kendallW(ratings).w)).toBe(true);
        const forms = intraclassCorrelation(ratings).forms;
        for (const [at, { value }] of intraclassCorrelation(turned).forms.entries()) {
          expect(sameFigure(value, forms[at]!.value)).toBe(true);
        }
      }),
    );
  });

  it('quadratic weights give every pair of categories the same kappa as squared distances', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const ratings = ratingsFromRows(rows.map(([first, second]) => [first, second]));
        const { value } = cohenKappa(ratings, { weights: 'quadratic', categories: [1, 2, 3, 4] });
        // Closed form: 1 - mean squared difference / the same between independent draws of the two raters.
        const first = rows.map(([a]) => a!);
        const second = rows.map(([, b]) => b!);
        const n = rows.length;
        const observed = first.reduce((sum, a, i) => sum + (a - second[i]!) ** 2, 0) / n;
        const crossed = first.flatMap((a) => second.map((b) => (a - b) ** 2));
        const expected = crossed.reduce((sum, square) => sum + square, 0) / (n * n);
        expect(sameFigure(value, expected > 1e-9 ? 1 - observed / expected : null)).toBe(true);
      }),
    );
  });
});
