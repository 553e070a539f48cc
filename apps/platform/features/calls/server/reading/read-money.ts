// Sums of money as calls write them: EUR 120 000; 120.000 €; £270k; 1,5 milj. euroa; 250 tys. zł; € 85.000,-; 2 M€.

export interface FoundMoney {
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

const CURRENCIES: readonly (readonly [string, string])[] = [
  ['EUR', '€|eur|euro\\p{L}{0,4}'],
  ['PLN', 'pln|zł|złot\\p{L}{1,3}'],
  ['GBP', '£|gbp|pounds?'],
  ['USD', '\\$|usd|us\\$'],
  ['SEK', 'sek'],
  ['NOK', 'nok'],
  ['DKK', 'dkk'],
  ['CZK', 'czk|kč'],
  ['CHF', 'chf'],
];
const ANY = CURRENCIES.map(([, forms]) => forms).join('|');
const TIMES: readonly (readonly [number, RegExp])[] = [
  // First, since "mila" begins as "million" does.
  [1e3, /^(?:k|tys|tuhat|tuhan|thousand|mila$|duizend)/u],
  [1e9, /^(?:billion|bn|miljard|mrd|mld|miliard)/u],
  [1e6, /^(?:m|mio|mln|mil)/u],
];
const SCALE =
  '(?:k(?!\\p{L})|bn(?!\\p{L})|m(?!\\p{L})|M(?=€)|mio\\.?|mln\\.?|milj\\.?(?!o)|mil\\.|mill\\.|millions?|miljoon\\p{L}{1,3}|milion\\p{L}{1,3}|milioni|miljoen|billion|miljard\\p{L}{0,2}|miliard\\p{L}{0,3}|mld\\.?|mrd\\.?|tys\\.?|tysi[ąę]c\\p{L}*|tuhatta|tuhannen|thousand|mila|duizend)';
const NUMBER = "\\d{1,3}(?:[ \\u00a0\\u2009\\u202f.,'’]\\d{3}){1,4}(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,3})?";
const DASHED = `(?:\\s{0,2}[–—-]\\s{0,2}(?=\\d))`;

const NAMES_CURRENCY = new RegExp(ANY, 'iu');
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(${ANY})\\s{0,2}(${NUMBER})(?!\\d)(?:${DASHED}(${NUMBER})(?!\\d))?(?:[,.][-–])?(?:\\s{0,2}(${SCALE})(?!\\p{L}))?`,
  'giu',
);
const AFTER = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(${NUMBER})(?!\\d)(?:[,.][-–])?\\s{0,2}(?:(${SCALE})\\s{0,2})?(${ANY})(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Two sums that are the ends of a span; the upper one is kept. */
const SPAN = /^\s*(?:[–—-]|to|tot|a|do|bis|ad|ja)\s*$/iu;

/** In order; of a span ("40 000–120 000 €") the upper end. */
export function readMoney(text: string): FoundMoney[] {
  // Most sentences name no money; this is said of them at once.
  if (!/\d/u.test(text) || !NAMES_CURRENCY.test(text)) return [];
  const found: FoundMoney[] = [];
  for (const match of text.matchAll(BEFORE)) {
    const amount = amountOf(match[3] ?? match[2]!, match[4]);
    if (amount !== null) found.push({ ...place(match), amount, currency: currencyOf(match[1]!) });
  }
  for (const match of text.matchAll(AFTER)) {
    const amount = amountOf(match[1]!, match[2]);
    if (amount !== null) found.push({ ...place(match), amount, currency: currencyOf(match[3]!) });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundMoney[] = [];
  for (const each of found) {
    const last = kept.at(-1);
    if (last !== undefined && each.start < last.end) continue;
    if (last !== undefined && last.currency === each.currency && SPAN.test(text.slice(last.end, each.start)))
      kept.pop();
    kept.push(each);
  }
  return kept;
}

function place(match: RegExpMatchArray): { start: number; end: number } {
  return { start: match.index!, end: match.index! + match[0].trimEnd().length };
}

/** Null for what is no number of money: more digits than a budget has. */
export function amountOf(written: string, scale: string | undefined): number | null {
  const plain = written.replaceAll(/[ \u00a0\u2009\u202f'’]/gu, '');
  const times = scale === undefined ? 1 : (TIMES.find(([, form]) => form.test(scale.toLowerCase()))?.[0] ?? 1);
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const behind = last < 0 ? 0 : plain.length - last - 1;
  const isDecimal = last >= 0 && (behind < 3 || (times > 1 && plain.split(/[.,]/u).length === 2));
  const whole = isDecimal ? plain.slice(0, last) : plain;
  const amount = Number(`${whole.replaceAll(/[.,]/gu, '')}${isDecimal ? `.${plain.slice(last + 1)}` : ''}`) * times;
  const rounded = Math.round(amount * 100) / 100;
  return Number.isFinite(rounded) && rounded > 0 && rounded < 1e12 ? rounded : null;
}

function currencyOf(written: string): string {
  const small = written.toLowerCase();
  return CURRENCIES.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'u').test(small))![0];
}
