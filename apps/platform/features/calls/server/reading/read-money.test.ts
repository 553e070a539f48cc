import { describe, expect, it } from 'vitest';
import { readMoney } from './read-money.ts';

const shown = (text: string): string[] => readMoney(text).map(({ amount, currency }) => `${amount} ${currency}`);

describe('sums of money of calls', () => {
  it.each([
    ['up to EUR 120 000', ['120000 EUR']],
    ['EUR 6,500,000', ['6500000 EUR']],
    ['120.000 €', ['120000 EUR']],
    ['€ 96.000,00 oltre IVA', ['96000 EUR']],
    ['€ 85.000,- exclusief btw', ['85000 EUR']],
    ['€ 1,25 miljoen', ['1250000 EUR']],
    ['1,5 milj. euroa', ['1500000 EUR']],
    ['kaksi miljoonaa euroa (2 M€)', ['2000000 EUR']],
    ['250 tys. zł', ['250000 PLN']],
    ['450 tysięcy złotych', ['450000 PLN']],
    ['28.500,00 PLN', ['28500 PLN']],
    ['3,2 mln zł', ['3200000 PLN']],
    ['5 000 000 złotych', ['5000000 PLN']],
    ['£270k and £45,000', ['270000 GBP', '45000 GBP']],
    ['€ 4 million', ['4000000 EUR']],
    ['900 mila euro', ['900000 EUR']],
  ])('reads "%s"', (text, sums) => {
    expect(shown(text)).toEqual(sums);
  });

  it('keeps the upper end of a span', () => {
    for (const span of ['40 000–120 000 euroa', 'EUR 40 000 – 120 000', '€ 40.000 tot € 120.000'])
      expect(shown(span)).toEqual(['120000 EUR']);
  });

  it('takes numbers without a currency for no money', () => {
    expect(shown('12 000 participants, 40 %, 15.3.2027, room 120, eurooppalainen 5')).toEqual([]);
  });
});
