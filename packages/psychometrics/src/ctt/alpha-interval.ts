// Confidence intervals of coefficient alpha.
import { fQuantile } from '../numeric/f-distribution.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { assertConfidence, type Interval } from '../result/result-types.ts';

/**
 * `log`: normal theory on ln(1 - alpha), which keeps the interval below 1 (D. G. Bonett, 2002, with the general standard error);
 * `asymptotic`: alpha plus and minus z standard errors (A. Duhachek and D. Iacobucci, 2004);
 * `feldt`: exact for normal items with equal variances and covariances (L. S. Feldt, 1965), and robust to unequal ones.
 */
export type AlphaIntervalMethod = 'log' | 'asymptotic' | 'feldt';

export interface AlphaIntervalInput {
  alpha: number;
  standardError: number;
  people: number;
  items: number;
}

/**
 * Interval of alpha, or null when alpha is 1 or fewer than two people stand behind it.
 * @param level confidence, 0.95 by default
 * @throws RangeError when level is not between 0 and 1
 * @example alphaInterval({ alpha: 0.8, standardError: 0.03, people: 100, items: 5 }, 'feldt')
 */
export function alphaInterval(input: AlphaIntervalInput, method: AlphaIntervalMethod, level = 0.95): Interval | null {
  assertConfidence(level, 'alphaInterval');
  const { alpha, standardError, people, items } = input;
  if (people < 2 || !(alpha < 1)) return null;
  const tail = (1 - level) / 2;
  if (method === 'feldt') {
    const df1 = people - 1;
    const df2 = df1 * (items - 1);
    const lower = 1 - (1 - alpha) * fQuantile(1 - tail, df1, df2);
    return { level, lower, upper: 1 - (1 - alpha) * fQuantile(tail, df1, df2) };
  }
  const z = -normalQuantile(tail);
  if (method === 'asymptotic') return { level, lower: alpha - z * standardError, upper: alpha + z * standardError };
  const reach = (z * standardError) / (1 - alpha);
  return { level, lower: 1 - (1 - alpha) * Math.exp(reach), upper: 1 - (1 - alpha) * Math.exp(-reach) };
}
