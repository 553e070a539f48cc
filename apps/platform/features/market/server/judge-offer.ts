// Whether what the market asks for is taught, and if not, why not.
import type { Offer, OfferView, Served } from '../contract.ts';

export interface JudgedOffer {
  readonly served: Served;
  readonly offers: OfferView[];
}

/**
 * @param languages in which the skill is asked for; an offer in none of them does not serve it
 *
 * @example
 * judgeOffer([], ['en']); // { served: 'nothing-offered', offers: [] }
 */
export function judgeOffer(offers: readonly Offer[], languages: readonly string[]): JudgedOffer {
  const inLanguage = offers.filter((offer) => offer.languages.some((language) => languages.includes(language)));
  return {
    served: sayServed(offers, inLanguage),
    offers: offers
      .toSorted((one, other) => Number(one.isPart) - Number(other.isPart))
      .map(({ title, href, kind, languages: own }) => ({ title, href, kind, languages: [...own] })),
  };
}

function sayServed(offers: readonly Offer[], inLanguage: readonly Offer[]): Served {
  if (offers.length === 0) return 'nothing-offered';
  if (inLanguage.length === 0) return 'other-language';
  return inLanguage.every(({ isPart }) => isPart) ? 'part-only' : 'offered';
}
